import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { removeOwn, removeStale, temporaryFor } from '../../src/render/temporary.ts'
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
        new RegExp(`^out\\.gif\\.[A-Za-z0-9-]+\\.${process.pid}\\.[0-9a-f]{16}\\.tmp$`),
      )
  })

  it('fits where the name of the target just does', async () => {
    await writeFile(temporaryFor(folder.path(`${'a'.repeat(251)}.gif`)), '')
  })
})

describe('what a dead process left', () => {
  it('is removed beside its own target, a folder too; that of live ones and of other hosts stays', async () => {
    const target = folder.path('out.gif')
    const own = basename(temporaryFor(target))
    const dead = own.replace(`.${process.pid}.`, `.${await deadProcess()}.`)
    const long = 'a'.repeat(60)
    const alike = basename(temporaryFor(folder.path(`${long}.gif`)))
    const elsewhere = dead.replace(/^out\.gif\.[^.]+/, 'out.gif.another-host')
    const others = [
      own,
      elsewhere,
      basename(temporaryFor(folder.path('other.gif'))).replace(
        `.${process.pid}.`,
        `.${dead.split('.').at(-3)}.`,
      ),
      alike,
      `${dead}.bak`,
      'out.gif',
      'out.gif.tmp',
    ]
    for (const name of [dead, ...others]) await writeFile(folder.path(name), '')
    await mkdir(folder.path(dead.replace(/[0-9a-f]{8}\.tmp$/, '00000000.tmp')))
    await removeStale([target])
    expect(await folder.names()).toEqual(others.sort())
    await removeOwn([target, folder.path(`${long}.png`)])
    expect(await folder.names()).toEqual(others.filter(name => name !== own))
  })
})
