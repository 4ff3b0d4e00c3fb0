import { defineConfig } from 'vitest/config'

/** The package in other people's projects: needs the build, `npm ci --prefix tests/hosts`, Chromium and Firefox. */
export default defineConfig({
  test: {
    include: ['tests/hosts/*.hosts.ts'],
    globalSetup: 'tests/hosts/install.ts',
    testTimeout: 300_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 60_000 } },
  },
})
