import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/parse.ts'
import { bin, nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, write } = commandFolder({ shared: true })

beforeAll(() => {
  const listing =
    "require('node:fs').writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache)))"
  write('trace.cjs', `process.on('exit', () => ${listing})`)
})

/** The files that a call loads: our own by their names without hashes, with their bytes, and the packages of others. */
function loadedBy(...words: string[]) {
  const { status } = spawnSync(process.execPath, ['--require', './trace.cjs', bin, ...words], {
    cwd: path(''),
  })
  expect(status).toBe(0)
  const files: string[] = JSON.parse(readFileSync(path('loaded.json'), 'utf8'))
  const own = files.filter(file => file.includes(`${sep}bundle${sep}`))
  const packages = files.flatMap(file => /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1] ?? [])
  return {
    own: own.map(file => basename(file).replace(/-[\w-]{8}\.js$/, '.js')),
    bytes: own.reduce((sum, file) => sum + statSync(file).size, 0),
    packages: [...new Set(packages)],
  }
}

describe('the start of the command', () => {
  it.each(['--version', '--help'])('loads a few kilobytes for %s', word => {
    const { own, bytes, packages } = loadedBy(word)
    expect(own).toContain('start.js')
    expect(own).not.toContain('parse.js')
    expect(bytes).toBeLessThan(15e3)
    expect(packages).toEqual([])
  })

  it('loads nothing that draws for the rest of its help', () => {
    const { own, bytes, packages } = loadedBy('help', 'all')
    expect(own).toContain('parse.js')
    expect(own).not.toContain('draw.js')
    expect(own).not.toContain('snippet.js')
    expect(bytes).toBeLessThan(118e3)
    expect(packages).toEqual([])
  })

  it('has the names of the registries in its help, though it loads none of them', () => {
    for (const words of [['--help'], ['-h'], ['help', 'all'], ['help', 'words'], ['help', 'scenes']])
      expect({ command: 'print', text: nnanim(words).stdout }).toEqual(parse(words, ''))
  })

  it('has headings in bold in its short help where colours are shown', () => {
    const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' }
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [bin, ...words], { env, encoding: 'utf8' }).stdout
    const help = run('--help')
    expect(help).toContain('\u001b[1mUsage:\u001b[22m')
    expect(help).toContain('\u001b[1mExamples:\u001b[22m')
    // Commander prints it where there are other words.
    expect(run('--help', '--quiet')).toBe(help)
    expect(nnanim(['--help']).stdout).not.toContain('\u001b')
  })

  it('loads no package but node-canvas for a GIF', () => {
    const call = [
      'blobs',
      '--size',
      '300x300',
      '--fps',
      '12',
      '--duration',
      '0.2',
      '--jobs',
      '1',
      '-q',
      '-o',
      'a.gif',
    ]
    const { bytes, packages } = loadedBy(...call)
    expect(bytes).toBeLessThan(1_220_000)
    expect(packages.filter(name => name !== 'canvas')).toEqual([])
  })

  it('imports nothing by a call, which compiled code that was kept cannot do in Node 20', () => {
    const files = readdirSync('dist/bundle').filter(file => file.endsWith('.js'))
    expect(files.length).toBeGreaterThan(20)
    expect(
      files.filter(file => /\bimport\s*\(/.test(readFileSync(join('dist/bundle', file), 'utf8'))),
    ).toEqual([])
  })

  it('brings along the licences of what is in it', () => {
    const licenses = readFileSync('dist/licenses.txt', 'utf8')
    for (const name of ['commander', 'mediabunny', 'zod']) expect(licenses).toContain(`\n${name} `)
    const page = JSON.parse(readFileSync('dist/web/page.json', 'utf8'))
    for (const name of ['d3-contour', 'd3-array', 'd3-scale'])
      expect(page.licenses).toMatch(new RegExp(`^${name}: Copyright `, 'm'))
    expect(page.licenses).toContain('Permission to use, copy, modify')
  })
})
