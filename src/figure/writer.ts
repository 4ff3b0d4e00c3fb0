import type { Animation, FrameFormat, Tools } from '../encode/format.ts'
import { joinBytes } from '../encode/join-bytes.ts'

/** The place where the bytes of a file go. */
export interface EncodeTarget {
  write(chunk: Uint8Array): Promise<void>
}

/** The bytes of a file that was written, and its frames. */
export interface Written {
  framesInFile: number
  bytes: number
}

/** Encodes and writes one target. */
export interface Writer {
  /** Takes the parts of runs in a row. */
  add(parts: readonly unknown[]): Promise<void>
  /** Writes the rest. */
  end(): Promise<Written>
  cancel(): void
}

/** Opens a writer, whose tables may come later. */
export function openWriter(
  file: EncodeTarget,
  format: FrameFormat,
  animation: Animation,
  tools: Tools,
  prepared: Promise<unknown>,
): Writer {
  const joiner = prepared.then(tables => format.join(animation, tables, tools))
  joiner.catch(() => {})
  let [frames, bytes] = [0, 0]
  const write = async (chunks: Uint8Array[]) => {
    for (const chunk of chunks) if (format.isFrame?.(chunk)) frames++
    // Each write of Node goes to a thread and back, so chunks are joined into one.
    const pieces = format.folder || chunks.length < 2 ? chunks : [joinBytes(chunks)]
    for (const piece of pieces) {
      await file.write(piece)
      bytes += piece.length
    }
  }
  return {
    async add(parts) {
      const chunks: Uint8Array[] = []
      const { add } = await joiner
      for (const part of parts) chunks.push(...(await add(part)))
      await write(chunks)
    },
    async end() {
      await write(await (await joiner).end())
      return { framesInFile: format.isFrame ? frames : animation.frames, bytes }
    },
    cancel: () => void joiner.then(({ cancel }) => cancel?.()).catch(() => {}),
  }
}
