import { apart } from '../encode/apart.ts'
import type { Animation, Frame, FrameFormat, Run, Samples } from '../encode/format.ts'
import type { Encode } from '../figure/encode-range.ts'
import { joinerIn, type KeptParts } from './join-thread.ts'
import type { Handlers, SharedFrame } from './protocol.ts'
import { tablesIn } from './sample-thread.ts'
import { openThread } from './thread.ts'

/** True for a format whose encoder is worth a thread of its own. */
export function isEncodedApart({ name }: Pick<FrameFormat, 'name'>): boolean {
  return name in apart
}

export type EncodeThread = ReturnType<typeof openEncodeThread>

/**
 * Starts a thread that encodes what another one draws, which loads its code while this one goes on. Half of the time of a
 * GIF goes into its encoding, which needs neither the scene nor a rasterizer; a thread that draws as well would build the
 * scene, and draw texts, once more.
 */
export function openEncodeThread() {
  const thread = openThread('encoder')
  const ids = new WeakMap<Frame, number>()
  let next = 0
  let joiners = 0
  const shared = (frame: Frame): SharedFrame => {
    const id = ids.get(frame) ?? next++
    ids.set(frame, id)
    return { id, pixels: frame.pixels, width: frame.width, height: frame.height }
  }
  return {
    /** Encoders of an animation in that thread, in place of those before, for frames in shared memory. */
    open(animation: Animation, encoders: readonly { format: FrameFormat; tables: unknown }[]): Encode[] {
      const formats = encoders.map(({ format }) => format.name)
      const tables = encoders.map(({ tables }) => tables)
      // Where it fails, so does the first run.
      thread.call({ kind: 'openEncoders', animation: plain(animation), formats, tables }).catch(() => {})
      return encoders.map((_, encoder) => run => {
        return thread.call({ kind: 'encodeRun', encoder, run: withFrames(run, shared) })
      })
    },
    /** A format's tables, made in that thread. */
    prepare: (animation: Animation, format: FrameFormat, samples: Samples) =>
      tablesIn(thread, plain(animation), format, samples),
    /** A joiner in that thread, which takes parts of those encoders too. */
    join: (animation: Animation, format: FrameFormat, tables: unknown) =>
      joinerIn(thread, joiners++, plain(animation), format, tables),
    close: thread.close,
  }
}

/** A run with other frames in place of its own. */
function withFrames<A, B>({ first, frames, before, after }: Run<A>, frameOf: (frame: A) => B): Run<B> {
  return {
    ...{ first, frames: frames.map(frameOf) },
    ...(before && { before: frameOf(before) }),
    ...(after && { after: frameOf(after) }),
  }
}

/** An animation without what an encoder does not need, which would be copied. */
function plain(animation: Animation): Animation {
  return { ...animation, figure: undefined, font: undefined }
}

export function encoderHandlers({ all, old }: KeptParts): Handlers<'openEncoders' | 'encodeRun'> {
  let encoders: { format: Pick<FrameFormat, 'transfers' | 'joinsApart'>; encode: Encode }[] = []
  let next = 0
  // Frames are known again, since an encoder remembers what it made of its last one.
  let known = new Map<number, Frame>()
  const frameOf = ({ id, ...bitmap }: SharedFrame): Frame => known.get(id) ?? { ...bitmap, shapes: [] }
  return {
    async openEncoders({ animation, formats, tables }) {
      encoders = formats.map((name, i) => ({
        format: apart[name],
        encode: apart[name].encoder(animation, tables[i], old[name]),
      }))
    },
    async encodeRun({ encoder, run }, { transfers }) {
      const { format, encode } = encoders[encoder]
      const own = [run.before, ...run.frames, run.after].filter(frame => frame !== undefined)
      known = new Map(own.map(frame => [frame.id, frameOf(frame)]))
      const frame = ({ id }: SharedFrame) => known.get(id)!
      const part = await encode(withFrames(run, frame))
      if (format.joinsApart) {
        all.set(next, part)
        return { kept: next++ }
      }
      transfers.push(...(format.transfers?.(part) ?? []))
      return part
    },
  }
}
