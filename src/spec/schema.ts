import { z } from 'zod'
import type { Catalog } from './catalog.ts'
import { layersOf } from './hidden.ts'
import { mostPanels } from './panels.ts'
import type { ActivationName } from './spec.ts'
import { atOf, booleanOf, bytesOf, listOf, loopOf, numberOf, sizeOf, textOf, viewOf } from './text.ts'
import { classColors, theme } from './theme.ts'

/**
 * The one table of the spec's keys: what each accepts beside its text form, and its default. A default of null
 * is decided by the data or the scene, or stays null ("the scene's own").
 */
export function specSchema(catalog: Catalog) {
  return z.strictObject({
    data: text('a built-in dataset or the path of a table'),
    samples: whole(4, 100_000).nullable().default(null),
    noise: number(0, 10).nullable().default(null),
    seed: seed().default(1),
    dataSeed: seed().nullable().default(null),
    networkSeed: seed().nullable().default(null),
    classes: whole(2, 100).nullable().default(null),
    hollow: toggle().default(false),
    label: text('a column by name or number').nullable().default(null),
    features: columns().nullable().default(null),
    scale: oneOf(['standard', 'minmax', 'none'] as const).default('standard'),
    maxPoints: whole(2, 100_000).default(5000),

    hidden: hidden(catalog.activations).nullable().default(null),
    activation: oneOf(catalog.activations).nullable().default(null),
    alpha: number(0, 1e6).nullable().default(null),
    maxIter: whole(1, 1_000_000).default(1000),
    tol: number(0, 1).default(1e-6),
    restarts: whole(1, 10_000).default(10),
    model: text('the path of a model file').nullable().default(null),

    scene: scenes(catalog.scenes.map(({ name }) => name)).default('transform'),
    layout: oneOf(['row', 'column', 'grid'] as const)
      .nullable()
      .default(null),
    path: oneOf(['direct', 'staged'] as const).default('direct'),
    oneWay: toggle().default(false),
    trails: whole(0, 2000).default(0),
    size: size().nullable().default(null),
    theme: theme(catalog.themes).default('light'),
    classColors: classColors().nullable().default(null),
    markers: toggle().default(false),
    transparent: toggle().default(false),
    title: line().nullable().default(null),
    caption: line().nullable().default(null),
    xLabel: line().nullable().default(null),
    yLabel: line().nullable().default(null),
    sheet: toggle().default(true),
    cuts: toggle().default(true),
    legend: toggle().default(true),
    view: view().nullable().default(null),
    turns: turns().nullable().default(null),
    rasterizer: oneOf(['auto', 'canvas', 'napi'] as const).default('auto'),

    fps: number(1, 120).default(25),
    duration: seconds(0.1, 600).nullable().default(null),
    holdStart: seconds(0, 600).nullable().default(null),
    holdEnd: seconds(0, 600).nullable().default(null),
    ease: oneOf(catalog.eases).default('sine'),
    loop: loop().nullable().default(null),
    at: at().nullable().default(null),
    film: whole(2, 24).nullable().default(null),
    poster: at().nullable().default(null),

    colors: whole(4, 256, ' (one of them is the transparent one)').default(64),
    quality: whole(1, 100).default(50),
    density: whole(1, 4).default(1),
    maxSize: bytes().nullable().default(null),
    for: oneOf(catalog.places.map(({ name }) => name))
      .nullable()
      .default(null),
    alt: line(1000).nullable().default(null),
  })
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
  const error = `1 to ${mostPanels} of ${names.join(', ')}`
  return z
    .preprocess(listOf, z.array(oneOf(names), error).min(1, error).max(mostPanels, error))
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
  return z.preprocess(textOf, z.string(expected).trim().min(1, expected))
}

function line(most = 200) {
  const error = `one line of at most ${most} letters`
  return z.preprocess(
    textOf,
    z
      .string(error)
      .max(most, error)
      .regex(/^[^\p{Cc}\u2028\u2029]*$/u, error),
  )
}

function columns() {
  const error = 'columns by name, such as A,B, each of them once'
  return z.preprocess(
    listOf,
    z
      .array(z.string(error).min(1, error), error)
      .min(1, error)
      .refine(names => new Set(names).size === names.length, error),
  )
}

function hidden(activations: readonly ActivationName[]) {
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
  return z.preprocess(loopOf, z.union([z.enum(['forever', 'once']), z.int().min(2).max(65_536)], error))
}

function at() {
  const error = 'seconds, a share such as 50%, start or end'
  const share = z.string().refine(value => /^[\d.]+%$/.test(value) && Number.parseFloat(value) <= 100)
  return z.preprocess(atOf, z.union([z.number().min(0), share], error))
}
