import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { bin } from './run.ts'
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
    // Its starts are solved in another thread.
    ['digits', '--hidden', '8,3', '--restarts', '3', '--max-iter', '30'],
  ])('changes no byte of %s', (...spec) => {
    const [one, ...others] = ['1', '2', '7'].map(jobs => {
      expect(
        here(spec[0], ...film, ...spec.slice(1), '--jobs', jobs, '-o', 'a.gif', '-o', 'a.webm').code,
      ).toBe(0)
      return Buffer.concat([bytes('a.gif'), bytes('a.webm')])
    })
    for (const other of others) expect(other.equals(one)).toBe(true)
  })

  it('changes no byte of videos and folders beside each other, which one thread encodes', () => {
    const names = ['a.gif', 'a.mp4', 'a.webm', 'frames/frame-0001.png', 'frames/frame-0030.png']
    const made = ['1', '2', '3'].map(jobs => {
      const outputs = ['a.gif', 'a.mp4', 'a.webm', 'frames/'].flatMap(name => ['-o', name])
      expect(here('blobs', ...film, '--jobs', jobs, ...outputs).code).toBe(0)
      return names.map(name => bytes(name))
    })
    for (const other of made.slice(1))
      for (const [i, file] of other.entries()) expect(file.equals(made[0][i]), names[i]).toBe(true)
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
})
