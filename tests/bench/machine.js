import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { openRaster } from '../../dist/render/raster.js'
import { others } from './programs.js'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** When, where, with what and how a run is made, line by line. */
export async function conditions(now, rounds) {
  const raster = await openRaster('auto')
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  const commit = firstLine('git', ['rev-parse', '--short', 'HEAD'])
  return [
    `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC, load ${loadavg()[0].toFixed(2)} at the start`,
    `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ${gigabytes} GiB, ${process.platform} ${release()}`,
    `nnanim ${version}${commit && ` (${commit})`}, Node ${process.versions.node}, ${raster.name} ${raster.version}`,
    [...pythonVersions(), ...programVersions()].join(', ') || 'no other program to compare with',
    `medians [least–most] of ${rounds} runs (start: ${3 * rounds}, fits and growth: ${Math.min(rounds, 3)}), in turn`,
  ]
}

function pythonVersions() {
  if (others.python === null) return []
  const modules = 'numpy, scipy, sklearn, matplotlib, PIL'
  const asked = `import platform, ${modules}
print('Python', platform.python_version(), end='')
for m in (${modules}): print(f', {m.__name__} {m.__version__}', end='')`
  return [firstLine(others.python, ['-c', asked])]
}

function programVersions() {
  const asked = { ffmpeg: ['-version'], gifsicle: ['--version'], gifski: ['--version'] }
  return Object.entries(asked)
    .filter(([name]) => others[name] !== null)
    .map(([name, words]) => `${name} ${/\d+(\.\d+)+/.exec(firstLine(others[name], words))?.[0] ?? ''}`)
}

function firstLine(program, words) {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8', cwd: import.meta.dirname })
  return status === 0 ? stdout.split('\n')[0].trim() : ''
}
