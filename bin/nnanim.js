#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const main = new URL('../dist/cli/main.js', import.meta.url)

if (existsSync(main)) {
  // From Node 22 on, compiled code is kept between runs.
  module.enableCompileCache?.()
  const { run } = await import(main.href)
  await run(process.argv.slice(2))
} else {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  console.error(`nnanim: ${fileURLToPath(main)} is missing. Run \`npm ci\` or \`npm run build\` in ${folder}`)
  process.exitCode = 1
}
