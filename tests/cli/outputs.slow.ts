import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/encode/formats.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import { bin } from './run.ts'
import { commandFolder } from './stage.ts'

const quick = ['--size', '200x200', '--fps', '5', '--duration', '2']
const { path, files, bytes, write, here } = commandFolder()

/** Runs the command with standard output as bytes. */
function piped(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { cwd: path('') })
  return { code: status, stdout, stderr: stderr.toString() }
}

describe('one run', () => {
  it('writes files of every kind, all with one recipe, and says what each is', () => {
    const names = ['a.gif', 'a.mp4', 'a.webm', 'a.png', 'a.svg', 'a.pdf', 'frames/']
    const { code, stdout } = here('blobs', ...quick, '--json', ...names.flatMap(name => ['-o', name]))
    expect(code).toBe(0)
    const { outputs } = JSON.parse(stdout)
    expect(outputs.map((o: Record<string, unknown>) => [o.file, o.format, o.frames, o.seconds])).toEqual([
      ['a.gif', 'gif', 10, 2],
      ['a.mp4', 'mp4', 10, 2],
      ['a.webm', 'webm', 10, 2],
      ['a.png', 'png', 1, 0],
      ['a.svg', 'svg', 1, 0],
      ['a.pdf', 'pdf', 1, 0],
      ['frames/', 'frames', 10, 2],
    ])
    for (const { file, width, height, bytes: size } of outputs) {
      expect([width, height]).toEqual([200, 200])
      if (file !== 'frames/') expect(size).toBe(bytes(file).length)
    }
    const frames = readdirSync(path('frames')).sort()
    expect(frames).toHaveLength(10)
    expect(files()).toEqual(['a.gif', 'a.mp4', 'a.pdf', 'a.png', 'a.svg', 'a.webm', 'frames'])
    const recipes = [...names.slice(0, -1), ...frames.map(name => `frames/${name}`)].map(name =>
      JSON.stringify(readRecipe(bytes(name))),
    )
    expect(new Set(recipes).size).toBe(1)
    expect(JSON.parse(recipes[0])).toMatchObject({ spec: { data: 'blobs', fps: 5 } })
  })

  it('tells beforehand what each file will be', () => {
    const words = ['blobs', '--size', '201x150', '--density', '3', '--dry-run', '--json']
    const { stdout } = here(...words, '-o', 'a.mp4', '-o', 'a.png', '-o', 'a.svg')
    const { outputs } = JSON.parse(stdout)
    expect(outputs.map((o: Record<string, unknown>) => [o.width, o.height])).toEqual([
      [604, 450],
      [603, 450],
      [201, 150],
    ])
    expect(files()).toEqual([])
  })

  it('without -o makes what --format, --at or --film ask for, twice if need be', () => {
    for (const [more, name] of [
      [['--at', '50%'], 'blobs.png'],
      [['--film', '3'], 'blobs.png'],
      [['--format', 'svg'], 'blobs.svg'],
      [['--format', 'svg'], 'blobs.svg'],
    ] as const)
      expect(here('blobs', ...quick, ...more)).toMatchObject({ code: 0, stdout: `${name}\n` })
    expect(decode(bytes('blobs.png'))).toMatchObject({ width: 600, height: 200 })
  })

  it('leaves a folder with a frame of another’s as it is', () => {
    mkdirSync(path('frames'))
    write('frames/frame-0003.png', 'mine')
    const { code, stderr } = here('blobs', ...quick, '-o', 'frames/')
    expect(code).toBe(2)
    expect(stderr).toContain('frame-0003.png')
    expect(readdirSync(path('frames'))).toEqual(['frame-0003.png'])
  })
})

describe('standard output', () => {
  it.each(Object.keys(formats))('takes a %s, the same as a file', format => {
    const { code, stdout } = piped('blobs', ...quick, '--format', format, '-o', '-', '-o', `a.${format}`)
    expect(code).toBe(0)
    expect(stdout).toEqual(bytes(`a.${format}`))
    expect(files()).toEqual([`a.${format}`])
  })

  it('may be cut off by its reader, which is nobody’s fault', async () => {
    // Without progress, of which a slow machine prints some.
    const words = ['blobs', '--size', '400x400', '--format', 'gif', '-q', '-o', '-']
    const child = spawn(process.execPath, [bin, ...words], {
      cwd: path(''),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', text => {
      said += text
    })
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await new Promise(done => child.on('close', done))).toBe(141)
    expect(said).toBe('')
  })
})
