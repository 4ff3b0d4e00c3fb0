import { readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const small = ['blobs', '--samples', '20', '--size', '200', '--duration', '1', '--restarts', '1']
const { path, bytes, read, write, here } = commandFolder()

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
