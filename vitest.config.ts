import { defineConfig } from 'vitest/config'

/** Files that put something in place of what others use too. */
const mocking = ['encoderfaults', 'fontconfig', 'temporary', 'batch/figure-worker'].map(
  name => `tests/render/${name}.test.ts`,
)
const pictures = ['figure', 'render', 'pictures'].map(room => `tests/${room}/**/*.test.ts`)
const endToEnd = ['tests/cli/**/*.test.ts', ...mocking]
const others = '**/node_modules/**'

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Files may share a worker, and what it has loaded: pure functions, and what draws and writes.
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...pictures, ...endToEnd, others],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'pictures',
          include: pictures,
          exclude: [...mocking, others],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'end', include: endToEnd, testTimeout: 120_000 } },
      // What takes long, most of it many processes: `npm test` leaves it to CI.
      { test: { name: 'slow', include: ['tests/**/*.slow.ts'], testTimeout: 120_000 } },
    ],
  },
})
