import { spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { bin } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, files, read, write } = commandFolder()

beforeEach(() => {
  for (const name of ['a.gif', 'a.mp4', 'a.png', 'm.json']) write(name, 'old')
})

/**
 * Makes a call of `node:fs/promises`, or of its open files, fail in main and threads from some call on. Those without a
 * temporary name among their words go on as ever.
 */
function failing(call: string, code: string, from = 1): string {
  return `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    let calls = 0
    const failing = (whole, path) => async function (...words) {
      const isOurs = path ? path === 'handle' : words.some(word => String(word).endsWith('.tmp') || /[.]tmp[/]/.test(word))
      if (isOurs && ++calls >= ${from}) throw Object.assign(new Error('${code}: injected'), { code: '${code}' })
      return whole.apply(this, words)
    }
    const { open } = fs.promises
    const own = '${call}'.replace('handle.', '')
    if (own === '${call}') fs.promises[own] = failing(fs.promises[own])
    else fs.promises.open = async (...words) => {
      const handle = await open(...words)
      if (String(words[0]).endsWith('.tmp')) handle[own] = failing(handle[own].bind(handle), 'handle')
      return handle
    }
    syncBuiltinESMExports()`
}

function run(script: string, ...words: string[]) {
  write('first.mjs', script)
  const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: `--import=${path('first.mjs')}` }
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: path(''),
    env,
    encoding: 'utf8',
  })
  rmSync(path('first.mjs'))
  return { code: status, stderr }
}

it('says that the current folder was removed', () => {
  const gone = path('gone')
  for (const words of ['blobs --at 0 -o a.png', 'blobs', 'blobs --dry-run', 'batch -']) {
    const script = `mkdir ${gone} && cd ${gone} && rmdir ${gone} && exec '${process.execPath}' '${bin}' ${words}`
    const input = 'figures: [{data: blobs, output: a.gif}]'
    const { status, stderr } = spawnSync('sh', ['-c', script], { input, encoding: 'utf8' })
    expect(stderr).toBe('nnanim: the current folder does not exist any more\n')
    expect(status).toBe(1)
  }
})

const film = ['circles', '--size', '120', '--fps', '5', '--duration', '1', '-q']

/** All is as it was, and a person is told of it. */
function expectNothingLost({ code, stderr }: { code: number | null; stderr: string }, named: string) {
  expect(stderr).toContain(named)
  expect(stderr).not.toMatch(/\n +at /)
  expect(code).toBe(1)
  expect(files()).toEqual(expect.arrayContaining(['a.gif', 'a.mp4', 'a.png', 'm.json']))
  expect(files().filter(name => name.includes('.tmp'))).toEqual([])
  for (const name of ['a.gif', 'a.mp4', 'a.png', 'm.json']) expect(read(name)).toBe('old')
}

describe('the old file stays, and nothing else, when', () => {
  it.each([
    ['the disk fails', 'handle.writeFile', 'EIO', 'a.gif'],
    ['the disk is full at last', 'handle.sync', 'ENOSPC', 'a.gif'],
    ['the permission is lost', 'rename', 'EACCES', 'a.gif'],
    ['no file can be opened', 'open', 'EMFILE', 'a.gif'],
    ['a mode cannot be kept', 'handle.chmod', 'EPERM', 'a.gif'],
    ['a still cannot be written', 'handle.writeFile', 'ENOSPC', 'a.png'],
    ['a video cannot be written', 'handle.writeFile', 'ENOSPC', 'a.mp4'],
  ])('%s', (_, call, code, file) => {
    const made = run(failing(call, code), ...film, '-o', file)
    expectNothingLost(made, `nnanim: cannot write ${path(file)}: ${code}: injected`)
  })

  it('a folder takes no second frame', () => {
    expectNothingLost(
      run(failing('writeFile', 'ENOSPC', 2), ...film, '-o', 'frames/'),
      `${path('frames')}: ENOSPC`,
    )
    expect(files()).not.toContain('frames')
  })

  it('a figure of a batch fails in its thread', () => {
    const figures = ['a.gif', 'a.png'].map((output, seed) => ({
      data: 'blobs',
      seed,
      size: 120,
      duration: 1,
      output,
    }))
    write('b.json', JSON.stringify({ figures }))
    const made = run(failing('rename', 'EACCES'), 'batch', 'b.json', '--jobs', '2')
    expectNothingLost(made, `cannot write ${path('a.gif')}: EACCES`)
    expect(made.stderr).toContain(`cannot write ${path('a.png')}: EACCES`)
  })
})

