import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import type { PlainFormat } from '../../src/encode/formats.ts'
import { draw } from '../../src/figure/draw.ts'
import type { FigureCall } from '../../src/figure/figure.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from '../render/files.ts'

/** Few pixels and few frames, which every format has. */
export const small = { size: 200, fps: 5, duration: 1 }

/** What a case is of, what of its figure is not small, and the formats in which it is drawn. */
export type DrawCase = [string, object, PlainFormat[]]

/** A folder for each test, and what `render` writes there. */
export function drawFolder() {
  const folder = freshFolder()

  /** The bytes of a file that `render` writes with the letters of outlines. */
  async function written(input: object, format: string): Promise<Uint8Array> {
    const output = folder.path(`written.${format}`)
    await render(readFigureObject({ ...input, rasterizer: 'outlines' }, [output]), { output })
    return readFile(output)
  }

  async function givesWhatIsWritten(...[_, input, formats]: DrawCase) {
    for (const format of formats) {
      const bytes = await draw({ ...small, ...input } as FigureCall, format)
      expect(Buffer.compare(bytes, await written({ ...small, ...input }, format)), format).toBe(0)
    }
  }

  return { path: folder.path, written, givesWhatIsWritten }
}
