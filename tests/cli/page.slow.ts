import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const small = ['blobs', '--samples', '20', '--size', '200', '--duration', '1', '--restarts', '1']
const { path, files, bytes, read, write, here } = commandFolder()

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
    // The rules of lines and numbers of six languages are 5 kB of it, paper 10 kB, the bead 3 kB, a heading 0.1 kB, the lists that order facets by depth 1 kB zipped.
    expect(blobs.bytes).toBeLessThanOrEqual(326_700)
    expect(blobs.zipped).toBeLessThanOrEqual(131_500)
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

describe('a figure.json', () => {
  it('is remade with other flags, and in other formats', () => {
    here(...small, '-o', 'a.figure.json')
    const before = read('a.figure.json')
    expect(here('remake', 'a.figure.json', '--samples', '24').code).toBe(0)
    expect(JSON.parse(read('a.figure.json')).recipe.spec.samples).toBe(24)
    expect(here('remake', 'a.figure.json', '--samples', '20').code).toBe(0)
    expect(read('a.figure.json')).toBe(before)
    expect(here('remake', 'a.figure.json', '-o', 'a.html').code).toBe(0)
    expect(here('remake', 'a.html', '-o', 'b.figure.json').code).toBe(0)
    expect(read('b.figure.json')).toBe(before)
  })

  it('is 6 to 13 kB zipped for most built-in data', () => {
    for (const line of ['blobs', 'spirals', 'iris', 'flower', 'moons --scene compare']) {
      here(...line.split(' '), '-o', 'a.figure.json')
      expect(gzipSync(bytes('a.figure.json')).length).toBeLessThan(13_000)
    }
  })
})

describe('--embed element', () => {
  it('prints the script and the element, with a still inside where there is one', () => {
    const { stdout, code } = here(...small, '-o', 'my plot.figure.json', '--embed', 'element')
    expect(code).toBe(0)
    const [comment, script, ...element] = stdout.trimEnd().split('\n')
    expect(comment).toContain("connect-src 'self'")
    expect(script).toBe('<script type="module" src="nnanim-player.js"></script>')
    expect(element[0]).toBe(
      '<nnanim-figure src="my%20plot.figure.json" controls autoplay loop width="200" height="200">',
    )
    expect(element[1]).toMatch(/^ {2}20 points in two classes/)
    const still = here(...small, '-o', 'a.figure.json', '-o', 'a.png', '--loop', '3', '--embed', 'element')
    expect(still.stdout).toMatch(/ loop="3" [^>]*>\n {2}<img src="a\.png" alt="20 points/)
  })
})

describe('player', () => {
  it('writes the script that ships, by a name of its own or another', () => {
    expect(here('player')).toMatchObject({ code: 0, stdout: 'nnanim-player.js\n' })
    expect(read('nnanim-player.js')).toBe(readFileSync('dist/player.js', 'utf8'))
    expect(here('player').code).toBe(0)
    expect(here('player', '-o', 'p.js').stdout).toBe('p.js\n')
    expect(statSync(path('p.js')).size).toBe(statSync('dist/player.js').size)
  })

  it('replaces nothing of another kind without being told, and needs a folder', () => {
    write('nnanim-player.js', 'mine')
    expect(here('player')).toMatchObject({ code: 2, stdout: '' })
    expect(read('nnanim-player.js')).toBe('mine')
    write('own.js', 'mine')
    expect(here('player', '-o', 'own.js')).toMatchObject({
      code: 2,
      stderr:
        'nnanim: output: got "own.js", expected no file, or one that nnanim made: --force replaces this one\n',
    })
    expect(here('player', '-o', 'own.js', '--force')).toMatchObject({ code: 0, stdout: 'own.js\n' })
    expect(here('player', '-o', 'own.js').code).toBe(0)
  })
})
