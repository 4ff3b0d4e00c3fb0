import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { row } from '../row.js'

/** What it is to install the package: its own bytes, and the bytes and the number of all packages that come along. */
export async function install({ file }) {
  const folder = file('install')
  mkdirSync(folder)
  const packed = JSON.parse(npm(folder, 'pack', process.cwd(), '--json', '--ignore-scripts'))[0]
  const whole = installed(join(folder, 'whole'), packed.filename, [])
  const few = installed(join(folder, 'few'), packed.filename, ['--omit=optional'])
  return [
    row('the package, packed', { ours: packed.size, show: megabytes, goal: megabytesAtMost(4.2) }),
    row('the package, unpacked', { ours: packed.unpackedSize, show: megabytes, goal: megabytesAtMost(8) }),
    ...rows('installed', whole, { bytes: 130, packages: 100 }),
    ...rows('installed, without what is optional', few, { bytes: 60, packages: 60 }),
  ]
}

function rows(what, { bytes, packages }, most) {
  return [
    row(`${what}: bytes`, { ours: bytes, show: megabytes, goal: megabytesAtMost(most.bytes) }),
    row(`${what}: packages`, { ours: packages, show: String, goal: packagesAtMost(most.packages) }),
  ]
}

/** Of an empty project with the package alone: nothing is compiled, as no scripts run. */
function installed(folder, packed, flags) {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{}')
  npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...flags, `../${packed}`)
  const modules = join(folder, 'node_modules')
  const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'))
  const bytes = readdirSync(modules, { recursive: true })
    .map(name => lstatSync(join(modules, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
  return { bytes, packages: Object.keys(lock.packages).length }
}

function npm(cwd, ...words) {
  return execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

const megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`
const megabytesAtMost = most => ({ words: `≤ ${most} MB`, met: bytes => bytes <= most * 1e6 })
const packagesAtMost = most => ({ words: `≤ ${most}`, met: count => count <= most })
