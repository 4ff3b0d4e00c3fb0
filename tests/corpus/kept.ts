// A figure of the corpus as rules read it: built once by `nnanim/core`, with its shapes and sentences at its moments.
import type { Figure, Font, Shape } from '../../src/core.ts'
import * as core from '../../src/core.ts'
import { figures } from './figures.js'
import { momentsIn } from './hashes.js'
import { inputs } from './inputs.js'
import { bareKeys, dressed } from './wear.js'

/** The width of a text, as a share of its size. */
export type Measure = (text: string, weight: 400 | 600) => number

/** A moment of a figure. */
export interface KeptMoment {
  /** Seconds with `s`, `poster` or `end`. */
  name: string
  /** Seconds. */
  time: number
  shapes: Shape[]
  /** A hash of its shapes. */
  look: string
  /** What it says, a sentence a panel. */
  says: string[]
}

/** A figure of the corpus. */
export interface Kept {
  name: string
  /** Its keys, as figures.js has them. */
  keys: Readonly<Record<string, unknown>>
  figure: Figure
  moments: KeptMoment[]
  /** Widths in its font. */
  widthOf: Measure
  /** The same figure in English, where it is in another language. */
  english?: Kept | undefined
}

/** Builds figures by name; those that differ only in language and theme are trained once. */
export async function openCorpus(): Promise<(name: string) => Promise<Kept>> {
  const widths = measureOf(await core.bundledFont())
  const keep = (name: string, keys: Kept['keys'], figure: Figure): Kept => ({
    ...{ name, keys, figure, moments: momentsIn(figure) },
    widthOf: figure.font ? measureOf(figure.font) : widths,
  })
  const trained = new Map<string, Promise<Figure>>()
  return async name => {
    const { spec } = figures[name as keyof typeof figures]
    const keys: Kept['keys'] = spec
    const bare = bareKeys(spec)
    const key = JSON.stringify(bare)
    if (!trained.has(key)) trained.set(key, core.figure(bare as never, { files: inputs }))
    const base = await trained.get(key)!
    const kept = keep(name, keys, await dressed(base, spec))
    return keys.lang ? { ...kept, english: keep(name, bare, base) } : kept
  }
}

/** Widths of texts in a font, as shares of their size. */
function measureOf(font: Font): Measure {
  const known = new Map<string, number>()
  return (text, weight) => {
    const key = `${weight} ${text}`
    if (!known.has(key)) known.set(key, font.lineOf(text, weight).width)
    return known.get(key)!
  }
}
