import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isOwn, openTemporary, removeTemporary, temporaryFor } from '../../src/render/temporary.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise(done => child.on('exit', done))
  return child.pid!
}

describe('a temporary name', () => {
  it('is another one each time, beside its target, and tells the process', () => {
    const target = folder.path('out.gif')
    const names = new Set(Array.from({ length: 100 }, () => temporaryFor(target)))
    expect(names.size).toBe(100)
    for (const name of names)
      expect(basename(name)).toMatch(
        new RegExp(`^out\\.gif\\.[A-Za-z0-9-]+\\.${process.pid}(-\\d+)?\\.[0-9a-f]{16}\\.tmp$`),
      )
  })

  it('fits where the name of the target just does', async () => {
    await writeFile(temporaryFor(folder.path(`${'a'.repeat(251)}.gif`)), '')
    await writeFile(temporaryFor(folder.path(`${'数'.repeat(83)}.gif`)), '')
  })

  it('holds no half of a character, which a disk would turn into another, and so is found again', async () => {
    const target = folder.path(`${'a'.repeat(39)}😀.gif`)
    const name = temporaryFor(target)
    await writeFile(name, '')
    expect(await folder.names()).toEqual([basename(name)])
    await removeTemporary([target], isOwn)
    expect(await folder.names()).toEqual([])
  })
})

describe('what a dead process left', () => {
  it('is removed beside its own target, a folder too; that of live ones and of other hosts stays', async () => {
    const target = folder.path('out.gif')
    const own = basename(temporaryFor(target))
    const number = await deadProcess()
    const dead = own.replace(`.${process.pid}`, `.${number}`)
    const long = 'a'.repeat(60)
    const alike = basename(temporaryFor(folder.path(`${long}.gif`)))
    const elsewhere = dead.replace(/^out\.gif\.[^.]+/, 'out.gif.another-host')
    const others = [
      own,
      elsewhere,
      basename(temporaryFor(folder.path('other.gif'))).replace(`.${process.pid}`, `.${number}`),
      alike,
      `${dead}.bak`,
      'out.gif',
      'out.gif.tmp',
    ]
    for (const name of [dead, ...others]) await writeFile(folder.path(name), '')
    await mkdir(folder.path(dead.replace(/[0-9a-f]{8}\.tmp$/, '00000000.tmp')))
    await removeTemporary([target])
    expect(await folder.names()).toEqual(others.sort())
    await removeTemporary([target, folder.path(`${long}.png`)], isOwn)
    expect(await folder.names()).toEqual(others.filter(name => name !== own))
  })
})

/** Node as Linux has it: processes have a start, and zombies. */
const onLinux = it.skipIf(process.platform !== 'linux')

describe('what was left under a number that says nothing', () => {
  const target = () => folder.path('out.gif')
  const own = () => basename(temporaryFor(target()))

  onLinux('is removed where the process is a zombie that nobody has waited for', async () => {
    // `exec` keeps the child, and what it becomes never waits.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'])
    const pid = Number(await new Promise<string>(told => parent.stdout.once('data', text => told(`${text}`))))
    const stat = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'latin1')
    try {
      await vi.waitFor(() => expect(stat(parent.pid!)).toContain('(sleep)'))
      process.kill(pid, 'SIGKILL')
      await vi.waitFor(() => expect(stat(pid)).toContain(') Z '))
      const start = stat(pid).split(') ').at(-1)!.split(' ')[19]
      await writeFile(
        folder.path(
          own()
            .replace(`.${process.pid}-`, `.${pid}-`)
            .replace(/-\d+(?=\.\w+\.tmp)/, `-${start}`),
        ),
        '',
      )
      await removeTemporary([target()])
      expect(await folder.names()).toEqual([])
    } finally {
      parent.kill()
    }
  })

  onLinux(
    'is removed where the number belongs to another process now, which began at another time',
    async () => {
      const earlier = own().replace(/-(\d+)(?=\.\w+\.tmp)/, (_, start) => `-${Number(start) - 1}`)
      expect(earlier).not.toBe(own())
      await writeFile(folder.path(earlier), '')
      await removeTemporary([target()])
      expect(await folder.names()).toEqual([])
    },
  )
})

describe('what another host writes', () => {
  const target = () => folder.path('out.gif')
  const elsewhere = () =>
    basename(temporaryFor(target())).replace(/^(out\.gif)\.[^.]+\.\d+/, '$1.0f3b9c2d77aa-12345678.7')
  /** As version 0.1.0 named it. */
  const older = 'out.gif.vm.1234.'
  const age = (name: string, minutes: number) => {
    const then = new Date(Date.now() - minutes * 60_000)
    return utimes(folder.path(name), then, then)
  }

  it('is removed after an hour without change, and not before; so is what version 0.1.0 left', async () => {
    const names = [elsewhere(), elsewhere(), elsewhere().replace(/^out\.gif\.[^.]+\.[^.]+\./, older)]
    for (const name of names) await writeFile(folder.path(name), '')
    const folderThere = elsewhere()
    await mkdir(folder.path(folderThere))
    for (const name of [...names.slice(1), folderThere]) await age(name, 61)
    await age(names[0], 59)
    await removeTemporary([target()])
    expect(await folder.names()).toEqual([names[0]])
  })

  it('that one of this host writes is kept, however old', async () => {
    const name = basename(temporaryFor(target()))
    await writeFile(folder.path(name), '')
    await age(name, 600)
    await removeTemporary([target()])
    expect(await folder.names()).toEqual(process.platform === 'linux' ? [name] : [])
  })
})

describe('something in the making', () => {
  afterEach(() => vi.useRealTimers())

  it.each([
    ['a file', (path: string) => writeFileSync(path, '')],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('is fresh as long as it is open: %s', async (_, make) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { path, letGo } = await openTemporary(folder.path('out.gif'), make)
    const isOld = () => Date.now() - statSync(path).mtimeMs > 1_800_000
    const makeOld = () => utimesSync(path, new Date(0), new Date(0))
    for (let i = 0; i < 3; i++) {
      makeOld()
      vi.advanceTimersByTime(1_800_000)
      expect(isOld()).toBe(false)
    }
    letGo()
    makeOld()
    vi.advanceTimersByTime(1_800_000)
    expect(isOld()).toBe(true)
  })

  it('is preceded by what a killed run left there, also in a single run', async () => {
    const target = folder.path('out.gif')
    const left = temporaryFor(target).replace(`.${process.pid}`, `.${await deadProcess()}`)
    await writeFile(left, '')
    const { path } = await openTemporary(target, path => writeFileSync(path, ''))
    expect(await folder.names()).toEqual([basename(path)])
    await removeTemporary([target], isOwn)
  })

  it('that cannot be made leaves no watch for the end of the process', async () => {
    const before = process.listenerCount('SIGINT')
    const failing = () => openTemporary(folder.path('missing/out.gif'), path => writeFileSync(path, ''))
    await expect(failing()).rejects.toThrow('ENOENT')
    expect(process.listenerCount('SIGINT')).toBe(before)
  })
})
