import { defineConfig } from 'vitest/config'

// Apart from the other tests, since these need programs that `npm test` must do without.
export default defineConfig({
  test: {
    include: ['tests/readers/**/*.readers.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
