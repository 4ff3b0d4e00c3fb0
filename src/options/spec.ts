import type { FormOf, ValueOf } from './forms.ts'
import type { KeyTable, Row } from './key-table.ts'

/** A hidden layer as a spec names it. */
export interface HiddenLayer {
  /** Number of units, at least 1. */
  units: number
  /** A name of the catalog. */
  activation: string
}

/** A theme that differs from a built-in one; colours are `#rrggbb`, lists have one entry a class. */
export interface ThemeChange {
  /** Name of the built-in theme that gives everything else. */
  base: string
  /** Of the whole picture. */
  background?: string | undefined
  /** Of titles and what matters most. */
  ink?: string | undefined
  /** Of captions and axes. */
  muted?: string | undefined
  /** Of axes and frames. */
  frame?: string | undefined
  /** Strong and fine rulings of the sheet. */
  grid?: { strong?: string | undefined; fine?: string | undefined } | undefined
  /** The sheet of input space before anything is decided. */
  sheet?: string | undefined
  /** What a facet turned from the light tends to. */
  shade?: string | undefined
  /** Cuts of the hidden units. */
  accent?: string | undefined
  /** Fill of a class's dots. */
  classes?: string[] | undefined
  /** A class's region on the sheet. */
  tints?: string[] | undefined
  /** A class's half-plane beyond the sheet. */
  beyond?: string[] | undefined
  /** Outline of a class's dots. */
  rims?: string[] | undefined
  /** Share of a class's colour in its tint, 0 to 1. */
  tinting?: number | undefined
  /** Whether classes differ in shape too, however few they are. */
  markers?: boolean | undefined
}

/**
 * What decides the picture and its bytes: flat JSON, one key per flag with the flag's own word. `key-table.ts` says
 * what each key means. Every key is there; `null` means "decided later from the data or the scene".
 *
 * @interface
 */
export type Spec = {
  [Key in keyof KeyTable]: KeyTable[Key] extends { filled: true }
    ? Complete<KeyTable[Key]>
    : Complete<KeyTable[Key]> | DefaultOf<KeyTable[Key]>
}

/** A spec's keys in their normal form, before the data and the scene fill what is null. */
export type Given = {
  [Key in keyof KeyTable]: ValueOf<KeyTable[Key]['form']> | DefaultOf<KeyTable[Key]>
}

/** A row's value as everyone uses it: a hidden layer has its activation. */
type Complete<R extends Row> = R extends Row<FormOf<'layers'>> ? HiddenLayer[] : ValueOf<R['form']>

/** Null where a row's value may be; its other defaults are values as others. */
type DefaultOf<R extends Row> = Extract<R['fallback'], null>
