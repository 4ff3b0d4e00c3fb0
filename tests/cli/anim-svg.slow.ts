import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nnanim } from './run.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-anim-svg-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = () => readdirSync(folder).sort()
const text = (name: string) => readFileSync(join(folder, name), 'utf8')
const here = (...words: string[]) => nnanim(words, { cwd: folder })
const blobs = (...words: string[]) => here('blobs', '--samples', '40', ...words)

describe('a file .anim.svg', () => {
  it('is known again: shown, verified, and made anew with a change', () => {
    expect(blobs('-o', 'a.anim.svg', '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(here('show', 'a.anim.svg').stdout).toBe('nnanim blobs --samples 40 -o a.anim.svg\n')
    expect(here('verify', 'a.anim.svg')).toMatchObject({
      code: 0,
      stdout: 'a.anim.svg: matches: the same bytes\n',
    })
    expect(here('remake', 'a.anim.svg', '--theme', 'dark', '-o', 'b.anim.svg', '-q').code).toBe(0)
    blobs('--theme', 'dark', '-o', 'c.anim.svg', '-q')
    expect(text('b.anim.svg')).toBe(text('c.anim.svg'))
    expect(text('b.anim.svg')).not.toBe(text('a.anim.svg'))
  })

  it('keeps within the limits of a place and a size, or is not written', () => {
    expect(blobs('--for', 'github', '-o', 'a.anim.svg', '-q').code).toBe(0)
    expect(blobs('--max-size', '1MB', '-o', 'a.anim.svg', '-q').code).toBe(0)
    const { code, stderr } = blobs('--max-size', '10kB', '-o', 'b.anim.svg', '-q')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^nnanim: b\.anim\.svg does not keep within 10 kB; it has [\d,]+ bytes/)
    expect(files()).toEqual(['a.anim.svg'])
  })

  it.each([
    ['html', /^<img src="a\.anim\.svg" alt="40 points [^"]*" width="600" height="600" [^>]*>\n$/],
    ['md', /^!\[40 points [^\]]*\]\(a\.anim\.svg\)\n$/],
    [
      'mdx',
      /^<img src="a\.anim\.svg" alt="40 points [^"]*" width="600" height="600" [^>]*\/>\n\{\/\* src is .* \*\/\}\n$/,
    ],
    ['quarto', /^!\[\]\(a\.anim\.svg\)\{width=600 fig-alt="40 points [^"]*"\}\n$/],
  ])('is pasted as the image that it is, without a still beside it: %s', (kind, pattern) => {
    expect(blobs('-o', 'a.anim.svg', '--embed', kind, '-q').stdout).toMatch(pattern)
    expect(files()).toEqual(['a.anim.svg'])
  })

  it('has a dark twin, or both themes in one', () => {
    const { stdout } = blobs('-o', 'a.anim.svg', '--twins', '--embed', 'md', '-q')
    expect(files()).toEqual(['a-dark.anim.svg', 'a.anim.svg'])
    expect(stdout).toContain('<source srcset="a-dark.anim.svg" media="(prefers-color-scheme: dark)">')
    blobs('-o', 'b.anim.svg', '--theme', 'auto', '-q')
    expect(text('b.anim.svg')).toContain('prefers-color-scheme:dark')
    expect(text('a.anim.svg')).not.toContain('prefers-color-scheme')
  })

  it('goes to standard output by its name', () => {
    const { stdout } = blobs('-o', '-', '--format', 'anim.svg', '-q')
    blobs('-o', 'a.anim.svg', '-q')
    expect(stdout).toBe(text('a.anim.svg'))
  })

  it.each([
    ['--at', '1'],
    ['--film', '3'],
  ])('is refused for a still: %s', (...words) => {
    const { code, stderr } = blobs('-o', 'a.anim.svg', ...words)
    expect(code).toBe(2)
    expect(stderr).toContain('got "a.anim.svg", expected a still, such as .png, .svg or .pdf')
    expect(files()).toEqual([])
  })
})
