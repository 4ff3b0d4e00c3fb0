import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import { truePath } from '../../src/render/true-path.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const pathOf = (name: string) => truePath(folder.path(name), 'output')

describe('a true path', () => {
  it('has no links in it, whether the file is there or not yet', async () => {
    const root = await realpath(folder.path(''))
    await mkdir(folder.path('real'))
    await writeFile(folder.path('real/a'), '')
    await symlink('real', folder.path('link'))
    await symlink('link/new', folder.path('later'))
    expect(pathOf('link/a')).toBe(join(root, 'real/a'))
    expect(pathOf('link/new')).toBe(join(root, 'real/new'))
    expect(pathOf('later')).toBe(join(root, 'real/new'))
    expect(pathOf('none/of/these')).toBe(join(root, 'none/of/these'))
  })
})

describe('links that lead nowhere are refused', () => {
  it.each([
    ['to themselves', { a: 'a' }],
    ['to one another', { a: 'b', b: 'a' }],
    ['to themselves through a folder that does not exist', { a: 'none/../a' }],
    ['to one another through such a folder', { a: 'none/../b', b: './none/../a' }],
    ['below themselves', { a: 'a/a' }],
    ['below one another', { a: 'none/../b/x', b: 'none/../a/y' }],
  ])('%s', async (_, links) => {
    for (const [name, target] of Object.entries(links)) await symlink(target, folder.path(name))
    expect(() => pathOf('a')).toThrow(SpecError)
    expect(() => pathOf('a/below')).toThrow('expected a name whose links lead somewhere')
  })
})

it('a way of 40 links is followed, as the system does', async () => {
  const root = await realpath(folder.path(''))
  for (let i = 0; i < 40; i++) await symlink(`l${i + 1}`, folder.path(`l${i}`))
  expect(pathOf('l0')).toBe(join(root, 'l40'))
  await symlink('l0', folder.path('before'))
  expect(() => pathOf('before')).toThrow(SpecError)
})
