// Fonts of which some bytes were changed.
import { expect } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { SpecError } from '../../../src/options/error.ts'
import { changedFont } from '../own-font.ts'

/** Holds that a font is refused or sets a text, whatever bytes of it are others. */
export async function refusedOrSet(name: string): Promise<void> {
  const rng = random(name)
  let refused = 0
  for (let round = 0; round < 60; round++) {
    const change = (bytes: Buffer) => {
      const end = round % 2 ? Math.min(600, bytes.length) : bytes.length
      for (let k = 0; k < 4; k++) bytes[Math.floor(rng() * end)] = Math.floor(rng() * 256)
      return bytes
    }
    try {
      const font = await changedFont(name, change)
      for (const text of ['体 0', '0 0体']) {
        font.lacking(`${text}漢`)
        const { width, pieces } = font.lineOf(text, 600)
        const sizes = pieces.flatMap(({ outline }) => outline.flatMap(({ args }) => [...args]))
        expect(width + Math.max(...sizes.map(Math.abs))).toBeLessThan(600)
      }
    } catch (error) {
      expect(error).toBeInstanceOf(SpecError)
      refused++
    }
  }
  expect(refused).toBeGreaterThan(5)
}
