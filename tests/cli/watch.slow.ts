import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { fontFile } from '../scene/own-font.ts'
import { bin } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, files, bytes, write, here, refuses } = commandFolder()

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

/** Begins to watch. `next` waits until a change has been dealt with, and gives what was said of it. */
function watching(...words: string[]) {
  const running = spawn(process.execPath, [bin, ...words, '--watch'], { cwd: path('') })
  child = running
  let told = ''
  let heard = () => {}
  const hear = (chunk: Buffer) => {
    told += chunk
    heard()
  }
  running.stderr.on('data', hear)
  // Read, so that its pipe does not fill; it comes at any time.
  running.stdout.resume()
  const ended = new Promise<number | null>(resolve => running.on('close', resolve))
  const end = 'waiting for changes, until Ctrl-C\n'
  const next = async () => {
    while (!told.includes(end))
      await Promise.race([
        new Promise<void>(resolve => {
          heard = resolve
        }),
        ended.then(code => Promise.reject(new Error(`it ended with ${code}: ${told}`))),
      ])
    const [said] = told.split(end)
    told = told.slice(said.length + end.length)
    return said
  }
  const stop = () => {
    running.kill('SIGINT')
    return ended
  }
  return { next, stop }
}

/** The one line of a figure that was made. */
const made = /^\d+ × \d+ · still · [^\n]* · [\d.]+ s\n$/

const still = 'hidden: 2\nlabel: species\nat: 1\nsize: 100\nrestarts: 1\n'

describe('--watch of a figure', () => {
  it('makes the file again for a change of its spec or its table, with one line; a fault leaves the old file', async () => {
    mkdirSync(path('tables'))
    const table = path('tables/iris.csv')
    copyFileSync('examples/iris.csv', table)
    write('f.yaml', `data: tables/iris.csv\n${still}`)
    const { next, stop } = watching('--config', 'f.yaml', '-o', 'a.png')
    expect(await next()).toMatch(made)
    let before = bytes('a.png')
    const changes = async (change: () => void) => {
      change()
      expect(await next()).toMatch(made)
      expect(bytes('a.png').equals(before)).toBe(false)
      before = bytes('a.png')
    }
    const fails = async (change: () => void, fault: RegExp) => {
      change()
      const said = await next()
      expect(said).toMatch(fault)
      expect(said.match(/nnanim: /g)).toHaveLength(1)
      expect(bytes('a.png').equals(before)).toBe(true)
    }
    await changes(() => appendFileSync(table, '5.1,3.5,1.4,0.2,setosa\n'))
    await fails(() => write('f.yaml', 'data: 3'), /^nnanim: f\.yaml:1:7:data: /)
    await fails(() => write('f.yaml', `data: none/iris.csv\n${still}`), /none\/iris\.csv/)
    await changes(() => write('f.yaml', `data: tables/iris.csv\ntitle: Irises\n${still}`))
    await fails(() => write('tables/iris.csv', 'one,species\n'), /tables\/iris\.csv/)
    await fails(() => rmSync(table), /tables\/iris\.csv/)
    // As editors write.
    copyFileSync('examples/iris.csv', path('tables/new'))
    await changes(() => renameSync(path('tables/new'), table))
    expect(await stop()).toBe(130)
    expect(files()).toEqual(['a.png', 'f.yaml', 'tables'])
  })

  it('makes the file again for a change of its model or its font', async () => {
    const save = (hidden: string) => {
      const words = ['--restarts', '1', '--at', '0', '-o', 'x.png', '-q']
      return here('blobs', '--hidden', hidden, '--save-model', 'net.json', ...words).code
    }
    const font = (name: string) => copyFileSync(fontFile(name), path('own.otf'))
    expect(save('2')).toBe(0)
    font('noto.otf')
    const words = ['--model', 'net.json', '--font', 'own.otf', '--at', '2', '-o', 'a.svg']
    const { next, stop } = watching('blobs', ...words)
    expect(await next()).toMatch(made)
    const first = bytes('a.svg')
    expect(save('3')).toBe(0)
    expect(await next()).toMatch(made)
    const second = bytes('a.svg')
    expect(second.equals(first)).toBe(false)
    write('own.otf', 'no font')
    expect(await next()).toContain('own.otf')
    expect(bytes('a.svg').equals(second)).toBe(true)
    font('noto.otf')
    expect(await next()).toMatch(made)
    expect(await stop()).toBe(130)
  })

  it('ends in the middle of a film with the old file in place', async () => {
    write('f.yaml', 'data: blobs\nduration: 600\nfps: 50\n')
    write('a.gif', 'old')
    const { stop } = watching('--config', 'f.yaml', '-o', 'a.gif')
    while (files().length === 2) await new Promise(resolve => setTimeout(resolve, 20))
    expect(await stop()).toBe(130)
    expect(files()).toEqual(['a.gif', 'f.yaml'])
    expect(bytes('a.gif').toString()).toBe('old')
  })

  it.each([
    ['blobs --watch -o a.png', /--watch: expected a spec, a table, a model or a font/],
    ['none.csv --watch -o a.png', /--watch: expected .* that exists/],
    ['- --watch -o a.gif', /--watch: expected files: standard input does not change/],
    ['blobs --model - --watch -o a.gif', /--watch: expected files/],
    ['blobs --watch -o - --format gif', /--watch: expected files: .* standard output has one end/],
    ['blobs --watch --dry-run', /--watch: expected nothing beside --dry-run/],
    ['sweep blobs --hidden 1..3 --watch --csv', /--watch: expected nothing beside --csv/],
  ])('refuses %s', refuses)
})
