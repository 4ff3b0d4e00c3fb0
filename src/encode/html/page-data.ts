import { keptIn } from '../../options/kept-in.ts'
import type { FigureSpec } from '../../options/sweep.ts'
import type { ShownNetwork } from '../../scene/compose/figure-scene.ts'
import { asciiJson } from '../ascii.ts'
import { latin1 } from '../latin1.ts'
import type { GlyphTable } from './glyphs.ts'

/** The data of a page beside its code: everything that its scene is drawn from, computed when it is written. */
export interface PageData {
  spec: FigureSpec
  networks: ShownNetwork[]
  /** The glyphs of its texts; `own` says whether they are of a font of one's own, by which texts are laid out. */
  glyphs: GlyphTable
  own: boolean
  title: string
  alt: string
  /** A command that makes it, quoted for a POSIX shell. */
  command: string
  /** Of a slice: places in the command between which its values stand, or may. */
  fixAt?: readonly [number, number]
}

/** True where all networks are shown on a slice, which a reader may move. */
export function hasSlices(networks: readonly Pick<ShownNetwork, 'model'>[]): boolean {
  return networks.every(({ model }) => model.slice)
}

/** True where the slice of one moves in the film. */
export function movesSlice(networks: readonly Pick<ShownNetwork, 'model'>[]): boolean {
  return networks.some(({ model }) => (model.slice?.moving ?? null) !== null)
}

/**
 * Data as JSON in ASCII. Typed arrays are base64 of their bytes, each that is there several times written once. What JSON
 * has no word for is a text that begins with @: the number of such an array, a number that is not finite, or -0; a text
 * that begins so itself gets a second one.
 */
export function toJson(data: PageData): string {
  const arrays: string[] = []
  const numbers = new Map<string, number>()
  const text = JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === 'string') return value.startsWith('@') ? `@${value}` : value
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return Object.is(value, -0) ? '@-0' : `@${value}`
    const kind = typedArrays.find(({ of }) => value instanceof of)
    if (!kind) return value
    const { buffer, byteOffset, byteLength } = value as Float64Array
    const key = `${kind.name} ${btoa(latin1(new Uint8Array(buffer, byteOffset, byteLength)))}`
    return `@#${keptIn(numbers, key, () => arrays.push(key) - 1)}`
  })
  return asciiJson(`{"arrays":${JSON.stringify(arrays)},"data":${text}}`, true)
}

/** The data of `toJson`. */
export function fromJson(text: string): PageData {
  return revive(JSON.parse(text))
}

/** The data of what `toJson` writes, as JSON has it. */
export function revive(parsed: unknown): PageData {
  const { arrays, data } = parsed as { arrays: string[]; data: unknown }
  const decoded = arrays.map(written => {
    const [name, bytes] = written.split(' ')
    const { of } = typedArrays.find(kind => kind.name === name)!
    return new of(Uint8Array.from(atob(bytes), character => character.charCodeAt(0)).buffer)
  })
  return revived(data, decoded) as PageData
}

/** Puts arrays, numbers and texts in the place of what stands for them. */
function revived(value: unknown, arrays: readonly object[]): unknown {
  if (typeof value === 'string' && value.startsWith('@')) {
    if (value.startsWith('@@')) return value.slice(1)
    return value.startsWith('@#') ? arrays[Number(value.slice(2))] : Number(value.slice(1))
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => revived(item, arrays))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revived(item, arrays)]))
}

const typedArrays = [
  { name: 'f64', of: Float64Array },
  { name: 'f32', of: Float32Array },
  { name: 'i32', of: Int32Array },
  { name: 'u8', of: Uint8Array },
]
