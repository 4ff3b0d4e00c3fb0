import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { png } from '../../src/encode/png/png.ts'
import { WorkError } from '../../src/options/error.ts'
import { readArtifact } from '../../src/render/artifact.ts'
import { finishCommit, finishOwnCommit, isCommitting } from '../../src/render/commit.ts'
import { checkFolder, openFolder } from '../../src/render/folder.ts'
import { processName } from '../../src/render/process-name.ts'
import { encode, filmOf, frameOf } from '../encode/frames.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const picture = (color: number) => {
  const frame = frameOf(4, 4, () => color)
  return encode(png, [frame], filmOf([frame], { recipe: '{"nnanim":"1","spec":{}}' }))
}
const [red, blue] = await Promise.all([picture(0xff0000), picture(0x0000ff)])
const target = () => folder.path('frames')
const commitFolder = () => join(target(), 'nnanim.commit')

async function open(count: number, bytes: Uint8Array) {
  const sink = await openFolder(await checkFolder(target(), 'output'))
  for (let i = 0; i < count; i++) await sink.write(bytes)
  return sink
}

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
  const url = (name: string) => JSON.stringify(new URL(`../../dist/render/${name}.js`, import.meta.url).href)
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
const ended = (child: ChildProcess) =>
  new Promise(done => child.on('exit', (code, signal) => done(signal ?? code)))

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

describe('a folder of frames whose process is killed while it puts them in place', () => {
  it('never has frames of two runs, and is finished by the next that looks at it', async () => {
    const seen: string[] = []
    for (let steps = 0; ; steps++) {
      await make(3, red)
      await writeFile(join(target(), 'notes.txt'), 'mine')
      const signal = await ended(strike('SIGKILL', steps))
      const at = await found()
      expect(new Set(at.runs).size).toBeLessThan(2)
      expect(at.others).toEqual(['notes.txt'])
      seen.push(at.runs.join())
      await finishCommit(target())
      const { runs, others } = await found()
      expect([
        ['red', 'red', 'red'],
        ['blue', 'blue'],
      ]).toContainEqual(runs)
      expect(others).toEqual(['notes.txt'])
      expect(isCommitting(target())).toBe(false)
      if (signal === 0) break
    }
    // It was struck everywhere: old frames whole and in part, no frames, new ones in part and whole.
    expect(new Set(seen)).toEqual(new Set(['red,red,red', 'red,red', 'red', '', 'blue', 'blue,blue']))
    await make(1, red)
    expect(await folder.names()).toEqual(['frames'])
  }, 60_000)

  it.each(['SIGHUP', 'SIGTERM'])('by %s is whole, as that is heard afterwards', async signal => {
    for (const steps of [2, 4, 6]) {
      await make(3, red)
      await ended(strike(signal, steps))
      expect(await found()).toEqual({ runs: ['blue', 'blue'], others: [] })
      expect(isCommitting(target())).toBe(false)
    }
    expect(await folder.names()).toEqual(['frames'])
  })
})

/** The end of a marker of this process, which gave up. */
const givenUp = `.${processName}.free`

/** A folder with three old frames in which a process began to put two new ones in place. */
async function begun(writer: string) {
  await make(3, red)
  await mkdir(commitFolder())
  for (const name of ['frame-0001.png', 'frame-0002.png', `2${writer}`])
    await writeFile(join(commitFolder(), name), blue)
}

describe('what another process puts in place', () => {
  it('is waited for while that lives, and then finished for it', async () => {
    const child = start(
      "console.log((await import('node:fs')).readFileSync('/proc/self/stat', 'latin1')); setInterval(() => {}, 1000)",
    )
    const stat = await new Promise<string>(told => child.stdout!.once('data', text => told(`${text}`)))
    const born = stat.split(') ').at(-1)!.split(' ')[19]
    await begun(`.${processName.replace(/\.\d+-\d+$/, `.${child.pid}-${born}`)}`)
    const finishing = finishCommit(target())
    for (let i = 0; i < 10; i++) await setImmediate()
    expect((await found()).runs).toEqual(['red', 'red', 'red'])
    child.kill('SIGKILL')
    await finishing
    expect(await found()).toEqual({ runs: ['blue', 'blue'], others: [] })
    expect(isCommitting(target())).toBe(false)
  })

  it('is what a reader of the folder sees, where that has ended, and leaves as it is', async () => {
    await begun(givenUp)
    const before = await readdir(target(), { recursive: true })
    const seen = async () => {
      const { parts, bytes } = await readArtifact(target())
      return [...parts.map(part => part.slice(target().length + 1)), Buffer.compare(bytes, blue) === 0]
    }
    const moving = ['nnanim.commit/frame-0001.png', 'nnanim.commit/frame-0002.png']
    expect(await seen()).toEqual([...moving, true])
    expect(await readdir(target(), { recursive: true })).toEqual(before)
    // The last step but two of the other process: no old frame is left, and the last new one was moved.
    for (const name of ['frame-0001.png', 'frame-0003.png']) await rm(join(target(), name))
    await rename(join(target(), moving[1]), join(target(), 'frame-0002.png'))
    expect(await seen()).toEqual([moving[0], 'frame-0002.png', true])
  })

  it('is finished at once by one who comes later with frames of its own, which then are the last', async () => {
    await begun(givenUp)
    const sink = await open(1, red)
    expect((await found()).runs).toEqual(['blue', 'blue'])
    await sink.commit()
    expect(await found()).toEqual({ runs: ['red'], others: [] })
    await mkdir(commitFolder())
    await make(4, blue)
    expect((await found()).runs).toHaveLength(4)
    expect(isCommitting(target())).toBe(false)
  })

  it('is finished for a thread of this process that was ended, and left to others otherwise', async () => {
    await begun('.another-host.1')
    finishOwnCommit(target())
    expect((await found()).runs).toEqual(['red', 'red', 'red'])
    await writeFile(join(commitFolder(), `2.${processName}`), '')
    await rm(join(commitFolder(), '2.another-host.1'))
    finishOwnCommit(target())
    expect(await found()).toEqual({ runs: ['blue', 'blue'], others: [] })
    expect(isCommitting(target())).toBe(false)
  })
})

