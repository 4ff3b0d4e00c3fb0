import { mkdir, readdir, readFile, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { WorkError } from '../../src/options/error.ts'
import { readArtifact } from '../../src/render/artifact.ts'
import { finishCommit, finishOwnCommit, isCommitting } from '../../src/render/commit.ts'
import { checkFolder } from '../../src/render/folder.ts'
import { processName } from '../../src/render/process-name.ts'
import { blue, ended, framesFolder, red } from './commit-stage.ts'

const { folder, target, open, make, found, start, finishAfterKill, hearSignal } = framesFolder()
const commitFolder = () => join(target(), 'nnanim.commit')

describe('a folder of frames whose process is killed while it puts them in place', () => {
  it('in the midst has frames of one run, and is finished by the next that looks at it', async () => {
    expect(await finishAfterKill(4)).toMatchObject({ signal: 'SIGKILL' })
  })

  it.each(['SIGTERM'])('by %s is whole, as that is heard afterwards', signal => hearSignal(signal, [4]))
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
