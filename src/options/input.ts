import type { Form, GivenPart, RegistryNames, ThemeChange, ValueOf } from './forms.ts'
import type { KeyTable, KeyWith, Row, SpecKey } from './key-table.ts'
import type { SweptKey } from './sweep.ts'

/**
 * The input that the spec of one network is read from: the keys of the table, each with the forms that its schema
 * takes, normal ones and texts. Null, or no value, is the default.
 *
 * @typeParam N the names of the registries
 */
export type InputOf<N extends RegistryNames> = {
  [Key in Exclude<SpecKey, RequiredKey>]?: ValueIn<KeyTable[Key]['form'], N> | null | undefined
} & { [Key in RequiredKey]: ValueIn<KeyTable[Key]['form'], N> }

/** The input that a figure is read from: as for one network, but one key may take several values. */
export type FigureInputOf<N extends RegistryNames> = {
  [Key in keyof InputOf<N>]: InputOf<N>[Key] | (Key extends SweptKey ? Several<KeyTable[Key], N> : never)
}

/** By a fact: that a default is undefined cannot be told without `strictNullChecks`. */
type RequiredKey = KeyWith<'argument'>

type Several<R extends Row, N extends RegistryNames> =
  | { sweep: readonly (ValueIn<R['form'], N> | null)[] }
  | `${string}|${string}`
  | `${number}..${number}`

type NumberText = `${number}`
/** A name of a registry, which an editor completes; any text may be one, since names are read from files too. */
type Known<Name extends string> = Name | (string & {})
type Words<Name extends string> = Known<Name> | readonly Known<Name>[]
type Paper = `${number}${'mm' | 'cm' | 'in'}`
type List = string | number | readonly (string | number)[]
type LayerText = `${number}${string}`

/** The forms of values that do not depend on more than their kind, and on the registries. */
interface Inputs<N extends RegistryNames>
  extends Record<'whole' | 'number' | 'turns', number | NumberText>,
    Record<'text' | 'line' | 'data', string | number>,
    Record<'ownText' | 'distinctNames' | 'classColors', List> {
  toggle: boolean | 'true' | 'yes' | 'on' | 'false' | 'no' | 'off'
  textById: Readonly<Record<string, string | number>>
  scenes: Words<N['scenes']>
  sequence: string | readonly (string | PartInput<N['scenes']>)[]
  theme: Known<N['themes']> | ThemeInput<N['themes']>
  layers:
    | number
    | LayerText
    | readonly (number | LayerText | { units: number; activation?: Known<N['activations']> | undefined })[]
  reduction: 2 | 3 | '2' | '3' | `${'pca' | 'lda'}:${2 | 3}`
  size:
    | number
    | NumberText
    | `${number}${'x' | 'X' | '×'}${number}`
    | Paper
    | `${Paper}${'x' | '×'}${Paper}`
    | { width: number; height: number; unit?: 'mm' | undefined }
  pixelGrid: number | NumberText | `${number}${'x' | 'X' | '×'}${number}` | { width: number; height: number }
  points: number | NumberText | `${number}pt`
  view: `${number},${number}` | { azimuth: number; elevation: number }
  loop: 'forever' | 'once' | number | NumberText
  moment: number | Known<'start' | 'end'>
  bytes: number | `${number}${string}`
  shareOrPath: number | string
  heldValues: string | readonly string[]
  interval: `${number}:${number}` | { from: number; to: number }
  wordOrders: string | readonly string[] | Readonly<Record<string, List>>
}

type ValueIn<F extends Form, N extends RegistryNames> = F extends {
  kind: 'oneOf'
  names: infer Registry extends keyof RegistryNames
}
  ? Known<N[Registry]>
  : F extends { kind: 'nameList'; names: infer Registry extends keyof RegistryNames }
    ? Words<N[Registry]>
    : F extends { kind: 'oneOf' }
      ? ValueOf<F>
      : F extends { kind: 'numberOr' }
        ? ValueOf<F> | NumberText
        : F['kind'] extends keyof Inputs<N>
          ? Inputs<N>[F['kind']]
          : never

type PartInput<Scene extends string> = Omit<GivenPart, 'scene' | 'seconds'> & {
  scene: Known<Scene>
  seconds?: number | string | undefined
}

/** Colours over a theme; a list of them may be a text with commas. */
type ThemeInput<Theme extends string> = { base?: Known<Exclude<Theme, 'auto'>> | undefined } & {
  [Key in Exclude<keyof ThemeChange, 'base'>]?:
    | ThemeChange[Key]
    | (string[] extends NonNullable<ThemeChange[Key]> ? string : never)
    | null
}
