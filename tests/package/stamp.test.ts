import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { freshFolder } from '../render/files.ts'
import { build } from './stamp.js'

const { path } = freshFolder()

const write = (name: string, text: string) => {
  mkdirSync(path(name.slice(0, name.lastIndexOf('/') + 1)), { recursive: true })
  writeFileSync(path(name), text)
}

/** Makes the one file of `dist/` of the one file of `src/`. */
const make = () => write('dist/a.js', readFileSync(path('src/a.ts'), 'utf8'))
const whole = () => build(make, { root: path('') })
const ifChanged = (made = make) => build(made, { root: path(''), always: false })

function built() {
  write('src/a.ts', 'one')
  write('src/b.ts', '')
  write('package.json', '{}')
  ifChanged()
}

describe('a build', () => {
  it('is made first, and always where that is asked for', () => {
    write('src/a.ts', 'one')
    expect([ifChanged(), ifChanged(), whole(), ifChanged()]).toEqual([true, false, true, false])
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
  ])('is made again where %s', (_, change) => {
    built()
    change()
    expect([ifChanged(), ifChanged()]).toEqual([true, false])
  })

  it('stays where what was changed is as before, and whatever code is kept as it was compiled', () => {
    built()
    write('src/a.ts', 'two')
    write('src/a.ts', 'one')
    write('dist/compiled/a', '')
    expect(ifChanged()).toBe(false)
  })

  it('does not count where it was interrupted, not even over a whole one', () => {
    built()
    const interrupted = () => {
      throw new Error('interrupted')
    }
    expect(() => build(interrupted, { root: path('') })).toThrow('interrupted')
    expect([ifChanged(), ifChanged()]).toEqual([true, false])
  })

  it('does not count where a source was changed in the meantime', () => {
    built()
    write('src/a.ts', 'two')
    const overtaken = () => {
      make()
      write('src/a.ts', 'three')
    }
    expect([ifChanged(overtaken), ifChanged(), ifChanged()]).toEqual([true, true, false])
    expect(readFileSync(path('dist/a.js'), 'utf8')).toBe('three')
  })
})
