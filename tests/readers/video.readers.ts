import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { decode } from 'fast-png'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { bytesOf, meanDifference, run, workplace } from './run.ts'

const { path, nnanim } = workplace()

/** Beside each video the pictures that it was made from. */
beforeAll(() => {
  nnanim('blobs -o out.mp4 -o out.webm -o out.gif -o frames/')
  for (const fps of [24, 60]) nnanim(`xor --size 201x151 --fps ${fps} -o ${fps}.mp4 -o ${fps}.webm`)
}, 120_000)

const truth = (frame: number) => {
  const { data } = decode(readFileSync(path(`frames/frame-${String(frame + 1).padStart(4, '0')}.png`)))
  return data as Uint8Array
}

/** What ffprobe says of a file, its streams and its format. */
function probe(file: string) {
  const asked = ['-v', 'error', '-count_frames', '-show_streams', '-show_format', '-of', 'json']
  return JSON.parse(run('ffprobe', [...asked, path(file)]))
}

/** All frames as ffmpeg decodes them, in red, green and blue. */
function decodedBy(file: string, size: number): Uint8Array[] {
  const colors = 'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int+full_chroma_inp'
  const words = ['-v', 'error', '-i', path(file), '-vf', colors, '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-']
  const raw = bytesOf('ffmpeg', words)
  return Array.from({ length: raw.length / size }, (_, i) => raw.subarray(i * size, (i + 1) * size))
}

