import { WorkError } from '../../options/error.ts'
import type { DecodedFile } from '../decoded-file.ts'
import { codedSizes } from './coded-sizes.ts'
import { codecs, type VideoName } from './compressor.ts'
import type { Video, VideoDecoder } from './decoder.ts'
import { rgbaOf } from './i420.ts'
import type { EncodedPacket, InputVideoTrack } from './mediabunny.ts'

/**
 * Reads what a video's container says, and how large the pictures in its stream are.
 *
 * @param maxFrames frames that are looked at; a file with more is not counted to its end
 * @throws WorkError for a file that is damaged, or is no video as nnanim makes them
 */
export async function readVideo(name: VideoName, file: Uint8Array, maxFrames: number): Promise<Video> {
  const { BufferSource, EncodedPacketSink, Input, MP4, WEBM } = await import('./mediabunny.ts')
  try {
    const input = new Input({ source: new BufferSource(file), formats: [name === 'mp4' ? MP4 : WEBM] })
    const tracks = await input.getTracks()
    const track = await input.getPrimaryVideoTrack()
    if (!track || tracks.length !== 1)
      throw new WorkError(`it has ${tracks.length} tracks, not a video alone`)
    if ((await track.getCodec()) !== codecs[name]) throw new WorkError(`its codec is not ${codecs[name]}`)
    const sink = new EncodedPacketSink(track)
    const { width, height, facts } = await trackFacts(track)
    const { codec, description } = (await track.getDecoderConfig())!
    const record = description && bytesOf(description)
    const streamSizes = new Set<string>()
    const note = (data: Uint8Array, isRecord: boolean) => {
      for (const { width, height } of codedSizes(codecs[name], data, isRecord))
        streamSizes.add(`${width} × ${height}`)
    }
    if (record) note(record, true)
    const times: [begin: number, duration: number][] = []
    for await (const packet of packetsOf(sink)) {
      if (times.push([packet.timestamp, packet.duration]) > maxFrames) break
      note(packet.data, false)
    }
    const end = times.reduce((latest, [begin, duration]) => Math.max(latest, begin + duration), 0)
    const isEven = times.every(([begin], i) => Math.abs(begin - (i * end) / times.length) <= oneTick)
    return {
      name,
      file,
      width,
      height,
      frames: times.length,
      config: { codec, ...(record && { description: record }) },
      packets: {
        async *[Symbol.asyncIterator]() {
          for await (const { type, data, microsecondTimestamp: timestamp } of packetsOf(sink))
            yield { type, data, timestamp }
        },
      },
      facts: {
        ...facts,
        'size of pictures': [...streamSizes].join(', '),
        'number of frames': times.length > maxFrames ? `more than ${maxFrames}` : `${times.length}`,
        duration: `${end.toFixed(2)} s`,
        'spacing of frames': isEven ? 'even' : 'uneven',
      },
    }
  } catch (error) {
    if (error instanceof WorkError) throw error
    // Of a damaged file mediabunny throws errors of many kinds.
    throw new WorkError(`the video file is damaged: ${(error as Error).message}`, { cause: error })
  }
}

/** WebM counts milliseconds. */
const oneTick = 0.001

async function trackFacts(track: InputVideoTrack) {
  const [width, height] = [await track.getCodedWidth(), await track.getCodedHeight()]
  const shown = [await track.getDisplayWidth(), await track.getDisplayHeight()]
  const colors = await track.getColorSpace()
  const facts = {
    'size when shown': shown.join(' × '),
    rotation: `${await track.getRotation()}`,
    colours: Object.values(colors).join(', '),
  }
  return { width, height, facts }
}

async function* packetsOf(sink: {
  getFirstPacket(): Promise<EncodedPacket | null>
  getNextPacket(packet: EncodedPacket): Promise<EncodedPacket | null>
}): AsyncGenerator<EncodedPacket> {
  for (let packet = await sink.getFirstPacket(); packet; packet = await sink.getNextPacket(packet))
    yield packet
}

function bytesOf(source: ArrayBufferLike | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

/** Opens a video to be decoded, picture by picture; without a decoder there are no pictures. */
export function openVideo(video: Video, decode: VideoDecoder | null): DecodedFile {
  const { width, height, frames, facts } = video
  async function* moments() {
    const pixels = new Uint8Array(width * height * 4)
    let until = 0
    for await (const picture of decode?.(video) ?? []) {
      rgbaOf(picture, width, height, pixels)
      // Times are even, so their numbers are enough.
      yield { until: ++until, pixels }
    }
  }
  return { width, height, loop: null, facts, pictures: frames, moments: moments() }
}
