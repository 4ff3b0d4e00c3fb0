import { defineConfig } from 'vitest/config'

// Apart from the other tests, since each example is built, linted and tested in a copy of the repository.
export default defineConfig({
  test: {
    include: ['tests/contributing/**/*.contributing.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
})
