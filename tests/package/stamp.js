// Builds dist/ beside the old one, which stays until the new one is whole, so that commands find one at any time. It also
// spares `npm test` and npx a build: dist/build.sha256 holds the hashes of all that the last whole build read, and of what
// it made, so that anything that is changed, taken away, added or half done since then is built again; then its steps.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** What scripts of the build are in, and what they read. */
const folders = ['src', 'bin', 'docs', 'tests/package', 'tests/readme']

/**
 * Builds `dist/` in a folder by steps, and says whether it did; `always` or only those steps that were not made of what is
 * there today. A step is given a copy of the folder, and adds to the `dist/` of that. Where one fails, the old `dist/` stays.
 */
export async function build(steps, { root = '.', always = true } = {}) {
  const read = sourcesIn(root)
  const dist = join(root, 'dist')
  const done = always ? 0 : stepsDone(root, read)
  if (done >= steps.length) return false
  removeLeft(root)
  const stage = join(root, `.build-${process.pid}`)
  const made = join(stage, 'dist')
  try {
    copyTo(stage, root)
    if (done > 0) cpSync(dist, made, { recursive: true })
    for (const step of steps.slice(done)) await step(stage)
    // The paths that it was compiled for are those of the copy.
    rmSync(join(made, 'compiled'), { recursive: true, force: true })
    // What was changed in the meantime may have been read before or after.
    if (sourcesIn(root) === read)
      writeFileSync(join(made, 'build.sha256'), `${read} ${madeIn(stage)} ${steps.length}\n`)
    if (existsSync(dist)) renameSync(dist, join(stage, 'old'))
    renameSync(made, dist)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
  return true
}

/** The number of steps that made what is there of these sources. */
function stepsDone(root, sources) {
  const file = join(root, 'dist/build.sha256')
  if (!existsSync(file)) return 0
  const [read, made, steps] = readFileSync(file, 'utf8').split(/\s/)
  return read === sources && made === madeIn(root) ? Number(steps) : 0
}

/** Removes the copies of builds that were killed. */
function removeLeft(root) {
  for (const name of readdirSync(root)) {
    const [, id] = /^\.build-(\d+)$/.exec(name) ?? []
    if (id && !isRunning(Number(id))) rmSync(join(root, name), { recursive: true, force: true })
  }
}

function isRunning(id) {
  try {
    return process.kill(id, 0)
  } catch ({ code }) {
    return code === 'EPERM'
  }
}

/** Copies what a build reads; pages, which it completes, and packages are those of the folder itself. */
function copyTo(stage, root) {
  mkdirSync(join(stage, 'dist'), { recursive: true })
  for (const entry of readdirSync(root, { withFileTypes: true }))
    if (entry.isFile()) copyFileSync(join(root, entry.name), join(stage, entry.name))
  const there = folders.filter(name => name !== 'docs' && existsSync(join(root, name)))
  for (const name of there) cpSync(join(root, name), join(stage, name), { recursive: true })
  for (const name of ['docs', 'node_modules'])
    if (existsSync(join(root, name))) symlinkSync(resolve(root, name), join(stage, name), 'junction')
}

/** The hash of the folders, of the files beside them, of the packages as npm notes them, and of Node. */
function sourcesIn(root) {
  const beside = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isFile())
  const packages = join(root, 'node_modules/.package-lock.json')
  return hashOf(root, process.version, [
    ...beside.map(({ name }) => join(root, name)),
    ...folders.flatMap(folder => filesIn(join(root, folder))),
    ...(existsSync(packages) ? [packages] : []),
  ])
}

/** The hash of what is in `dist/`, but for what `bin/compile-cache.js` keeps there. */
function madeIn(root) {
  const dist = join(root, 'dist')
  const own = file => !/^(compiled[\\/]|build\.sha256$)/.test(relative(dist, file))
  return hashOf(root, '', filesIn(dist).filter(own))
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

function hashOf(root, first, files) {
  const hash = createHash('sha256').update(first)
  for (const file of files.sort()) {
    const bytes = readFileSync(file)
    hash.update(`\n${relative(root, file)} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
