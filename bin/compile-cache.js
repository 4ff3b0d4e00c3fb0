const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { basename, dirname, join } = require('node:path')
const { Script } = require('node:vm')
const { crc32 } = require('node:zlib')

/** The end of a name that changes with the file's content, of which V8 itself only looks at the length. */
const hashed = /-[\w-]{8}\.js$/

/**
 * Keeps compiled code between runs. Node does so itself from 22.1 on; before, this does it for the files of one folder
 * that have a hash in their names, in `compiled/` beside it if that can be written. They cannot use `import()`.
 *
 * @param {string} sources the folder
 */
exports.enableCompileCache = sources => {
  if (Module.enableCompileCache) return Module.enableCompileCache()
  const cache = join(sources, '../compiled')
  const compile = Module.prototype._compile
  const compiled = new Map()
  Module.prototype._compile = function (content, filename) {
    if (dirname(filename) !== sources || !hashed.test(filename)) return compile.call(this, content, filename)
    const file = join(cache, `${basename(filename)}-${process.arch}-${process.versions.v8}`)
    const script = new Script(Module.wrap(content), { filename, cachedData: read(file) })
    if (script.cachedDataRejected !== false) compiled.set(file, script)
    const require = Module.createRequire(filename)
    script.runInThisContext().call(this.exports, this.exports, require, this, filename, sources)
  }
  process.once('exit', () => {
    // By now it holds all functions that ran; after `new Script` it would hold hardly any.
    for (const [file, script] of compiled) write(file, script.createCachedData())
  })
}

/** @returns {Buffer | undefined} what was written; V8 would crash on anything else */
function read(file) {
  try {
    const whole = readFileSync(file)
    const data = whole.subarray(0, -4)
    return whole.readUInt32LE(data.length) === crc32(data) ? data : undefined
  } catch {
    return undefined
  }
}

/** @param {Buffer} data */
function write(file, data) {
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32LE(crc32(data))
  // Other processes may read it, so that it is whole or not there.
  const part = `${file}.${process.pid}`
  // Where it cannot be written, as the folder belongs to someone else or the disk is full, the next run compiles anew.
  try {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(part, Buffer.concat([data, checksum]))
      renameSync(part, file)
    } catch {
      rmSync(part, { force: true })
    }
  } catch {}
}
