import { existsSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addressOf, type PaintedPoint, paintedTable } from '../../src/encode/studio-address.ts'
import { nnanimAlone } from './run.ts'
import { commandFolder, quick } from './stage.ts'

const { path, files, read, bytes, write, here, refuses } = commandFolder()

/** Four corners of two classes. */
const points = [0, 1, 2, 3].map((i): PaintedPoint => [1000 + 2000 * (i % 2), 1000 * i, 1 + (i % 2)])
const address = `studio.html#${addressOf(['painted.csv', '--hidden', '2', '--title', "It's mine"], points)}`

describe('nnanim studio', () => {
  it('writes one file, in the place of an older one too', () => {
    const told = {
      code: 0,
      stdout: 'my studio.html\n',
      stderr: 'open it in a browser: it needs no server and no network\n',
    }
    expect(here('studio', '-o', 'my studio.html')).toEqual(told)
    expect(read('my studio.html')).toContain('<title>nnanim studio</title>')
    expect(here('studio', '-o', 'my studio.html')).toEqual(told)
    expect(files()).toEqual(['my studio.html'])
  })

  it('replaces no other file, and has the ending of a page', () => {
    refuses('studio -o studio.png', /^nnanim: output: got "studio.png", expected a file ending in .html\n$/)
    write('index.html', '<p>mine</p>')
    expect(here('studio', '-o', 'index.html')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--force'),
    })
    expect(read('index.html')).toBe('<p>mine</p>')
    expect(here('studio', '-o', 'index.html', '--force').code).toBe(0)
  })

  it('is opened where no name is given, or says why not', () => {
    const env = { PATH: '', TMPDIR: path('.') }
    const { code, stdout, stderr } = nnanimAlone(['studio'], { env })
    const [file] = stdout.split('\n')
    expect(code).toBe(0)
    expect(existsSync(file)).toBe(true)
    expect(stderr).toBe(`cannot open ${file}: xdg-open (ENOENT)\n`)
    rmSync(file)
  })
})

describe('an address of the studio', () => {
  it('is read as the command that it holds, with its painted points and other flags', () => {
    expect(nnanimAlone([address, ...quick, '-o', 'a.gif', '-q'], { cwd: path('.') }).stderr).toBe('')
    write('painted.csv', paintedTable(points))
    const words = ['painted.csv', '--hidden', '2', '--title', "It's mine", '--rasterizer', 'outlines']
    expect(here(...words, ...quick, '-o', 'b.gif').code).toBe(0)
    expect(bytes('a.gif').equals(bytes('b.gif'))).toBe(true)
  })

  it('is refused as its command is, and where it is damaged', () => {
    const refused = (part: string) =>
      nnanimAlone([`https://some.where/studio.html#${part}`], { cwd: path('.') })
    expect(refused('blobs --hiden 2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('flag: got "--hiden"'),
    })
    expect(refused("blobs '")).toMatchObject({ code: 2, stderr: expect.stringContaining('whole') })
    expect(files()).toEqual([])
  })
})
