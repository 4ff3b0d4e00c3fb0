#!/usr/bin/env node
const { existsSync } = require('node:fs')
const Module = require('node:module')
const { join } = require('node:path')

const main = join(__dirname, '../dist/bundle/main.js')

if (existsSync(main)) {
  // From Node 22 on, compiled code is kept between runs.
  Module.enableCompileCache?.()
  require(main).run(process.argv.slice(2))
} else {
  console.error(`nnanim: ${main} is missing. Run \`npm ci\` or \`npm run build\` in ${join(__dirname, '..')}`)
  process.exitCode = 1
}
