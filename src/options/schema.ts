import { z } from 'zod'
import type { Catalog } from './catalog.ts'
import { layersOf } from './hidden.ts'
import { maxPanels } from './panels.ts'
import { noControls, withoutControls } from './printable.ts'
import { atOf, booleanOf, bytesOf, listOf, loopOf, numberOf, sizeOf, textOf, viewOf } from './text.ts'
import { classColors, theme } from './theme.ts'

/** A key of the spec: the schema of its value, made when it is first asked for, and its default. */
export interface Key<Value, Default> {
  schema(): z.ZodType<Value>
  /** Missing where the key must be given. */
  fallback?: Default | undefined
}

/**
 * The one table of the spec's keys: what each accepts beside its text form, and its default. A default of null
 * is decided by the data or the scene, or stays null ("the scene's own").
 */
export function specKeys(catalog: Catalog) {
  return {
    data: key(() => text('a built-in dataset or the path of a table')),
    samples: key(() => whole(4, 100_000), null),
    noise: key(() => number(0, 10), null),
    seed: key(() => seed(), 1),
    dataSeed: key(() => seed(), null),
    networkSeed: key(() => seed(), null),
    classes: key(() => whole(2, 100), null),
    hollow: key(() => toggle(), false),
    label: key(() => text('a column by name or number'), null),
    features: key(() => columns(), null),
    scale: key(() => oneOf(['standard', 'minmax', 'none'] as const), 'standard'),
    maxPoints: key(() => whole(2, 100_000), 5000),

    hidden: key(() => hidden(catalog.activations), null),
    activation: key(() => oneOf(catalog.activations), null),
    alpha: key(() => number(0, 1e6), null),
    maxIter: key(() => whole(1, 1_000_000), 1000),
    tol: key(() => number(0, 1), 1e-6),
    restarts: key(() => whole(1, 10_000), 10),
    model: key(() => text('the path of a model file'), null),

    scene: key(() => scenes(catalog.scenes.map(({ name }) => name)), 'transform'),
    layout: key(() => oneOf(['row', 'column', 'grid'] as const), null),
    path: key(() => oneOf(['direct', 'staged'] as const), 'direct'),
    oneWay: key(() => toggle(), false),
    trails: key(() => whole(0, 2000), 0),
    size: key(() => size(), null),
    theme: key(() => theme(catalog.themes), 'light'),
    classColors: key(() => classColors(), null),
    markers: key(() => toggle(), false),
    transparent: key(() => toggle(), false),
    title: key(() => line(), null),
    caption: key(() => line(), null),
    xLabel: key(() => line(), null),
    yLabel: key(() => line(), null),
    sheet: key(() => toggle(), true),
    cuts: key(() => toggle(), true),
    legend: key(() => toggle(), true),
    view: key(() => view(), null),
    turns: key(() => turns(), null),
    rasterizer: key(() => oneOf(['auto', 'canvas', 'napi'] as const), 'auto'),

    fps: key(() => number(1, 120), 25),
    duration: key(() => seconds(0.1, 600), null),
    holdStart: key(() => seconds(0, 600), null),
    holdEnd: key(() => seconds(0, 600), null),
    ease: key(() => oneOf(catalog.eases), 'sine'),
    loop: key(() => loop(), null),
    at: key(() => at(), null),
    film: key(() => whole(2, 24), null),
    poster: key(() => at(), null),

    colors: key(() => whole(4, 256, ' (one of them is the transparent one)'), 64),
    quality: key(() => whole(1, 100), 50),
    density: key(() => whole(1, 4), 1),
    maxSize: key(() => bytes(), null),
    for: key(() => oneOf(catalog.places.map(({ name }) => name)), null),
    alt: key(() => line(1000), null),
  }
}

/** Measured: all the schemas take 5 ms to make, those of a few flags hardly any. */
function key<const Value, const Default = never>(
  make: () => z.ZodType<Value>,
  fallback?: Default,
): Key<Value, Default> {
  let made: z.ZodType<Value> | undefined
  return {
    fallback,
    schema() {
      made ??= make()
      return made
    },
  }
}

