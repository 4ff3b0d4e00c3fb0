import type { Size } from './paper.ts'

/** A hidden layer as a spec names it. */
export interface HiddenLayer {
  /** Number of units, at least 1. */
  units: number
  /** A name of the catalog. */
  activation: string
}

/** Numbers from the one to the other. */
export interface Interval {
  /** Its lower end. */
  from: number
  /** More than `from`. */
  to: number
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
  /** The colour that a facet turned from the light tends to. */
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
  /** True gives classes different shapes too, however few they are. */
  markers?: boolean | undefined
}

/** A part of a sequence as it is given. */
export interface GivenPart {
  /** A name of the catalog. */
  scene: string
  /** The id of the one chapter of the scene that is played, or of the first and the last: "data..line"; all without it. */
  chapters?: string | undefined
  /** Its time; the scene's own without it, or what a duration leaves. */
  seconds?: number | undefined
  /** Instead of the scene's own. */
  title?: string | undefined
  /** Instead of the scene's own: one for all of the scene's chapters, or by their ids. */
  captions?: string | Record<string, string> | undefined
}

/** A scene, or some chapters of it, as a part of a sequence. */
export interface SequencePart extends GivenPart {
  /** Its time. */
  seconds: number
}

/** The registries whose names a value can be one of, with the type of the names. */
export interface RegistryNames {
  datasets: string
  scenes: string
  themes: string
  eases: string
  activations: string
  solvers: string
  places: string
  classifiers: string
  languages: string
}

/** The names of each registry. */
export type Names = { readonly [Registry in keyof RegistryNames]: readonly RegistryNames[Registry][] }

/** A hidden layer as it is given: without an activation it has that of the key `activation`. */
export type GivenLayer = Pick<HiddenLayer, 'units'> & { activation?: string | undefined }

/** The theme of pages that follow their reader: each is drawn as `light` or `dark`. */
export const autoTheme = 'auto'

/** The kinds of values: the facts of a key's form, and the type of values in their normal form. */
export interface Kinds {
  /** A whole number; the remark stands behind the range in messages. */
  whole: { form: { min: number; max: number; remark: string }; value: number }
  number: { form: { min: number; max: number; unit: 'a number' | 'seconds' }; value: number }
  /** A whole number of turns each way, but not none. */
  turns: { form: { max: number }; value: number }
  /** A number, or a word that stands for one. */
  numberOr: { form: { names: readonly string[]; min: number; max: number }; value: number | string }
  /** Two numbers, the first below the second: `-3:3`. */
  interval: { form: { min: number; max: number }; value: Interval }
  /** Angles of the camera, degrees. */
  view: { form: unknown; value: { azimuth: number; elevation: number } }
  /** The size of a file. */
  bytes: { form: unknown; value: number }
  /** Number of a GIF's plays. */
  loop: { form: { names: readonly ['forever', 'once']; max: number }; value: 'forever' | 'once' | number }
  /** A moment of a film: seconds, or a share of its duration. */
  moment: { form: { names: readonly ['start', 'end'] }; value: number | string }
  /** True or false; its flag is a switch. */
  toggle: { form: unknown; value: boolean }
  /** One of these names, or of those of a registry. */
  oneOf: { form: { names: readonly string[] | keyof RegistryNames }; value: string }
  /** Some names of a registry, each once, in an order. */
  nameList: { form: { names: keyof RegistryNames }; value: string[] }
  /** One scene, or several with commas. */
  scenes: { form: { names: 'scenes' }; value: string }
  /** A way to make two or three components of a table's features; a number alone means principal ones. */
  reduction: { form: { names: readonly Reduction[] }; value: Reduction }
  /** A text that is not empty. */
  text: { form: { expected: string }; value: string }
  /** A built-in dataset, or the path of a table. */
  data: { form: { names: 'datasets' }; value: string }
  /** Names, each once. */
  distinctNames: { form: { expected: string }; value: string[] }
  /** A line of a picture or a page, or none. */
  line: { form: { max: number }; value: string }
  /** A line of a picture, or several of which some are those of chapters: `ID=TEXT`. */
  ownText: { form: { max: number }; value: string[] }
  /** Lines of a picture by the ids of their chapters. */
  textById: { form: { max: number }; value: Record<string, string> }
  /** A share above 0 and below 1, or the path of a table. */
  shareOrPath: { form: unknown; value: number | string }
  /** Words of columns of a table in their order, a list for each column. */
  wordOrders: { form: unknown; value: Record<string, string[]> }
  /** Columns with a value each, or a row that has one of each: `COLUMN=VALUE`, `COLUMN=FROM:TO` and `row:NUMBER`. */
  heldValues: { form: unknown; value: string[] }
  /** Hidden layers, or none. */
  layers: { form: { max: number; maxUnits: number }; value: GivenLayer[] }
  /** Scenes that are played one after the other. */
  sequence: { form: { names: 'scenes'; max: number }; value: GivenPart[] }
  /** Width and height in pixels, or millimetres of paper. */
  size: { form: { min: number; max: number; paper: { min: number; max: number } }; value: Size }
  /** Width and height of a picture that a row of a table is, in its own pixels. */
  pixelGrid: { form: { max: number }; value: { width: number; height: number } }
  /** A size of type in points. */
  points: { form: { min: number; max: number }; value: number }
  /** A theme's name, or an object of colours over one. */
  theme: { form: { names: 'themes' }; value: string | ThemeChange }
  classColors: { form: unknown; value: string[] }
}

type Reduction = `${'pca' | 'lda'}:${2 | 3}`

/** The form of a kind. */
export type FormOf<Kind extends keyof Kinds> = { readonly kind: Kind } & Readonly<Kinds[Kind]['form']>

/**
 * The values that a key accepts, as plain data, so that the help loads no validator. The folder `kinds/` says how those of
 * each kind are read, checked and written.
 */
export type Form = { [Kind in keyof Kinds]: FormOf<Kind> }[keyof Kinds]

/** The type of a form's values. */
export type ValueOf<F extends Form> = F extends {
  kind: 'oneOf'
  names: readonly (infer Name extends string)[]
}
  ? Name
  : F extends { kind: 'numberOr'; names: readonly (infer Word extends string)[] }
    ? number | Word
    : Kinds[F['kind']]['value']

/** A whole number; the remark stands behind the range in messages. */
export function whole(min: number, max: number, remark = '') {
  return { kind: 'whole', min, max, remark } as const
}

export function numberBetween(min: number, max: number, unit: 'a number' | 'seconds' = 'a number') {
  return { kind: 'number', min, max, unit } as const
}

/** True or false; its flag is a switch. */
export function toggle() {
  return { kind: 'toggle' } as const
}

/** One of these names, or of those of a registry. */
export function oneOf<const N extends readonly string[] | keyof RegistryNames>(names: N) {
  return { kind: 'oneOf', names } as const
}

/** The names and words that a form's value can be, in their order; none where it is neither. */
export function namesIn(form: Form, names: Names): readonly string[] {
  if (!('names' in form)) return []
  return typeof form.names === 'string' ? names[form.names] : form.names
}
