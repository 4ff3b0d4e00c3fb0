import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { bin, nnanim } from './run.ts'

/** Flags by which a film is made in a moment. */
export const quick = ['--size', '300x300', '--fps', '12', '--duration', '1']

/**
 * A folder in which the command runs, removed afterwards: one for each test of a file, or one for all.
 *
 * @param first words that each call of `here` begins with
 */
export function commandFolder({ shared = false, first = [] as readonly string[] } = {}) {
  let folder = ''
  const [before, after] = shared ? [beforeAll, afterAll] : [beforeEach, afterEach]
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nnanim-cli-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const path = (name: string) => join(folder, name)
  const files = () => readdirSync(folder).sort()
  const bytes = (name: string) => readFileSync(path(name))
  const read = (name: string, encoding: BufferEncoding = 'utf8') => readFileSync(path(name), encoding)
  const write = (name: string, content: string | Uint8Array, encoding: BufferEncoding = 'utf8') =>
    writeFileSync(path(name), content, encoding)
  const here = (...words: string[]) => nnanim([...first, ...words], { cwd: folder })

  /** A call that is refused with one line, and leaves no file. */
  function refuses(line: string, message: string | RegExp) {
    const { code, stdout, stderr } = here(...line.split(' '))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(files()).toEqual([])
  }

  /** A run that a signal ends while it writes over an old file. */
  async function endsOn(signal: NodeJS.Signals, expected: number) {
    write('out.gif', 'old')
    const words = ['blobs', '--duration', '600', '--fps', '50', '-o', 'out.gif']
    const child = spawn(process.execPath, [bin, ...words], { cwd: folder, stdio: 'ignore' })
    const ended = new Promise(resolve => child.on('exit', resolve))
    while (files().length === 1) await new Promise(resolve => setTimeout(resolve, 20))
    child.kill(signal)
    expect(await ended).toBe(expected)
    expect(files()).toEqual(['out.gif'])
    expect(read('out.gif')).toBe('old')
  }

  return { path, files, bytes, read, write, here, refuses, endsOn }
}
