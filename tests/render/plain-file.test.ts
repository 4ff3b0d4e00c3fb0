import { execFileSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import { checkPath, readPlain, streamPlain, unreadable } from '../../src/render/plain-file.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()

/** The words for which a path is refused. */
function refusal(name: string): string {
  const path = folder.path(name)
  for (const open of [() => readPlain(path, 10), () => streamPlain(path)])
    expect(open, 'a part of it, or all of it bit by bit').toThrow()
  try {
    readPlain(path)
  } catch (error) {
    const { message, expected } = unreadable(path, 'data', error)
    expect(message).not.toContain('\n')
    return expected.replaceAll(`${folder.path('')}/`, '')
  }
  throw new Error(`${name} was read`)
}

describe('a file', () => {
  it('is read as a whole, in part and bit by bit', async () => {
    await writeFile(folder.path('a'), 'content')
    await symlink('a', folder.path('link'))
    for (const path of [folder.path('a'), folder.path('link')]) {
      expect(readPlain(path).toString()).toBe('content')
      expect(readPlain(path, 4).toString()).toBe('cont')
      expect(readPlain(path, 100).toString()).toBe('content')
      expect(await text(streamPlain(path))).toBe('content')
    }
  })

  it('has a size that the system does not tell, and is read all the same', () => {
    expect(readPlain('/proc/self/status').toString()).toContain('Pid:')
  })
})

describe('what is no file is refused without waiting', () => {
  it('a pipe that nobody writes into, also behind a link', async () => {
    execFileSync('mkfifo', [folder.path('pipe')])
    await symlink('pipe', folder.path('link'))
    expect(refusal('pipe')).toBe('a file, not a device or a pipe')
    expect(refusal('link')).toBe('a file, not a device or a pipe')
  })

  it('a device that never ends, and one that is empty', async () => {
    await symlink('/dev/zero', folder.path('zero'))
    await symlink('/dev/null', folder.path('null'))
    expect(refusal('zero')).toBe('a file, not a device or a pipe')
    expect(refusal('null')).toBe('a file, not a device or a pipe')
  })

  it('a folder, a circle of links, and a link to nothing', async () => {
    await mkdir(folder.path('folder'))
    await symlink('b', folder.path('a'))
    await symlink('a', folder.path('b'))
    await symlink('nothing', folder.path('loose'))
    expect(refusal('folder')).toBe('a file, not a folder')
    expect(refusal('a')).toBe('a name whose links lead somewhere')
    expect(refusal('loose')).toBe('a file that exists, not a link to none')
  })

  it('a name that is nearly that of another, or in no folder', async () => {
    await writeFile(folder.path('table.csv'), '')
    expect(refusal('tabel.csv')).toBe('a file that exists')
    expect(refusal('none/table.csv')).toBe('a file that exists; there is no folder none')
  })
})

it('a path with control characters is refused, one with other characters is not', () => {
  expect(() => checkPath('a\nb.gif', 'output')).toThrow(SpecError)
  expect(() => checkPath('a\nb.gif', 'output')).toThrow(
    'output: got "a\\nb.gif", expected a path without control',
  )
  for (const path of ['ä b/c.gif', "it's $HOME.csv", '👩‍🔬.gif'])
    expect(() => checkPath(path, 'output')).not.toThrow()
})
