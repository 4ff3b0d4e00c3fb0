import { WorkError } from '../../options/error.ts'
import type { VideoDecoder } from './decoder.ts'

/** The parts of the WebCodecs API (W3C) that decode, as a browser has them or a library brings them. */
export interface WebDecoders {
  VideoDecoder: new (init: {
    output(frame: DecodedFrame): void
    error(error: Error): void
  }) => {
    readonly state: string
    set ondequeue(wake: () => void)
    configure(config: Record<string, unknown>): void
    decode(chunk: object): void
    flush(): Promise<void>
    close(): void
  }
  EncodedVideoChunk: new (init: { type: 'key' | 'delta'; data: Uint8Array; timestamp: number }) => object
}

interface DecodedFrame {
  readonly format: string | null
  readonly codedWidth: number
  readonly codedHeight: number
  copyTo(picture: Uint8Array): Promise<unknown>
  close(): void
}

/** Frames that a decoder is given ahead of the pictures that it has given back. */
const maxAhead = 8

/** A decoder that works with WebCodecs. Of a video a few frames are in memory at once, all closed at the end. */
export function webDecoder({ VideoDecoder, EncodedVideoChunk }: WebDecoders): VideoDecoder {
  return async function* ({ width, height, frames, config, packets }) {
    const ready: DecodedFrame[] = []
    let failure: Error | undefined
    let inside = 0
    let wake = () => {}
    const decoder = new VideoDecoder({
      output: frame => void ready.push(frame),
      error(error) {
        failure = error
        wake()
      },
    })
    decoder.ondequeue = () => {
      inside--
      wake()
    }
    const picture = new Uint8Array((width * height * 3) / 2)
    let given = 0
    async function* take() {
      for (let frame = ready.shift(); frame; frame = ready.shift()) {
        try {
          const { format, codedWidth, codedHeight } = frame
          if (format !== 'I420' || codedWidth !== width || codedHeight !== height)
            throw new WorkError(`a picture of the video is ${codedWidth} × ${codedHeight} in ${format}`)
          await frame.copyTo(picture)
        } finally {
          frame.close()
        }
        given++
        yield picture
      }
    }
    try {
      decoder.configure({ ...config, hardwareAcceleration: 'prefer-software' })
      for await (const packet of packets) {
        decoder.decode(new EncodedVideoChunk(packet))
        inside++
        while (inside >= maxAhead && !failure)
          await new Promise<void>(resolve => {
            wake = resolve
          })
        if (failure) break
        yield* take()
      }
      if (!failure) await decoder.flush()
      yield* take()
      if (failure) throw new WorkError(`the video cannot be decoded: ${failure.message}`, { cause: failure })
      if (given !== frames) throw new WorkError(`the video has ${given} of ${frames} pictures`)
    } finally {
      for (const frame of ready) frame.close()
      if (decoder.state !== 'closed') decoder.close()
    }
  }
}
