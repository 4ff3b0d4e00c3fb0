import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SpecError, WorkError } from '../../src/options/error.ts'
import { checkTarget, commitAll, openAtomic } from '../../src/render/atomic.ts'
import { ended } from './commit-stage.ts'
import { freshFolder } from './files.ts'
import { url } from './process.ts'

const folder = freshFolder()
const bytes = (text: string) => new TextEncoder().encode(text)
const openChecked = async (name: string) => openAtomic(await checkTarget(folder.path(name), 'output'))

describe('a file in the making', () => {
  it('replaces its target only when it is whole', async () => {
    await writeFile(folder.path('out.gif'), 'old')
    const file = await openChecked('out.gif')
    await file.write(bytes('new, '))
    await file.write(bytes('whole'))
    expect(await readFile(folder.path('out.gif'), 'utf8')).toBe('old')
    await file.commit()
    expect(await readFile(folder.path('out.gif'), 'utf8')).toBe('new, whole')
    expect(await folder.names()).toEqual(['out.gif'])
  })

  it('leaves nothing behind when it is discarded', async () => {
    await writeFile(folder.path('old.gif'), 'old')
    for (const name of ['old.gif', 'new.gif']) {
      const file = await openChecked(name)
      await file.write(bytes('half'))
      await file.discard()
    }
    expect(await folder.names()).toEqual(['old.gif'])
    expect(await readFile(folder.path('old.gif'), 'utf8')).toBe('old')
  })

  it('keeps the mode of the file that it replaces, and gives a new one the usual mode', async () => {
    await writeFile(folder.path('old.gif'), 'old')
    await chmod(folder.path('old.gif'), 0o640)
    for (const name of ['old.gif', 'new.gif']) await (await openChecked(name)).commit()
    expect((await stat(folder.path('old.gif'))).mode & 0o777).toBe(0o640)
    expect((await stat(folder.path('new.gif'))).mode & 0o777).toBe(0o666 & ~process.umask())
  })

  it('writes through symbolic links, also where their target does not exist yet', async () => {
    await mkdir(folder.path('real'))
    await writeFile(folder.path('real/old.gif'), 'old')
    await symlink('real/old.gif', folder.path('old.gif'))
    await symlink('real/new.gif', folder.path('new.gif'))
    for (const name of ['old.gif', 'new.gif']) {
      const file = await openChecked(name)
      await file.write(bytes(name))
      await file.commit()
      expect(await readlink(folder.path(name))).toBe(`real/${name}`)
      expect(await readFile(folder.path(`real/${name}`), 'utf8')).toBe(name)
    }
  })
})

describe('files that are committed together', () => {
  const written = async (name: string) => {
    const file = await openChecked(name)
    await file.write(bytes('new'))
    return file
  }
  it.each(['old', null])('are all as they were where one cannot be replaced: %s', async old => {
    if (old !== null) await writeFile(folder.path('a.gif'), old)
    const files = [await written('a.gif'), await written('b.gif')]
    // It becomes a folder after it was checked.
    await mkdir(folder.path('b.gif/inside'), { recursive: true })
    await expect(commitAll(files, () => {})).rejects.toThrow(WorkError)
    for (const file of files) await file.discard()
    expect(await folder.names()).toEqual([...(old ? ['a.gif'] : []), 'b.gif'])
    if (old !== null) expect(await readFile(folder.path('a.gif'), 'utf8')).toBe(old)
  })

  it('are all replaced otherwise, and nothing is left of the old ones', async () => {
    await writeFile(folder.path('a.gif'), 'old')
    const files = [await written('a.gif'), await written('b.gif')]
    const done: number[] = []
    await commitAll(files, count => done.push(count))
    for (const file of files) await file.discard()
    expect(done).toEqual([1, 2])
    expect(await folder.names()).toEqual(['a.gif', 'b.gif'])
    expect(await readFile(folder.path('a.gif'), 'utf8')).toBe('new')
  })
})