describe('frames that cannot all be put in place', () => {
  it('are told of, and put there by the next run once they can be', async () => {
    await make(3, red)
    const sink = await open(3, blue)
    await rm(join(target(), 'frame-0002.png'))
    await mkdir(join(target(), 'frame-0002.png'))
    const failing = sink.commit()
    await expect(failing).rejects.toThrow(WorkError)
    await expect(failing).rejects.toThrow(
      `cannot write ${target()}: ${join(target(), 'frame-0002.png')} was not made by nnanim`,
    )
    await sink.discard()
    expect(isCommitting(target())).toBe(true)
    await rmdir(join(target(), 'frame-0002.png'))
    await finishCommit(target())
    expect(await found()).toEqual({ runs: ['blue', 'blue', 'blue'], others: [] })
    expect(await folder.names()).toEqual(['frames'])
  })
})

describe('a step of which another process was faster', () => {
  it('is no failure: the empty folder of a commit is gone already', async () => {
    await make(3, red)
    const child = start(`
      const { rmdirSync } = fs
      fs.rmdirSync = path => {
        rmdirSync(path)
        return rmdirSync(path)
      }
      syncBuiltinESMExports()
      await (await make(2, blue)).commit()`)
    expect(await ended(child)).toBe(0)
    expect(await found()).toEqual({ runs: ['blue', 'blue'], others: [] })
  })
})

describe('two processes that write one folder', () => {
  it('take turns, so that it has the frames of one', async () => {
    const again = (count: number, bytes: string) =>
      start(`for (let i = 0; i < 60; i++) await (await make(${count}, ${bytes})).commit()`)
    for (const end of await Promise.all([ended(again(5, 'red')), ended(again(8, 'blue'))]))
      expect(end).toBe(0)
    expect([Array(5).fill('red'), Array(8).fill('blue')]).toContainEqual((await found()).runs)
    expect(isCommitting(target())).toBe(false)
    expect(await folder.names()).toEqual(['frames'])
  }, 60_000)
})

describe('what somebody else put there by the name of a commit', () => {
  const elsewhere = () => folder.path('elsewhere')
  const fill = async (path: string, names: readonly string[], bytes: Uint8Array | string = blue) => {
    await mkdir(path)
    for (const name of names) await writeFile(join(path, name), name.endsWith('.png') ? bytes : '')
  }
  it.each<[string, string[], (Uint8Array | string)?]>([
    ['a folder of notes', ['12', 'notes.txt']],
    ['a folder of frames with no full marker', ['2', 'frame-0001.png', 'frame-0002.png']],
    ['a folder of frames with two', [`1${givenUp}`, `2${givenUp}`, 'frame-0001.png']],
    ['a folder of pictures that nnanim did not make', [`1${givenUp}`, 'frame-0001.png'], 'mine'],
  ])('stays, and is no commit: %s', async (_, names, bytes) => {
    await make(3, red)
    await fill(commitFolder(), names, bytes)
    await expect(finishCommit(target())).rejects.toThrow('was not made by nnanim; move it away first')
    finishOwnCommit(target())
    await expect(checkFolder(target(), 'output')).rejects.toThrow(
      /a folder whose nnanim\.commit\S* was made by nnanim/,
    )
    expect((await readdir(commitFolder())).sort()).toEqual(names.sort())
    expect((await found()).runs).toEqual(['red', 'red', 'red'])
  })

  it('stays where it is a link to a folder that holds what looks like one', async () => {
    await make(3, red)
    const names = ['frame-0001.png', `1${givenUp}`, '12']
    await fill(elsewhere(), names)
    await symlink('../elsewhere', commitFolder())
    expect(isCommitting(target())).toBe(false)
    expect((await readArtifact(target())).parts).toHaveLength(3)
    await expect(finishCommit(target())).rejects.toThrow(WorkError)
    await expect(checkFolder(target(), 'output')).rejects.toThrow('a folder whose nnanim.commit was made by')
    expect((await readdir(elsewhere())).sort()).toEqual(names.sort())
    expect((await found()).runs).toEqual(['red', 'red', 'red'])
  })

  it('takes the place of no picture that nnanim did not make', async () => {
    await make(1, red)
    await fill(commitFolder(), [`2${givenUp}`, 'frame-0001.png', 'frame-0002.png'])
    await writeFile(join(target(), 'frame-0002.png'), 'mine')
    await expect(finishCommit(target())).rejects.toThrow('frame-0002.png was not made by nnanim')
    expect(await readFile(join(target(), 'frame-0002.png'), 'utf8')).toBe('mine')
  })
})
