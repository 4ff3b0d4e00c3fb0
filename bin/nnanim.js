#!/usr/bin/env node
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { enableCompileCache } = require('./compile-cache.js')

const bundle = join(__dirname, '../dist/bundle')
const main = join(bundle, 'main.js')

if (existsSync(main)) {
  enableCompileCache(bundle)
  require(main).run(process.argv.slice(2))
} else {
  console.error(`nnanim: ${main} is missing. Run \`npm ci\` or \`npm run build\` in ${join(__dirname, '..')}`)
  process.exitCode = 1
}
