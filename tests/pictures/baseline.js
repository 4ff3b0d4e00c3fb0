// What figures were at a commit, on this machine: its library, and the hashes of the files that it makes.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashOf } from '../corpus/hashes.js'
import { filesOf, tools } from './files.js'

/** Decides the bytes of files beside the commit: x264 cuts a picture into slices by the number of processors. */
const machine = [process.version, process.arch, availableParallelism(), JSON.stringify(tools)].join(' ')

/**
 * Builds the library of a commit beside the repository's own packages.
 *
 * @param root the repository
 * @param folder a folder below it, which is made anew
 * @returns the commit's hash
 */
export function buildBaseline(root, folder, commit) {
  const git = (...words) => execFileSync('git', words, { cwd: root, maxBuffer: 1 << 30 })
  const hash = git('rev-parse', '--verify', `${commit}^{commit}`).toString().trim()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const archive = git('archive', hash, 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'src')
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', join(folder, 'tsconfig.build.json')], { stdio: 'inherit' })
  writeFileSync(join(folder, 'baseline.json'), JSON.stringify({ commit: hash, machine, files: {} }))
  return hash
}

/**
 * The baseline in a folder, or null where there is none.
 *
 * @returns `library`, `commit`, and `filesOf(name, figure, folder)`: hashes, made only where they are not noted yet, and
 *   null where the commit cannot make the figure
 */
export async function openBaseline(folder) {
  const file = join(folder, 'baseline.json')
  if (!existsSync(file)) return null
  const noted = JSON.parse(readFileSync(file, 'utf8'))
  // Files of another machine are not those of this one.
  if (noted.machine !== machine) Object.assign(noted, { machine, files: {} })
  const library = await openLibrary(folder)
  return {
    library,
    commit: noted.commit.slice(0, 9),
    async filesOf(name, figure, scratch) {
      const definition = hashOf(JSON.stringify(figure))
      if (noted.files[name]?.definition !== definition) {
        noted.files[name] = { definition, hashes: await filesOf(library, figure, scratch).catch(() => null) }
        writeFileSync(file, JSON.stringify(noted))
      }
      return noted.files[name].hashes
    },
  }
}

/** The library that was built in a folder. */
export function openLibrary(folder) {
  return import(pathToFileURL(join(folder, 'dist/index.js')).href)
}
