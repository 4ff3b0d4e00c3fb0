import type { FormOf, ValueOf } from './forms.ts'
import type { KeyTable, Row } from './key-table.ts'

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
  background?: string | undefined
  ink?: string | undefined
  muted?: string | undefined
  frame?: string | undefined
  grid?: { strong?: string | undefined; fine?: string | undefined } | undefined
  sheet?: string | undefined
  shade?: string | undefined
  accent?: string | undefined
  classes?: string[] | undefined
  tints?: string[] | undefined
  beyond?: string[] | undefined
  rims?: string[] | undefined
  /** Share of a class's colour in its tint, 0 to 1. */
  tinting?: number | undefined
  markers?: boolean | undefined
}

/**
 * What decides the picture and its bytes: flat JSON, one key per flag with the flag's own word. `key-table.ts` says
 * what each key means. Every key is there; `null` means "decided later from the data or the scene".
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