describe('twins', () => {
  it('are refused before the work where the dark one has no name', () => {
    const before = files()
    const { code, stderr } = run('', ...film, '--twins', '-o', `${'a'.repeat(248)}.gif`)
    expect(stderr).toMatch(/^nnanim: -o: got "a+…?.*, expected a shorter name\n$/)
    expect(code).toBe(2)
    expect(files()).toEqual(before)
  })

  it('are both written, or none where one cannot be', () => {
    const before = files()
    const script = `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const { rename } = fs.promises
      fs.promises.rename = async (from, to) => {
        if (to.endsWith('-dark.gif')) throw Object.assign(new Error('EACCES: injected'), { code: 'EACCES' })
        return rename(from, to)
      }
      syncBuiltinESMExports()`
    for (const file of ['a.gif', 'b.gif']) {
      expectNothingLost(run(script, ...film, '--twins', '-o', file), '-dark.gif: EACCES: injected')
      expect(files()).toEqual(before)
    }
    expect(run('', ...film, '--twins', '-o', 'a.gif').code).toBe(0)
    expect(files()).toEqual(['a-dark.gif', ...before])
  })
})

describe('a damaged installation', () => {
  const install = () => path('install')
  const words = [join('install', 'bin/nnanim.js'), ...film]
  const call = (...more: string[]) =>
    spawnSync(process.execPath, [...words, ...more], { cwd: path(''), encoding: 'utf8' })
  beforeEach(() => {
    for (const name of [
      'bin',
      'package.json',
      'dist/fonts.conf',
      'dist/bundle',
      'dist/kernels',
      'dist/web',
      'dist/checksums.json',
      'dist/font.json',
    ])
      cpSync(name, join(install(), name), { recursive: true })
    symlinkSync(resolve('node_modules'), join(install(), 'node_modules'))
  })
  const chunks = readdirSync('dist/bundle')
  const chunk = (name: string) => `dist/bundle/${chunks.find(file => file.startsWith(`${name}-`))}`

  it.each<[string, string, string | null]>([
    ['no main file', 'dist/bundle/main.js', ''],
    ['a chunk missing', chunk('parse'), null],
    ['a chunk empty', chunk('figure'), ''],
    ['no file for errors', chunk('draw'), 'garbage('],
    ['pages of nothing', 'dist/web/page.json', '{}'],
    ['letters of nothing', 'dist/font.json', ''],
    ['kernels of garbage', 'dist/kernels/paint.wasm', '\0asm garbage'],
    ['a compile cache of nothing', 'bin/compile-cache.js', null],
  ])('says so, without a stack: %s', (_, file, content) => {
    const path = join(install(), file)
    if (content === null) rmSync(path)
    else writeFileSync(path, content)
    const made = call('--rasterizer', 'outlines', '-o', 'a.gif', '-o', 'new.html', '--jobs', '2')
    expectNothingLost({ code: made.status, stderr: made.stderr }, 'install nnanim again')
    expect(files()).not.toContain('new.html')
  })

  it('is not said of one that is whole, nor of a wrong call', () => {
    expect(call('-o', 'none/a.gif').stderr).not.toContain('again')
    const made = spawnSync(
      'bash',
      ['-c', `ulimit -f 1; exec '${process.execPath}' ${words.join(' ')} -o a.gif`],
      {
        cwd: path(''),
        encoding: 'utf8',
      },
    )
    expect(made.stderr).toMatch(/^nnanim: cannot write .*EFBIG.*\n$/)
  })
})

describe('a limit on the size of files', () => {
  it.each(['a.gif', 'a.mp4', 'frames/'])('is told, and all stays as it was: %s', file => {
    const before = files()
    const line = `ulimit -f 1; exec '${process.execPath}' '${bin}' ${film.join(' ')} --density 2 -o ${file}`
    const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: path(''), encoding: 'utf8' })
    expectNothingLost(
      { code: status, stderr },
      `cannot write ${join(path(''), file.replace('/', ''))}: EFBIG`,
    )
    expect(files()).toEqual(before)
  })
})

it.each([
  ['a figure', [...film, '-o', '-', '--format', 'gif']],
  ['a summary', [...film, '--json', '-o', 'b.gif']],
  ['a list', ['datasets']],
])('standard output on a full disk is told once: %s', (_, words) => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: path(''),
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(full)
  expect(stderr).toBe('nnanim: cannot write to standard output: ENOSPC: no space left on device, write\n')
  expect(status).toBe(1)
})

it.each(['18.20.8', '20.18.3'])('an old Node is told which one is needed: %s', node => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } })`
  const { code, stderr } = run(old, ...film, '-o', 'a.gif')
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `nnanim: Node ${node} is too old: ${engines.node.slice(2)} or later is needed\n`,
  })
})
