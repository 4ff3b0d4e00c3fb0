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

/**
 * The values that a key accepts, as plain data, so that the help loads no validator. `schema.ts` makes a schema of it,
 * and `json-forms.ts` the JSON Schema of its text forms.
 */
export type Form =
  | ReturnType<typeof whole | typeof numberBetween | typeof turns | typeof toggle>
  | ReturnType<typeof text | typeof lineForm | typeof ownTextForm | typeof textById | typeof distinctNames>
  | ReturnType<
      | typeof dataName
      | typeof sceneList
      | typeof sequenceForm
      | typeof themeValue
      | typeof colorList
      | typeof layers
    >
  | ReturnType<typeof reduction>
  | ReturnType<
      | typeof pictureSize
      | typeof pixelGrid
      | typeof points
      | typeof view
      | typeof loop
      | typeof moment
      | typeof bytes
    >
  | ReturnType<typeof nameList | typeof shareOrPath | typeof wordOrders | typeof heldValuesForm>
  | ReturnType<typeof interval>
  | { kind: 'numberOr'; min: number; max: number; words: readonly string[] }
  | { kind: 'oneOf'; names: readonly string[] | keyof RegistryNames }

/** The form of a kind. */
export type FormOf<Kind extends Form['kind']> = Extract<Form, { kind: Kind }>

/** A hidden layer as it is given: without an activation it has that of the key `activation`. */
export type GivenLayer = Pick<HiddenLayer, 'units'> & { activation?: string | undefined }

/** The types of values in their normal form. */
interface Values {
  whole: number
  number: number
  turns: number
  toggle: boolean
  oneOf: string
  text: string
  line: string
  ownText: string[]
  textById: Record<string, string>
  distinctNames: string[]
  data: string
  scenes: string
  sequence: GivenPart[]
  theme: string | ThemeChange
  classColors: string[]
  layers: GivenLayer[]
  reduction: `${'pca' | 'lda'}:${2 | 3}`
  size: Size
  pixelGrid: { width: number; height: number }
  points: number
  view: { azimuth: number; elevation: number }
  loop: 'forever' | 'once' | number
  moment: number | string
  bytes: number
  nameList: string[]
  shareOrPath: number | string
  wordOrders: Record<string, string[]>
  heldValues: string[]
  interval: Interval
  numberOr: number | string
}

/** The type of a form's values. */
export type ValueOf<F extends Form> = F extends { kind: 'oneOf'; names: infer N }
  ? N extends keyof RegistryNames
    ? RegistryNames[N]
    : N extends readonly (infer Name extends string)[]
      ? Name
      : never
  : F extends { kind: 'numberOr'; words: readonly (infer Word extends string)[] }
    ? number | Word
    : Values[F['kind']]

/** A whole number; the remark stands behind the range in messages. */
export function whole(min: number, max: number, remark = '') {
  return { kind: 'whole', min, max, remark } as const
}

export function seed() {
  return whole(0, Number.MAX_SAFE_INTEGER)
}

export function numberBetween(min: number, max: number, unit: 'a number' | 'seconds' = 'a number') {
  return { kind: 'number', min, max, unit } as const
}

export function seconds(min: number, max: number) {
  return numberBetween(min, max, 'seconds')
}

/** A whole number of turns each way, but not none. */
export function turns(max: number) {
  return { kind: 'turns', max } as const
}

/** True or false; its flag is a switch. */
export function toggle() {
  return { kind: 'toggle' } as const
}

/** One of these names, or of those of a registry. */
export function oneOf<const N extends readonly string[] | keyof RegistryNames>(names: N) {
  return { kind: 'oneOf', names } as const
}

/** Some names of a registry, each once, in an order. */
export function nameList<const N extends keyof RegistryNames>(names: N) {
  return { kind: 'nameList', names } as const
}

/** A share above 0 and below 1, or the path of a table. */
export function shareOrPath() {
  return { kind: 'shareOrPath' } as const
}

/** Words of columns of a table in their order, a list for each column. */
export function wordOrders() {
  return { kind: 'wordOrders' } as const
}

/** Columns with a value each, or a row that has one of each: `COLUMN=VALUE`, `COLUMN=FROM:TO` and `row:NUMBER`. */
export function heldValuesForm() {
  return { kind: 'heldValues' } as const
}

/** Two numbers, the first below the second: `-3:3`. */
export function interval(min: number, max: number) {
  return { kind: 'interval', min, max } as const
}

/** A number, or a word that stands for one. */
export function numberOr<const Words extends readonly string[]>(words: Words, min: number, max: number) {
  return { kind: 'numberOr', words, min, max } as const
}

/** A text that is not empty. */
export function text(expected: string) {
  return { kind: 'text', expected } as const
}

/** A line of a picture or a page, or none. */
export function lineForm(max = 200) {
  return { kind: 'line', max } as const
}

/** A line of a picture, or several of which some are those of chapters: `ID=TEXT`. */
export function ownTextForm(max = 200) {
  return { kind: 'ownText', max } as const
}

/** Lines of a picture by the ids of their chapters. */
export function textById(max = 200) {
  return { kind: 'textById', max } as const
}

/** Names, each once. */
export function distinctNames(expected: string) {
  return { kind: 'distinctNames', expected } as const
}

/** A built-in dataset, or the path of a table. */
export function dataName() {
  return { kind: 'data', names: 'datasets' } as const
}

/** One scene, or several with commas. */
export function sceneList() {
  return { kind: 'scenes', names: 'scenes' } as const
}

/** Scenes that are played one after the other. */
export function sequenceForm(max: number) {
  return { kind: 'sequence', names: 'scenes', max } as const
}

/** The theme of pages that follow their reader: each is drawn as `light` or `dark`. */
export const autoTheme = 'auto'

/** A theme's name, or an object of colours over one. */
export function themeValue() {
  return { kind: 'theme', names: 'themes' } as const
}

export function colorList() {
  return { kind: 'classColors' } as const
}

/** Hidden layers, or none. */
export function layers(max: number, maxUnits: number) {
  return { kind: 'layers', max, maxUnits } as const
}

/** A way to make two or three components of a table's features; a number alone means principal ones. */
export function reduction() {
  return { kind: 'reduction', counts: ['2', '3'], names: ['pca:2', 'pca:3', 'lda:2', 'lda:3'] } as const
}

/** Width and height in pixels, or millimetres of paper. */
export function pictureSize(min: number, max: number, paper: { min: number; max: number }) {
  return { kind: 'size', min, max, paper } as const
}

/** Width and height of a picture that a row of a table is, in its own pixels. */
export function pixelGrid(max: number) {
  return { kind: 'pixelGrid', max } as const
}

/** A size of type in points. */
export function points(min: number, max: number) {
  return { kind: 'points', min, max } as const
}

/** Angles of the camera, degrees. */
export function view() {
  return { kind: 'view' } as const
}

/** Number of a GIF's plays. */
export function loop(max: number) {
  return { kind: 'loop', max } as const
}

/** A moment of a film: seconds, or a share of its duration. */
export function moment() {
  return { kind: 'moment' } as const
}

/** The size of a file. */
export function bytes() {
  return { kind: 'bytes' } as const
}

/** The names that a form's value can be, in their order; none where it is no name. */
export function namesIn(form: Form, names: Names): readonly string[] {
  if (!('names' in form)) return []
  return typeof form.names === 'string' ? names[form.names] : form.names
}
