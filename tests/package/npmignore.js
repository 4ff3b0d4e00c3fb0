// Writes dist/.npmignore: the files of dist/ that one who installs nnanim does not need, as neither the library nor its
// types nor its worker threads lead to them. The command has a bundle of its own, of whose files dist/checksums.json has
// the hashes. Part of `npm run build`.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { posix } from 'node:path'

/** What is read by its name, by the program, by an editor or by `man`. */
const kept =
  /^(bundle\/|built\/|web\/|fonts\/|kernels\/(gif|paint|network|video)\.wasm$|(batch\.schema|checksums|font)\.json$|nnanim\.(1|py)$|SKILL(-reference)?\.md$|studio\.html$|player\.(js|d\.ts)$|fonts\.conf$|licenses\.txt$)/

/** The files of dist/ that some lead to, by import lines and calls, themselves included. */
function reachable(...files) {
  const found = new Set(files)
  for (const file of found) {
    const code = readFileSync(`dist/${file}`, 'utf8')
    for (const [, path] of code.matchAll(/\b(?:from|import)[\s(]*['"`](\.\.?\/[^'"`]+)['"`]/g)) {
      const target = posix.join(posix.dirname(file), path)
      const next = file.endsWith('.d.ts') ? target.replace(/\.[jt]s$/, '.d.ts') : target
      if (!existsSync(`dist/${next}`)) throw new Error(`dist/${file} imports ${path}, which is not there`)
      found.add(next)
    }
  }
  return found
}

const needed = reachable(
  'index.js',
  'index.d.ts',
  'render/worker.js',
  'render/encoder.js',
  'render/trainer.js',
)
const all = readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(({ parentPath, name }) => posix.relative('dist', posix.join(parentPath.replaceAll('\\', '/'), name)))
const ignored = all.filter(file => !needed.has(file) && !kept.test(file) && file !== '.npmignore')
const run = [
  '../bin/compile-cache.js',
  ...all.filter(file => kept.test(file) && /^(bundle|web|kernels)\//.test(file)).sort(),
]
const hashOf = file =>
  createHash('sha256')
    .update(readFileSync(`dist/${file}`))
    .digest('hex')
writeFileSync(
  'dist/checksums.json',
  `${JSON.stringify(Object.fromEntries(run.map(file => [file, hashOf(file)])), null, 2)}\n`,
)
writeFileSync(
  'dist/.npmignore',
  ignored
    .sort()
    .map(file => `/${file}\n`)
    .join('')
    // What `bin/compile-cache.js` writes, and stamp.js after this.
    .concat('/compiled/\n/build.sha256\n'),
)
