import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const small = ['blobs', '--samples', '20', '--size', '200', '--duration', '1', '--restarts', '1']
const { files, bytes, read, write, here } = commandFolder()

const shown = (name: string) => here('show', name).stdout.trim()

describe('a page', () => {
  it('is summed up as one, before and after it is made', () => {
    expect(here(...small, '-o', 'a.html', '--dry-run').stdout).toContain('a.html · 200 × 200 · page · 1 s\n')
    const { code, stdout, stderr } = here(...small, '-o', 'a.html')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'a.html\n' })
    expect(stderr).toMatch(/^200 × 200 · page · 1 s · \d+ kB$/m)
    expect(here('validate', 'a.html')).toMatchObject({ code: 0, stdout: 'a.html: a figure\n' })
    expect(here('verify', 'a.html')).toMatchObject({ code: 0, stdout: 'a.html: matches: the same bytes\n' })
  })

  it('has few bytes, as it is and as servers send it; with sheets and trainings not many more', () => {
    const sizes = ['blobs', 'spirals', 'moons --scene training'].map(line => {
      here(...line.split(' '), '-o', 'a.html')
      const page = bytes('a.html')
      return { bytes: page.length, zipped: gzipSync(page).length }
    })
    const [blobs, ...others] = sizes
    // The rules of lines and numbers of six languages are 5 kB of it, the lists that order facets by depth 1 kB zipped.
    expect(blobs.bytes).toBeLessThanOrEqual(304_500)
    expect(blobs.zipped).toBeLessThanOrEqual(122_000)
    for (const { bytes } of others) expect(bytes - blobs.bytes).toBeLessThanOrEqual(80_000)
  })

  it('is auto unless it is told otherwise, as its command line says, and what is made of it follows', () => {
    here(...small, '-o', 'a.html')
    here(...small, '--theme', 'light', '-o', 'b.html')
    write('c.yaml', 'data: blobs\nsamples: 20\nsize: 200\nduration: 1\nrestarts: 1\n')
    here('--config', 'c.yaml', '-o', 'c.html')
    expect(read('c.html')).toBe(read('a.html'))
    expect(shown('a.html')).toMatch(/^nnanim blobs .*--restarts 1 .*-o a\.html$/)
    expect(shown('a.html')).not.toContain('--theme')
    expect(shown('b.html')).toContain(' --theme light ')
    here('remake', 'a.html', '-o', 'd.png')
    expect(shown('d.png')).not.toContain('--theme')
    here('remake', 'd.png', '-o', 'e.html')
    expect(read('e.html')).toBe(read('a.html'))
    here('remake', 'b.html')
    expect(shown('b.html')).toContain(' --theme light ')
  })

  it('is not written where it does not keep within --max-size', () => {
    const { code, stderr } = here(...small, '--max-size', '10kB', '-o', 'a.html')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /a\.html does not keep within 10 kB; it has \d{3},\d{3} bytes, another format may do/,
    )
    expect(files()).toEqual([])
  })

  it('comes with the hashes of its own scripts and style, and with its still', () => {
    const { code, stdout } = here(...small, '-o', 'a.html', '--embed', 'html')
    expect(code).toBe(0)
    expect(files()).toEqual(['a-still.png', 'a.html'])
    const page = read('a.html')
    for (const name of ['script', 'style']) {
      const hashes = Array.from(
        page.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g')),
        ([, text]) => createHash('sha256').update(text).digest('base64'),
      )
      expect(hashes).toHaveLength(name === 'script' ? 2 : 1)
      expect(stdout).toContain(` ${name}-src ${hashes.map(hash => `'sha256-${hash}'`).join(' ')}`)
    }
    expect(stdout).toMatch(/^<iframe src="a\.html" title="20 points [^"]*" width="200" height="286" /)
    expect(here(...small, '-o', 'a.html', '--at', '0.5', '--embed', 'quarto').stdout).toContain(
      '![](a-still.png)',
    )
  })
})
