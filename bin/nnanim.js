#!/usr/bin/env node
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const dist = join(__dirname, '../dist')
const bundle = join(dist, 'bundle')
const main = join(bundle, 'main.js')

/** True where it was built; a build that just puts a new folder in the place of the old one is waited for. */
const isBuilt = () => {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; tries < 10 && !existsSync(main); tries++) Atomics.wait(pause, 0, 0, 10)
  return existsSync(main)
}

const fail = error => {
  console.error(`nnanim: ${error.message.split('\n')[0]}`)
  process.exitCode = 1
}

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  fail(new Error(`Node ${process.versions.node} is too old: 20.19 or later is needed`))
} else if (isBuilt()) {
  // What fails may do so since a file was lost or cut off, by a full disk or a copy that was interrupted.
  process.once('exit', code => {
    const file = code === 1 ? require('./find-damaged.js').findDamaged(dist) : undefined
    if (file) console.error(`nnanim: ${join(dist, file)} is missing or damaged: install nnanim again`)
  })
  try {
    require('./compile-cache.js').enableCompileCache(bundle)
    require(main).run(process.argv.slice(2)).catch(fail)
  } catch (error) {
    fail(error)
  }
} else {
  fail(new Error(`${main} is missing. Run \`npm ci\` or \`npm run build\` in ${join(__dirname, '..')}`))
}
