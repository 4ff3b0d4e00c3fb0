import { VideoDecoder } from '@napi-rs/webcodecs'
import { BufferSource, type EncodedPacket, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny'

export interface DecodedVideo {
  codec: string | null
  width: number
  height: number
  /** Seconds. */
  duration: number
  frames: { begins: number; lasts: number; key: boolean; picture: Uint8Array }[]
}

/** Reads a video with mediabunny's reader and decodes it, every picture as I420; or what it has of its alpha. */
export async function decodeVideo(file: Uint8Array, isAlpha = false): Promise<DecodedVideo> {
  const input = new Input({ source: new BufferSource(file), formats: [MP4, WEBM] })
  const track = (await input.getPrimaryVideoTrack())!
  const config = (await track.getDecoderConfig())!
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  const pictures: Promise<Uint8Array>[] = []
  const decoder = new VideoDecoder({
    output(frame) {
      const picture = new Uint8Array((frame.codedWidth * frame.codedHeight * 3) / 2)
      pictures.push(
        frame
          .copyTo(picture)
          .then(() => picture, fail)
          .finally(() => frame.close()),
      )
    },
    error: fail,
  })
  decoder.configure({
    codec: config.codec,
    ...(config.description && { description: bytesOf(config.description) }),
  })
  const { EncodedVideoChunk } = await import('@napi-rs/webcodecs')
  for (const { data, sideData, type, microsecondTimestamp } of packets) {
    const shown = isAlpha ? sideData.alpha! : data
    decoder.decode(new EncodedVideoChunk({ type, data: shown, timestamp: microsecondTimestamp }))
  }
  await decoder.flush()
  decoder.close()
  const decoded = await Promise.all(pictures)
  return {
    codec: track.codec,
    ...{ width: track.codedWidth, height: track.codedHeight, duration: await input.computeDuration() },
    frames: packets.map(({ timestamp, duration, type }, i) => ({
      ...{ begins: timestamp, lasts: duration, key: type === 'key', picture: decoded[i] },
    })),
  }
}

function bytesOf(source: ArrayBufferLike | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

function fail(error: Error): never {
  throw error
}

/** Decibels between two pictures: 20 log10(255 / root of the mean squared error). */
export function decibels(seen: Uint8Array, truth: Uint8Array): number {
  const squares = truth.reduce((sum, value, i) => sum + (value - seen[i]) ** 2, 0)
  return 10 * Math.log10(255 ** 2 / (squares / truth.length))
}

/** Which frames of a WebM's alpha stand by themselves, by their first byte (VP9 bitstream specification, 6.2). */
export async function alphaBegins(file: Uint8Array): Promise<boolean[]> {
  const input = new Input({ source: new BufferSource(file), formats: [WEBM] })
  const sink = new EncodedPacketSink((await input.getPrimaryVideoTrack())!)
  const begins: boolean[] = []
  for await (const { sideData } of sink.packets()) begins.push((sideData.alpha![0] & 0x0c) === 0)
  return begins
}
