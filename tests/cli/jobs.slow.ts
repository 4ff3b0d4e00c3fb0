import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bin, nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, files, bytes, read, write, here } = commandFolder()

const film = ['--size', '240x240', '--fps', '10', '--duration', '3', '-q']

/** Runs the command after a script that its worker threads run too. */
function withScript(script: string, ...words: string[]) {
  write('first.mjs', `import { isMainThread } from 'node:worker_threads'\n${script}`)
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import=${path('first.mjs')} --max-old-space-size=200`,
  }
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], { cwd: path(''), env })
  return { code: status, stderr: stderr.toString() }
}

describe('--jobs', () => {
  it.each([
    ['circles', '--scene', 'transform,boundary', '--size', '480x240'],
    ['blobs', '--transparent'],
    ['blobs', '--scene', 'training', '--size', '660x240'],
    ['moons', '--poster', '50%'],
    // Its starts are solved in another thread.
    ['digits', '--hidden', '8,3', '--restarts', '3', '--max-iter', '30'],
  ])('changes no byte of %s', (...spec) => {
    const made = ['1', '2', '7'].map(jobs => {
      const { code } = nnanim(
        [...spec.slice(0, 1), ...film, ...spec.slice(1), '--jobs', jobs, '-o', 'a.gif'],
        {
          cwd: path(''),
        },
      )
      expect(code).toBe(0)
      return bytes('a.gif')
    })
    expect(made[1].equals(made[0])).toBe(true)
    expect(made[2].equals(made[0])).toBe(true)
  })

  it('encodes several files in one thread beside this one', () => {
    const outputs = (jobs: string) => ['gif', 'mp4', 'webm'].flatMap(name => ['-o', `${jobs}.${name}`])
    for (const jobs of ['1', '2'])
      expect(here('blobs', ...film, '--jobs', jobs, ...outputs(jobs)).code).toBe(0)
    const read = (name: string) => bytes(name)
    for (const name of ['gif', 'mp4', 'webm']) expect(read(`2.${name}`).equals(read(`1.${name}`))).toBe(true)
  })

  it('draws folders and videos with several threads as with one', () => {
    for (const jobs of ['1', '3'])
      expect(here('blobs', ...film, '--jobs', jobs, '-o', `${jobs}/`, '-o', `${jobs}.webm`).code).toBe(0)
    const read = (name: string) => bytes(name)
    for (const name of readdirSync(path('1'))) expect(read(`3/${name}`).equals(read(`1/${name}`))).toBe(true)
    expect(read('3.webm').equals(read('1.webm'))).toBe(true)
  })

  it.each([
    ['ends', 'if (!isMainThread) setTimeout(() => process.exit(3), 150)', 'exit code 3'],
    ['breaks', "if (!isMainThread) setTimeout(() => { throw new Error('bang') }, 150)", 'bang'],
    [
      'has no memory left',
      'if (!isMainThread) setTimeout(() => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)) }, 150)',
      'memory',
    ],
  ])('fails cleanly when a thread %s: the old file stays', (_, script, reason) => {
    write('a.gif', 'old')
    const words = ['circles', '--size', '500x500', '--duration', '20', '--jobs', '3', '-o', 'a.gif']
    const { code, stderr } = withScript(script, ...words)
    expect(code).toBe(1)
    expect(stderr).toMatch(/nnanim: a worker thread ended before its work was done: /)
    expect(stderr).toContain(reason)
    expect(stderr).not.toContain('    at ')
    expect(files()).toEqual(['a.gif', 'first.mjs'])
    expect(read('a.gif')).toBe('old')
  })

  it.each(['0', '65', 'two', '1.5', ''])('refuses %j', jobs => {
    const { code, stderr } = here('blobs', '--jobs', jobs)
    expect(code).toBe(2)
    expect(stderr).toContain('--jobs')
    expect(stderr).toContain('a whole number from 1 to 64')
  })
})
