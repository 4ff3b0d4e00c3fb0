import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 120_000,
    setupFiles: ['tests/scenes-loaded.ts'],
    projects: [
      // Files share a worker, and what it has loaded: no test puts something in place of what others use too.
      { extends: true, test: { name: 'quick', include: ['tests/**/*.test.ts'], isolate: false } },
      // What takes long, most of it many processes, and what mocks modules: `npm test` leaves it to CI.
      { extends: true, test: { name: 'slow', include: ['tests/**/*.slow.ts'] } },
    ],
  },
})
