import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshFolder } from '../render/files.ts'
import { build } from './stamp.js'

const { path } = freshFolder()

const write = (name: string, text: string) => {
  mkdirSync(path(name.slice(0, name.lastIndexOf('/') + 1)), { recursive: true })
  writeFileSync(path(name), text)
}

/** Makes the one file of `dist/` of the one file of `src/`, in a copy of both. */
const make = (stage: string) => copyFileSync(join(stage, 'src/a.ts'), join(stage, 'dist/a.js'))
const whole = () => build([make], { root: path('') })
const ifChanged = (...steps: ((stage: string) => void)[]) =>
  build(steps.length > 0 ? steps : [make], { root: path(''), always: false })
const twice = async () => [await ifChanged(), await ifChanged()]

async function built() {
  write('src/a.ts', 'one')
  write('src/b.ts', '')
  write('package.json', '{}')
  await ifChanged()
}

describe('a build', () => {
  it('is made first, and always where that is asked for', async () => {
    write('src/a.ts', 'one')
    expect([...(await twice()), await whole(), await ifChanged()]).toEqual([true, false, true, false])
  })

  it.each([
    ['a source is changed', () => write('src/a.ts', 'two')],
    ['a source comes to it', () => write('src/deep/b.ts', '')],
    ['a source is gone', () => rmSync(path('src/b.ts'))],
    ['a script is changed', () => write('tests/package/build.js', '')],
    ['a page is changed', () => write('docs/a.md', '')],
    ['a file of the root is changed', () => write('package.json', '{ }')],
    ['a package is changed', () => write('node_modules/.package-lock.json', '')],
    ['a file that was made is gone', () => rmSync(path('dist/a.js'))],
    ['a file that was made is changed', () => write('dist/a.js', 'on')],
    ['a file comes to those that were made', () => write('dist/b.js', '')],
    ['all of dist/ is gone', () => rmSync(path('dist'), { recursive: true })],
  ])('is made again where %s', async (_, change) => {
    await built()
    change()
    expect(await twice()).toEqual([true, false])
  })

  it('stays where what was changed is as before, and whatever code is kept as it was compiled', async () => {
    await built()
    write('src/a.ts', 'two')
    write('src/a.ts', 'one')
    write('dist/compiled/a', '')
    expect(await ifChanged()).toBe(false)
  })

  it('adds the steps that were not made to those that were', async () => {
    await built()
    const more = (stage: string) =>
      writeFileSync(join(stage, 'dist/b.js'), readFileSync(join(stage, 'dist/a.js'), 'utf8'))
    const first = () => expect.fail('the first step is made already')
    expect([await ifChanged(first, more), await ifChanged(first, more), await ifChanged(first)]).toEqual([
      true,
      false,
      false,
    ])
    write('src/a.ts', 'two')
    expect([await ifChanged(), await ifChanged(first, more)]).toEqual([true, true])
    expect(readFileSync(path('dist/b.js'), 'utf8')).toBe('two')
  })

  it('removes what a killed build left, and not what another one makes', async () => {
    await built()
    write(`.build-${process.ppid}/src/a.ts`, '')
    write('.build-999999999/src/a.ts', '')
    await whole()
    expect(readdirSync(path('')).filter(name => name.startsWith('.'))).toEqual([`.build-${process.ppid}`])
    rmSync(path(`.build-${process.ppid}`), { recursive: true })
  })

  it('leaves the old one until it is whole, also where it fails', async () => {
    await built()
    write('src/a.ts', 'two')
    const old = () => readFileSync(path('dist/a.js'), 'utf8')
    const interrupted = (stage: string) => {
      make(stage)
      expect(old()).toBe('one')
      throw new Error('interrupted')
    }
    await expect(build([interrupted], { root: path('') })).rejects.toThrow('interrupted')
    expect(old()).toBe('one')
    expect(await twice()).toEqual([true, false])
    expect(old()).toBe('two')
    expect(readdirSync(path('')).filter(name => name.startsWith('.'))).toEqual([])
  })

  it('does not count where a source was changed in the meantime', async () => {
    await built()
    write('src/a.ts', 'two')
    const overtaken = (stage: string) => {
      make(stage)
      write('src/a.ts', 'three')
    }
    expect([await ifChanged(overtaken), ...(await twice())]).toEqual([true, true, false])
    expect(readFileSync(path('dist/a.js'), 'utf8')).toBe('three')
  })
})
