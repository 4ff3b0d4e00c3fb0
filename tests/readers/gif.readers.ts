import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeGif } from '../encode/frames.ts'
import { decodeInBrowser } from './browser.ts'

let folder: string
let gif: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-readers-'))
  gif = join(folder, 'out.gif')
  execFileSync(process.execPath, ['bin/nnanim.js', 'blobs', '--hidden', '2', '-q', '-o', gif])
})

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

describe('the default picture of blobs', () => {
  it('is read by gifsicle: 600 by 600, at most 64 colours, forever, 6 seconds to the centisecond', () => {
    const info = run('gifsicle', ['--info', gif])
    expect(info).toContain('logical screen 600x600')
    expect(info).toContain('loop forever')
    const colors = /global color table \[(\d+)\]/.exec(info)
    expect(Number(colors?.[1])).toBeLessThanOrEqual(64)
    expect(info).not.toContain('local color table')
    const delays = [...info.matchAll(/delay ([\d.]+)s/g)].map(match => Math.round(Number(match[1]) * 100))
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(600)
  })

  it('is read by ffprobe', () => {
    const asked = ['-v', 'error', '-count_frames', '-show_streams', '-show_format', '-of', 'json', gif]
    const { streams, format } = JSON.parse(run('ffprobe', asked))
    expect(streams[0]).toMatchObject({ codec_name: 'gif', width: 600, height: 600 })
    expect(Number(format.duration)).toBeCloseTo(6, 6)
  })

  it('is read by a browser, frame by frame', async () => {
    const decoded = await decodeInBrowser(readFileSync(gif), join(folder, 'profile'))
    expect(decoded).toMatchObject({
      width: 600,
      height: 600,
      microseconds: 6_000_000,
      repetitions: 'Infinity',
    })
    expect(decoded.frames).toBeGreaterThan(50)
  })

  it('weighs less than 2 MB', () => {
    expect(statSync(gif).size).toBeLessThan(2e6)
  })
})

describe('a picture without a background', () => {
  it('is empty in a browser where it is for other decoders, in every frame', async () => {
    const file = join(folder, 'transparent.gif')
    const words = ['blobs', '--transparent', '--size', '300', '--fps', '10', '-q', '-o', file]
    execFileSync(process.execPath, ['bin/nnanim.js', ...words])
    const { frames } = decodeGif(readFileSync(file))
    const empty = frames.reduce(
      (sum, { pixels }) => sum + pixels.filter(pixel => pixel >>> 24 === 0).length,
      0,
    )
    const decoded = await decodeInBrowser(readFileSync(file), join(folder, 'second-profile'))
    expect(empty).toBeGreaterThan(100_000)
    expect(decoded).toMatchObject({ frames: frames.length, empty })
  })
})

function run(program: string, words: string[]): string {
  return execFileSync(program, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  })
}
