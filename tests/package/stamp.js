// Spares `npm test` a build: dist/build.sha256 holds the hashes of all that the last whole build read, and of what it
// made, so that anything that is changed, taken away, added or half done since then is built again.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What scripts of the build are in, and what they read. */
const folders = ['src', 'bin', 'docs', 'tests/package', 'tests/readme']

/** Builds `dist/` in a folder, and says whether it did; `always` or only where something has changed. */
export function build(make, { root = '.', always = true } = {}) {
  const read = sourcesIn(root)
  const file = join(root, 'dist/build.sha256')
  const isThere = existsSync(file) && readFileSync(file, 'utf8') === `${read} ${madeIn(root)}\n`
  if (!always && isThere) return false
  rmSync(file, { force: true })
  make()
  // What was changed in the meantime may have been read before or after.
  if (sourcesIn(root) === read) writeFileSync(file, `${read} ${madeIn(root)}\n`)
  return true
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
