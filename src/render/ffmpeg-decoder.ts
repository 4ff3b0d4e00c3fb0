import { spawn } from 'node:child_process'
import type { VideoDecoder } from '../encode/video/decoder.ts'
import { WorkError } from '../options/error.ts'

/**
 * A decoder that pipes a video through the ffmpeg on the PATH, which may read nothing but the pipe. Gives each picture
 * as I420; its memory is used again for the next one.
 *
 * @throws WorkError for a video that is damaged, or that has another number of pictures
 */
export const ffmpegDecoder: VideoDecoder = async function* ({ name, file, width, height, frames }) {
  const input = ['-protocol_whitelist', 'pipe', '-err_detect', 'explode', '-f', name]
  const output = [
    '-map',
    '0:v:0',
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    'pipe:1',
  ]
  const child = spawn('ffmpeg', ['-v', 'error', '-xerror', ...input, '-i', 'pipe:0', ...output], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let errorText = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorText = text.trim()
  })
  // Its own error message, read below, says more than that its pipe broke.
  child.stdin.on('error', () => {}).end(file)
  const closed = new Promise<number | null>(resolve => {
    child.on('close', resolve).on('error', () => resolve(null))
  })
  const picture = new Uint8Array((width * height * 3) / 2)
  let filled = 0
  let count = 0
  try {
    for await (const bytes of child.stdout as AsyncIterable<Buffer>) {
      for (let from = 0; from < bytes.length; ) {
        const piece = bytes.subarray(from, from + picture.length - filled)
        picture.set(piece, filled)
        filled += piece.length
        from += piece.length
        if (filled < picture.length) continue
        filled = 0
        count++
        yield picture
      }
    }
    if ((await closed) !== 0)
      throw new WorkError(
        `the video cannot be decoded: ${errorText.split('\n').at(-1) || 'ffmpeg was ended'}`,
      )
    if (count !== frames || filled > 0) throw new WorkError(`the video has ${count} of ${frames} pictures`)
  } finally {
    child.kill()
  }
}
