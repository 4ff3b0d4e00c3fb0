import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Chunk, Compressor, VideoSettings } from '../encode/video/compressor.ts'
import { bt709, framesPerSecond } from '../encode/video/compressor.ts'
import { codecString } from '../encode/video/levels.ts'
import { WorkError } from '../options/error.ts'

/** Name and version of the ffmpeg on the PATH; undefined where there is none. */
export async function findFfmpeg(): Promise<string | undefined> {
  const child = spawn('ffmpeg', ['-version'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  try {
    await once(child, 'close')
  } catch {
    return undefined
  }
  return /^ffmpeg version \S+/.exec(text)?.[0].replace(' version', '')
}

/**
 * A compressor that pipes pictures through the ffmpeg on the PATH, with the settings that @napi-rs/webcodecs uses. Its
 * functions throw a WorkError with the last line that ffmpeg wrote.
 */
export const ffmpegCompressor: Compressor = async settings => {
  const { codec, width, height } = settings
  const child = spawn('ffmpeg', argumentsOf(settings), { stdio: ['pipe', 'pipe', 'pipe'] })
  const split = codec === 'avc' ? accessUnits() : ivfFrames()
  const ready: Chunk[] = []
  let errorText = ''
  child.stdout.on('data', (bytes: Buffer) => ready.push(...split.add(bytes)))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorText += text
  })
  // Its own error message, read below, says more than that its pipe broke.
  child.stdin.on('error', () => {})
  const closed = new Promise<number | null>(resolve => {
    child.on('close', resolve).on('error', error => {
      errorText += error.message
      resolve(null)
    })
  })
  const fail = () => new WorkError(`ffmpeg failed: ${errorText.trim().split('\n').at(-1) || 'it was ended'}`)
  return {
    async add(pictures) {
      // Waits here, and not after writing, so that ffmpeg reads while the next pictures are drawn.
      if (child.stdin.writableNeedDrain)
        await Promise.race([once(child.stdin, 'drain').catch(() => {}), closed])
      // A copy, as it is written later.
      for (const picture of pictures) child.stdin.write(picture.slice())
      if (child.exitCode !== null) {
        await closed
        throw fail()
      }
      return ready.splice(0)
    },
    async end() {
      child.stdin.end()
      if ((await closed) !== 0) throw fail()
      return [...ready, ...split.end()]
    },
    config() {
      const codec = codecString(settings)
      return { codec, codedWidth: width, codedHeight: height, colorSpace: bt709 }
    },
    close: () => void child.kill(),
  }
}

function argumentsOf(settings: VideoSettings): string[] {
  const { codec, width, height, quantizer } = settings
  const color = '-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709'.split(' ')
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${width}x${height}`]
  const rate = ['-framerate', String(framesPerSecond(settings))]
  const avc = ['-c:v', 'libx264', '-preset', 'superfast', '-tune', 'zerolatency', '-crf', String(quantizer)]
  const level = String(Math.round((quantizer * 63) / 255))
  const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '7', '-row-mt', '1']
  const constant = ['-b:v', '0', '-crf', level, '-qmin', level, '-qmax', level, '-lag-in-frames', '0']
  const encode =
    codec === 'avc'
      ? [...avc, '-bsf:v', 'h264_metadata=aud=insert', '-f', 'h264']
      : [...vp9, ...constant, '-f', 'ivf']
  // One thread, so that the number of processors changes no byte.
  const threads = ['-threads', '1', '-fps_mode', 'passthrough']
  return ['-v', 'error', ...color, ...input, ...rate, '-i', '-', ...color, ...threads, ...encode, '-']
}

/** Cuts a stream of bytes into the chunks of single frames. */
interface Splitter {
  add(bytes: Buffer): Chunk[]
  end(): Chunk[]
}

/** Cuts an H.264 stream before each delimiter of access units (ITU-T H.264, annex B and 7.3.2.4). */
function accessUnits(): Splitter {
  const delimiter = Buffer.from([0, 0, 0, 1, 9])
  const key = Buffer.from([0, 0, 1, 0x65])
  let rest = Buffer.alloc(0)
  const chunk = (data: Buffer): Chunk => ({ data: new Uint8Array(data), key: data.includes(key) })
  return {
    add(bytes) {
      rest = Buffer.concat([rest, bytes])
      const chunks: Chunk[] = []
      for (let end = rest.indexOf(delimiter, 1); end > 0; end = rest.indexOf(delimiter, 1)) {
        chunks.push(chunk(rest.subarray(0, end)))
        rest = rest.subarray(end)
      }
      return chunks
    },
    end: () => (rest.length > 0 ? [chunk(rest)] : []),
  }
}

/** Cuts an IVF file into its frames: a header of 32 bytes, then length, time and data of each. */
function ivfFrames(): Splitter {
  let rest = Buffer.alloc(0)
  let hasHeader = false
  return {
    add(bytes) {
      rest = Buffer.concat([rest, bytes])
      if (!hasHeader && rest.length < 32) return []
      if (!hasHeader) rest = rest.subarray(32)
      hasHeader = true
      const chunks: Chunk[] = []
      while (rest.length >= 12 && rest.length >= 12 + rest.readUInt32LE(0)) {
        const end = 12 + rest.readUInt32LE(0)
        const data = new Uint8Array(rest.subarray(12, end))
        // Neither shows an earlier frame nor needs one (VP9 bitstream specification, 6.2).
        chunks.push({ data, key: (data[0] & 0x0c) === 0 })
        rest = rest.subarray(end)
      }
      return chunks
    },
    end: () => [],
  }
}