function whole(least: number, most: number, remark = '') {
  const error = `a whole number from ${least} to ${most}${remark}`
  return z.preprocess(numberOf, z.int(error).min(least, error).max(most, error))
}

function number(least: number, most: number, unit = 'a number') {
  const error = `${unit} from ${least} to ${most}`
  return z.preprocess(numberOf, z.number(error).min(least, error).max(most, error))
}

function seconds(least: number, most: number) {
  return number(least, most, 'seconds')
}

function seed() {
  return whole(0, Number.MAX_SAFE_INTEGER)
}

function toggle() {
  return z.preprocess(booleanOf, z.boolean('true or false'))
}

function oneOf<const T extends readonly string[]>(names: T) {
  return z.enum(names, `one of ${names.join(', ')}`)
}

/** One scene, or several with commas. */
function scenes(names: string[]) {
  const error = `1 to ${maxPanels} of ${names.join(', ')}`
  return z
    .preprocess(listOf, z.array(oneOf(names), error).min(1, error).max(maxPanels, error))
    .transform(list => list.join(','))
}

function turns() {
  const error = 'a whole number of turns from -20 to 20 other than 0'
  return z.preprocess(
    numberOf,
    z
      .int(error)
      .min(-20, error)
      .max(20, error)
      .refine(value => value !== 0, error),
  )
}

function text(expected: string) {
  const schema = z.string(expected).trim().min(1, expected)
  // No pattern, which the JSON Schema would have for line breaks around a text too.
  return z.preprocess(
    textOf,
    schema.refine(value => withoutControls.test(value), `${expected}, ${noControls}`),
  )
}

function line(most = 200) {
  const error = `one line of at most ${most} letters`
  return z.preprocess(
    textOf,
    z.string(error).max(most, error).regex(withoutControls, `${error}, ${noControls}`),
  )
}

function columns() {
  const error = 'columns by name, such as A,B, each of them once'
  return z.preprocess(
    listOf,
    z
      .array(z.string(error).min(1, error).regex(withoutControls, `${error}, ${noControls}`), error)
      .min(1, error)
      .refine(names => new Set(names).size === names.length, error),
  )
}

function hidden(activations: readonly string[]) {
  const error = '1 to 8 hidden layers of 1 to 64 units each, such as 2 or 4:relu,3'
  const units = `${error}; a hidden layer needs a unit`
  const layer = z.strictObject(
    { units: z.int(error).min(1, units).max(64, error), activation: oneOf(activations).optional() },
    error,
  )
  return z.preprocess(layersOf, z.array(layer, error).min(1, error).max(8, error))
}

function size() {
  const error = '100 to 4000 pixels each way, such as 600x400 or 600'
  const pixels = z.int(error).min(100, error).max(4000, error)
  return z.preprocess(sizeOf, z.strictObject({ width: pixels, height: pixels }, error))
}

function view() {
  const error = 'azimuth and elevation in degrees, such as -60,25 (-360 to 360, -90 to 90)'
  const degrees = (most: number) => z.number(error).min(-most, error).max(most, error)
  return z.preprocess(viewOf, z.strictObject({ azimuth: degrees(360), elevation: degrees(90) }, error))
}

function bytes() {
  const error = 'the size of a file from 1kB to 2GB, such as 5MB'
  return z.preprocess(bytesOf, z.int(error).min(1000, error).max(2e9, error))
}

function loop() {
  const error = 'forever, once or a number of plays up to 65536'
  return z.preprocess(
    loopOf,
    z.union([z.enum(['forever', 'once']), z.int().min(2, error).max(65_536, error)], error),
  )
}

function at() {
  const error = 'seconds, a share such as 50%, start or end'
  const share = z.string().refine(value => isShare(value), error)
  return z.preprocess(atOf, z.union([z.number().min(0, error), share], error))
}

/** A percentage from 0 to 100 in its normal form, as `atOf` gives it. */
function isShare(value: string): boolean {
  const percent = value.endsWith('%') ? numberOf(value.slice(0, -1)) : undefined
  return typeof percent === 'number' && percent >= 0 && percent <= 100
}
