import { readFileSync } from 'node:fs'
import { readFont } from '../../src/render/font.ts'
import { tools } from '../../src/render/tools.ts'
import type { Font } from '../../src/scene/font.ts'
import { openFont } from '../../src/scene/fonts/open-font.ts'

/** A font of `tests/fonts`. */
export const fontFile = (name: string) => `tests/fonts/${name}`

export async function testFont(name: string): Promise<Font> {
  return (await readFont(fontFile(name))).font
}

/** A font with changes in its bytes. */
export async function changedFont(name: string, change: (bytes: Buffer) => Uint8Array): Promise<Font> {
  return openFont({ name, own: [change(readFileSync(fontFile(name)))], bundled: await tools.fonts() })
}