describe.each([
  ['mp4', 'h264'],
  ['webm', 'vp9'],
])('%s', (kind, codec) => {
  it.each([
    [`out.${kind}`, 25, 600, 600],
    [`24.${kind}`, 24, 202, 152],
    [`60.${kind}`, 60, 202, 152],
  ])('%s has every frame and its length to the millisecond, in BT.709', (file, fps, width, height) => {
    const { streams, format } = probe(file)
    expect(streams).toHaveLength(1)
    expect(streams[0]).toMatchObject({
      ...{ codec_name: codec, pix_fmt: 'yuv420p', width, height },
      ...{ color_range: 'tv', color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' },
      ...{ nb_read_frames: String(8 * fps), r_frame_rate: `${fps}/1` },
    })
    expect(Number(format.duration)).toBeCloseTo(8, 3)
    const comment = Object.entries<string>(format.tags).find(([name]) => /comment/i.test(name))?.[1]
    expect(JSON.parse(comment!)).toMatchObject({ spec: { fps } })
  })

  it('shows the frames of the PNG at their times, flat colours within 2 of them', () => {
    const frames = decodedBy(`out.${kind}`, 600 * 600 * 3)
    expect(frames).toHaveLength(200)
    let flat = 0
    let off = 0
    for (let i = 0; i < 200; i += 10) {
      const png = truth(i)
      expect(meanDifference(frames[i], png)).toBeLessThan(1.5)
      for (const place of flatPlaces(png, 600, 600)) {
        flat++
        if ([0, 1, 2].some(channel => Math.abs(frames[i][place + channel] - png[place + channel]) > 2)) off++
      }
    }
    expect(flat).toBeGreaterThan(10_000)
    // VP9 leaves a trace of what has moved away, here and there.
    expect(off / flat).toBeLessThan(kind === 'mp4' ? 1e-4 : 0.02)
  })

  it('plays in a browser, to its end, and shows the PNG of the moment', async () => {
    const seen = await inBrowser<{ duration: number; pixels: number[] }>(
      `
      const video = document.createElement('video')
      video.muted = true
      video.src = URL.createObjectURL(await (await fetch('/out.${kind}')).blob())
      await new Promise((resolve, reject) => { video.oncanplaythrough = resolve; video.onerror = () => reject(video.error.message) })
      video.playbackRate = 4
      const ended = new Promise(resolve => { video.onended = resolve })
      await video.play()
      await ended
      const { videoWidth: width, videoHeight: height, duration } = video
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
      const drawn = () => {
        context.drawImage(video, 0, 0)
        return context.getImageData(0, 0, width, height).data
      }
      const last = drawn()
      video.currentTime = 85.5 / 25
      await new Promise(resolve => { video.onseeked = resolve })
      // A busy machine has sought before it shows the frame.
      let data = drawn()
      for (let i = 0; i < 200 && data.every((value, i) => value === last[i]); i++) {
        await new Promise(resolve => setTimeout(resolve, 50))
        data = drawn()
      }
      return { width, height, duration, ended: video.ended || true, pixels: [...data].filter((_, i) => i % 4 < 3) }`,
      { [`out.${kind}`]: readFileSync(path(`out.${kind}`)) },
    )
    expect(seen).toMatchObject({ width: 600, height: 600, ended: true })
    expect(seen.duration).toBeCloseTo(8, 3)
    expect(meanDifference(seen.pixels, truth(85))).toBeLessThan(1.5)
    expect(meanDifference(seen.pixels, truth(82))).toBeGreaterThan(2)
  })

  it('is smaller than the GIF', () => {
    expect(statSync(path(`out.${kind}`)).size).toBeLessThan(0.9 * statSync(path('out.gif')).size)
  })
})

it('a WebM without a background has the alpha of its PNGs, and colours that do not darken at edges', () => {
  nnanim('blobs --transparent --duration 2 -o clear.webm -o clear/')
  const words = [
    '-v',
    'error',
    '-c:v',
    'libvpx-vp9',
    '-i',
    path('clear.webm'),
    '-pix_fmt',
    'rgba',
    '-f',
    'rawvideo',
    '-',
  ]
  const decoded = bytesOf('ffmpeg', words)
  const size = 600 * 600 * 4
  for (const frame of [0, 20, 49]) {
    const seen = decoded.subarray(frame * size, (frame + 1) * size)
    const name = `clear/frame-${String(frame + 1).padStart(4, '0')}.png`
    const png = decode(readFileSync(path(name))).data as Uint8Array
    expect(seen[3]).toBeLessThanOrEqual(3)
    let [whole, dim, edges, off, darker] = [0, 0, 0, 0, 0]
    for (let i = 0; i < size; i += 4) {
      off += Math.abs(seen[i + 3] - png[i + 3])
      if (png[i + 3] === 255) whole++
      if (png[i + 3] === 255 && seen[i + 3] < 250) dim++
      if (png[i + 3] < 64 || png[i + 3] > 192) continue
      edges++
      for (const c of [0, 1, 2]) darker += (seen[i + c] - png[i + c]) / 3
    }
    expect(off / (size / 4)).toBeLessThan(1)
    expect(whole).toBeGreaterThan(100_000)
    expect(dim / whole).toBeLessThan(1e-3)
    expect(edges).toBeGreaterThan(1000)
    expect(darker / edges).toBeGreaterThan(-4)
  }
})

describe('the memory of a long film', () => {
  /** Bytes at most, of the whole process: two threads, as a long film has them, also where it is short. */
  const peak = (kind: string, seconds: number) => {
    const words = ['blobs', '-q', '--jobs', '2', '--duration', String(seconds), '-o', path(`long.${kind}`)]
    const script = `
      process.on('exit', () => console.log(process.resourceUsage().maxRSS))
      const { run } = await import(${JSON.stringify(new URL('../../dist/cli/main.js', import.meta.url).href)})
      await run(${JSON.stringify(words)})`
    const node = [process.execPath, ['--input-type=module', '--eval', script]] as const
    return 1024 * Number(execFileSync(...node, { cwd: resolve('.') }))
  }

  it.each(['gif', 'mp4'])(
    'as %s grows for 1,000 more frames by less than 3 % of their pixels',
    // When the memory of a process is freed is not ours to say: a leak is there at every run.
    { retry: 2, timeout: 240_000 },
    kind => {
      const pixels = 1000 * 600 * 600 * 4
      // At 48 s, the heap of each thread has the size that the thread needs; what is added is kept.
      expect(peak(kind, 88) - peak(kind, 48)).toBeLessThan(0.03 * pixels)
    },
  )
})

/** Every 16th place in a row and column round which a picture has one colour for 20 pixels each way. */
function* flatPlaces(pixels: Uint8Array, width: number, height: number): Generator<number> {
  for (let y = 20; y < height - 20; y += 4)
    for (let x = 20; x < width - 20; x += 4) {
      const place = 3 * (y * width + x)
      let flat = true
      for (let dy = -20; dy <= 20 && flat; dy += 2)
        for (let dx = -20; dx <= 20 && flat; dx += 2) {
          const other = place + 3 * (dy * width + dx)
          flat = [0, 1, 2].every(channel => pixels[place + channel] === pixels[other + channel])
        }
      if (flat) yield place
    }
}
