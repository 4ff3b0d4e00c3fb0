import { defineConfig } from 'vitest/config'

// Apart from the other tests, since these need gifsicle, ffprobe and Chromium, which `npm test` must do without.
export default defineConfig({
  test: { include: ['tests/readers/**/*.readers.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})
