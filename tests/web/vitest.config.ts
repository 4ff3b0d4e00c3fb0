import { defineConfig } from 'vitest/config'

/** Pages in a browser: Chromium must be there, and the build too. */
export default defineConfig({
  test: {
    include: ['tests/web/*.web.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
  },
})
