import { defineConfig } from 'vitest/config'

/** Pages in a browser: Chromium must be there, and the build too. */
export default defineConfig({
  test: {
    include: ['tests/web/*.web.ts'],
    testTimeout: 180_000,
    setupFiles: ['tests/scenes-loaded.ts'],
    hookTimeout: 60_000,
    maxWorkers: 2,
    server: { deps: { external: [/\/dist\//] } },
    expect: { poll: { timeout: 60_000 } },
  },
})
