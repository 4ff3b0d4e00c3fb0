import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Chunk, Compressor, VideoSettings } from '../encode/video/compressor.ts'
import { bt709, framesPerSecond } from '../encode/video/compressor.ts'
import { codecString } from '../encode/video/levels.ts'
import { WorkError } from '../options/error.ts'

/** Name and version of the ffmpeg on the PATH; undefined where there is none. */
export async function findFfmpeg(): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('ffmpeg', ['-version']).catch(() => ({ stdout: '' }))
  return /^ffmpeg version \S+/.exec(stdout)?.[0].replace(' version', '')
}

/**
 * A compressor that pipes pictures through the ffmpeg on the PATH, with the settings that @napi-rs/webcodecs uses. Its
 * functions throw a WorkError with the last line that ffmpeg wrote.
 */
export const ffmpegCompressor: Compressor = async settings => {
  const { codec, width, height } = settings
  const child = spawn('ffmpeg', argumentsOf(settings), { stdio: ['pipe', 'pipe', 'pipe'] })
  const { endOf, chunkOf, ...stream } = streams[codec]
  const ready: Chunk[] = []
  let { header } = stream
  let rest = Buffer.alloc(0)
  let errorText = ''
  child.stdout.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes])
    if (rest.length < header) return
    rest = rest.subarray(header)
    header = 0
    for (let end = endOf(rest); end > 0 && end <= rest.length; end = endOf(rest)) {
      ready.push(chunkOf(rest.subarray(0, end)))
      rest = rest.subarray(end)
    }
  })
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
      return codec === 'avc' && rest.length > 0 ? [...ready, chunkOf(rest)] : ready
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

/** The streams that ffmpeg writes: bytes before the first frame, the end of a frame, less than 1 where it is unknown, and its chunk. */
const streams = {
  // H.264 is cut before each delimiter of access units (ITU-T H.264, annex B and 7.3.2.4).
  avc: {
    header: 0,
    endOf: (rest: Buffer) => rest.indexOf(Buffer.from([0, 0, 0, 1, 9]), 1),
    chunkOf(frame: Buffer): Chunk {
      return { data: new Uint8Array(frame), key: frame.includes(Buffer.from([0, 0, 1, 0x65])) }
    },
  },
  // IVF has length, time and data of each frame.
  vp9: {
    header: 32,
    endOf: (rest: Buffer) => (rest.length < 12 ? 0 : 12 + rest.readUInt32LE(0)),
    chunkOf(frame: Buffer): Chunk {
      const data = new Uint8Array(frame.subarray(12))
      // Neither shows an earlier frame nor needs one (VP9 bitstream specification, 6.2).
      return { data, key: (data[0] & 0x0c) === 0 }
    },
  },
}