describe('a target', () => {
  it('whose name is too long is a wrong call', async () => {
    await expect(checkTarget(folder.path(`${'a'.repeat(252)}.gif`), 'output')).rejects.toThrow(
      'expected a shorter name',
    )
  })

  it('in a folder that is missing is a wrong call that names the folder', async () => {
    const wanted = folder.path('missing/out.gif')
    await expect(checkTarget(wanted, 'output')).rejects.toThrow(SpecError)
    await expect(checkTarget(wanted, 'output')).rejects.toThrow(dirname(wanted))
    expect(await folder.names()).toEqual([])
  })

  it('that is a folder, or below a file, is a wrong call', async () => {
    await mkdir(folder.path('out.gif'))
    await writeFile(folder.path('file'), '')
    await expect(checkTarget(folder.path('out.gif'), 'output')).rejects.toThrow('not a folder')
    await expect(checkTarget(folder.path('file/out.gif'), 'output')).rejects.toThrow(SpecError)
  })

  it('that is a circle of links is a wrong call, as in a batch', async () => {
    await symlink('b.gif', folder.path('a.gif'))
    await symlink('a.gif', folder.path('b.gif'))
    await expect(checkTarget(folder.path('a.gif'), 'output')).rejects.toThrow(SpecError)
  })
})

describe('a process that ends early', () => {
  /** Runs what `npm run build` made, since Node 20 does not run TypeScript. */
  const input = (target: string, end: string) => `
    import { openAtomic } from ${url('render/atomic.js')}
    const file = await openAtomic(${JSON.stringify(target)})
    await file.write(new TextEncoder().encode('half'))
    console.log('open')
    ${end}`
  const run = (target: string, end: string) =>
    spawn(process.execPath, ['--input-type=module', '--eval', input(target, end)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s leaves nothing, and the old file',
    async signal => {
      await writeFile(folder.path('out.gif'), 'old')
      const child = run(folder.path('out.gif'), 'setInterval(() => {}, 1000)')
      await new Promise(opened => child.stdout!.once('data', opened))
      const end = ended(child)
      child.kill(signal)
      expect(await end).toBe(signal)
      expect(await folder.names()).toEqual(['out.gif'])
      expect(await readFile(folder.path('out.gif'), 'utf8')).toBe('old')
    },
  )

  it('by Ctrl-C just when its file is made leaves nothing', async () => {
    const first = folder.path('first.mjs')
    await writeFile(
      first,
      `import fs from 'node:fs'
       import { syncBuiltinESMExports } from 'node:module'
       const { openSync, promises: { open } } = fs
       const interrupt = flags => flags === 'wx' && process.kill(process.pid, 'SIGINT')
       fs.openSync = (path, flags) => {
         const handle = openSync(path, flags)
         interrupt(flags)
         return handle
       }
       fs.promises.open = async (path, flags) => {
         const handle = await open(path, flags)
         interrupt(flags)
         return handle
       }
       syncBuiltinESMExports()`,
    )
    const words = ['--import', first, '--input-type=module', '--eval']
    const child = spawn(process.execPath, [
      ...words,
      input(folder.path('out.gif'), 'setInterval(() => {}, 1000)'),
    ])
    expect(await ended(child)).toBe('SIGINT')
    expect(await folder.names()).toEqual(['first.mjs'])
  })

  it('by SIGKILL leaves a file that the next one to write there removes', async () => {
    const child = run(folder.path('out.gif'), 'setInterval(() => {}, 1000)')
    await new Promise(opened => child.stdout!.once('data', opened))
    child.kill('SIGKILL')
    await ended(child)
    expect(await folder.names()).toHaveLength(1)
    await (await openChecked('out.gif')).commit()
    expect(await folder.names()).toEqual(['out.gif'])
  })

  it('is told from one that still writes, whose file stays', async () => {
    const child = run(folder.path('out.gif'), 'setInterval(() => {}, 1000)')
    await new Promise(opened => child.stdout!.once('data', opened))
    const [its] = await folder.names()
    await (await openChecked('out.gif')).commit()
    expect(await folder.names()).toEqual(['out.gif', its])
    child.kill('SIGKILL')
    await ended(child)
  })

  it('by process.exit or an error that nobody catches leaves nothing', async () => {
    for (const end of ['process.exit(3)', 'process.on("uncaughtException", () => process.exit(4)); null.x']) {
      const code = await ended(run(folder.path('out.gif'), end))
      expect(code).toBeGreaterThan(2)
      expect(await folder.names()).toEqual([])
    }
  })
})
