import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { png } from '../../src/encode/png/png.ts'
import { finishCommit, isCommitting } from '../../src/render/commit.ts'
import { checkFolder, openFolder } from '../../src/render/folder.ts'
import { encode, filmOf, frameOf } from '../encode/frames.ts'
import { freshFolder } from './files.ts'

const picture = (color: number) => {
  const frame = frameOf(4, 4, () => color)
  return encode(png, [frame], filmOf([frame], { recipe: '{"nnanim":"1","spec":{}}' }))
}
export const [red, blue] = await Promise.all([picture(0xff0000), picture(0x0000ff)])

/** A folder of frames for each test of a file, and processes that put frames in place there. */
export function framesFolder() {
  const folder = freshFolder()
  const target = () => folder.path('frames')

  /** As many frames, still to be put in place. */
  async function open(count: number, bytes: Uint8Array) {
    const sink = await openFolder(await checkFolder(target(), 'output'))
    for (let i = 0; i < count; i++) await sink.write(bytes)
    return sink
  }

  /** As many frames, put in place. */
  async function make(count: number, bytes: Uint8Array) {
    await (await open(count, bytes)).commit()
  }

  /** Whose frames stand in the folder, in their order; what else is there, but for the commit itself. */
  async function found(): Promise<{ runs: string[]; others: string[] }> {
    const names = await readdir(target())
    const frames = names.filter(name => name.startsWith('frame-')).sort()
    const runs: string[] = []
    for (const name of frames) runs.push((await isRed(name)) ? 'red' : 'blue')
    return { runs, others: names.filter(name => !frames.includes(name) && name !== 'nnanim.commit') }
  }
  const isRed = async (name: string) => Buffer.compare(await readFile(join(target(), name)), red) === 0

  /** A process that a script of what `npm run build` made runs in, since Node 20 does not run TypeScript. */
  function start(input: string): ChildProcess {
    const url = (name: string) =>
      JSON.stringify(new URL(`../../dist/render/${name}.js`, import.meta.url).href)
    const whole = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { openFolder } = await import(${url('folder')})
    const make = async (count, bytes) => {
      const sink = await openFolder(${JSON.stringify(target())})
      for (let i = 0; i < count; i++) await sink.write(bytes)
      return sink
    }
    const [red, blue] = ${JSON.stringify([red, blue].map(bytes => [...bytes]))}.map(bytes => Uint8Array.from(bytes))
    ${input}`
    return spawn(process.execPath, ['--input-type=module', '--eval', whole], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }

  /** Puts two blue frames in place, and gets a signal after so many steps that change the disk. */
  const strike = (signal: string, steps: number) =>
    start(`
    const sink = await make(2, blue)
    let steps = 0
    const strike = () => steps++ === ${steps} && process.kill(process.pid, '${signal}')
    for (const name of ['writeFileSync', 'renameSync', 'unlinkSync', 'rmdirSync']) {
      const own = fs[name]
      fs[name] = (...words) => {
        strike()
        return own(...words)
      }
    }
    for (const name of ['rename', 'unlink', 'rm']) {
      const own = fs.promises[name]
      fs.promises[name] = async (...words) => {
        strike()
        return own(...words)
      }
    }
    syncBuiltinESMExports()
    await sink.commit()
    // The signal is heard only when the work is done.
    await new Promise(done => setTimeout(done))`)

  /** Frames whose process is killed after so many steps are of one run, and finished by the next that looks at them. */
  async function finishAfterKill(steps: number): Promise<{ signal: unknown; seen: string }> {
    await make(3, red)
    await writeFile(join(target(), 'notes.txt'), 'mine')
    const signal = await ended(strike('SIGKILL', steps))
    const at = await found()
    expect(new Set(at.runs).size).toBeLessThan(2)
    expect(at.others).toEqual(['notes.txt'])
    await finishCommit(target())
    const { runs, others } = await found()
    expect([
      ['red', 'red', 'red'],
      ['blue', 'blue'],
    ]).toContainEqual(runs)
    expect(others).toEqual(['notes.txt'])
    expect(isCommitting(target())).toBe(false)
    return { signal, seen: at.runs.join() }
  }

  /** A signal is heard when the frames are in place, after which of their steps it ever came. */
  async function hearSignal(signal: string, after: readonly number[]): Promise<void> {
    for (const steps of after) {
      await make(3, red)
      await ended(strike(signal, steps))
      expect(await found()).toEqual({ runs: ['blue', 'blue'], others: [] })
      expect(isCommitting(target())).toBe(false)
    }
    expect(await folder.names()).toEqual(['frames'])
  }

  return { folder, target, open, make, found, start, finishAfterKill, hearSignal }
}

/** The signal that ends a process, or its exit code. */
export const ended = (child: ChildProcess) =>
  new Promise(done => child.on('exit', (code, signal) => done(signal ?? code)))
