import { defineConfig } from 'vitest/config'

const pictures = ['figure', 'render', 'pictures'].map(room => `tests/${room}/**/*.test.ts`)
const endToEnd = ['tests/cli/**/*.test.ts', 'tests/end/**/*.test.ts']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Pure functions: files may share a worker.
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...pictures, ...endToEnd],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      { test: { name: 'pictures', include: pictures, testTimeout: 60_000 } },
      { test: { name: 'end', include: endToEnd, testTimeout: 120_000 } },
      // What takes long, most of it many processes: `npm test` leaves it to CI.
      { test: { name: 'slow', include: ['tests/**/*.slow.ts'], testTimeout: 120_000 } },
    ],
  },
})
