import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { places } from '../../src/encode/places.ts'
import { run, workplace } from './run.ts'

const { path, nnanim } = workplace()
const none = Number.POSITIVE_INFINITY

/** Of a stream: pixels, and how many pictures there are. */
function seen(file: string): { width: number; height: number; frames: number } {
  const entries = 'stream=width,height,nb_read_frames'
  const words = ['-v', 'error', '-count_frames', ...['-select_streams', 'v', '-show_entries', entries]]
  const [stream] = JSON.parse(run('ffprobe', [...words, '-of', 'json', path(file)])).streams
  return { width: stream.width, height: stream.height, frames: Number(stream.nb_read_frames) }
}

/** The places with the fewest pixels and frames, and with the fewest bytes. */
const tight = places.filter(({ name }) => name === 'x' || name === 'email')

describe.each(tight)('for $name', ({ name, bytes = none, width = none, pixels = none, frames = none }) => {
  it('a story of 18 seconds and 400 points fits', () => {
    const file = `${name}.gif`
    nnanim(`blobs --scene story --samples 400 --for ${name} -o ${file}`)
    const made = seen(file)
    expect(statSync(path(file)).size).toBeLessThanOrEqual(bytes)
    expect(made.width).toBeLessThanOrEqual(width)
    expect(made.frames).toBeLessThanOrEqual(frames)
    expect(made.frames * made.width * made.height).toBeLessThanOrEqual(pixels)
  }, 300_000)
})
