import * as z from 'zod'
import type { Catalog } from './catalog.ts'
import { type Form, type FormOf, type Names, namesIn, type ValueOf } from './forms.ts'
import { layersOf } from './hidden.ts'
import { keyTable } from './key-table.ts'
import { maxPanels } from './panels.ts'
import { pointsOf } from './paper.ts'
import { noControls, withoutControls } from './printable.ts'
import { maxPart, minPart, secondsOf, sequenceOf } from './sequence.ts'
import {
  atOf,
  booleanOf,
  bytesOf,
  heldValuesOf,
  intervalOf,
  listOf,
  loopOf,
  numberOf,
  reductionOf,
  shareOf,
  sizeOf,
  textOf,
  viewOf,
  wordOrdersOf,
} from './text.ts'
import { classColors, theme } from './theme.ts'

/** The names of a catalog's registries. */
export function namesOf(catalog: Catalog): Names {
  const { expression: _, facts: __, ...registries } = catalog
  return Object.fromEntries(
    Object.entries(registries).map(([registry, entries]) => [
      registry,
      // A scene or classifier that either task has is there twice.
      [...new Set(entries.map(entry => (typeof entry === 'string' ? entry : entry.name)))],
    ]),
  ) as unknown as Names
}

/**
 * The schemas of a spec's keys, each made when it is first asked for: all of them take 5 ms, those of a few flags hardly
 * any.
 */
export function keySchemas(catalog: Catalog): (key: string) => z.ZodType {
  const names = namesOf(catalog)
  const made = new Map<string, z.ZodType>()
  return key => {
    const schema = made.get(key) ?? schemaOf(keyTable[key].form, names)
    made.set(key, schema)
    return schema
  }
}

/** The schema of a form's values: it takes their text forms, and gives the normal one. */
function schemaOf<F extends Form>(form: F, names: Names): z.ZodType<ValueOf<F>> {
  const make = kinds[form.kind] as (form: F, names: Names) => z.ZodType
  return make(form, names) as z.ZodType<ValueOf<F>>
}

type Kinds = {
  [Kind in Form['kind']]: (form: FormOf<Kind>, names: Names) => z.ZodType<ValueOf<FormOf<Kind>>>
}

/** The schema of each kind of form. */
const kinds: Kinds = {
  whole({ min, max, remark }) {
    const error = `a whole number from ${min} to ${max}${remark}`
    return z.preprocess(numberOf, z.int(error).min(min, error).max(max, error))
  },

  number({ min, max, unit }) {
    const error = `${unit} from ${min} to ${max}`
    return z.preprocess(numberOf, z.number(error).min(min, error).max(max, error))
  },

  turns({ max }) {
    const error = `a whole number of turns from -${max} to ${max} other than 0`
    const some = z
      .int(error)
      .min(-max, error)
      .max(max, error)
      .refine(value => value !== 0, error)
    return z.preprocess(numberOf, some)
  },

  toggle: () => z.preprocess(booleanOf, z.boolean('true or false')),

  oneOf: (form, names) => nameSchema(namesIn(form, names)),

  text: ({ expected }) => textSchema(expected),

  line: ({ max }) => lineSchema(max),

  ownText: ({ max }) =>
    z.preprocess(
      value => (Array.isArray(value) ? value : [value]),
      z.array(lineSchema(max)).min(1, lineOf(max)),
    ),

  textById: ({ max }) =>
    z.record(z.string(), lineSchema(max), 'texts by the ids of chapters, such as { line: The line }'),

  distinctNames({ expected: error }) {
    const name = z.string(error).min(1, error).regex(withoutControls, `${error}, ${noControls}`)
    const names = z
      .array(name, error)
      .min(1, error)
      .refine(names => new Set(names).size === names.length, error)
    return z.preprocess(listOf, names)
  },

  nameList(form, names) {
    const known = namesIn(form, names)
    const error = `some of ${known.join(', ')}, each of them once`
    const list = z
      .array(nameSchema(known), error)
      .min(1, error)
      .refine(names => new Set(names).size === names.length, error)
    return z.preprocess(listOf, list)
  },

  numberOr({ words, min, max }) {
    const error = `${words.join(', ')} or a number from ${min} to ${max}`
    return z.preprocess(numberOf, z.union([z.number().min(min, error).max(max, error), z.enum(words)], error))
  },

  wordOrders() {
    const error = 'a column and two words or more, each once, such as size=small,medium,large'
    const word = z.string(error).min(1, error).regex(withoutControls, `${error}, ${noControls}`)
    const words = z
      .array(word, error)
      .min(2, error)
      .refine(words => new Set(words).size === words.length, error)
    const orders = z.record(word, words, error).refine(orders => Object.keys(orders).length > 0, error)
    return z.preprocess(wordOrdersOf, orders)
  },

  heldValues() {
    const error =
      'COLUMN=VALUE, COLUMN=FROM:TO or row:NUMBER, such as proline=750, proline=400:1100 or row:17'
    const item = z
      .string(error)
      .regex(/^(row:\d+|[^=]+=[\s\S]*\S[\s\S]*)$/, error)
      .regex(withoutControls, `${error}, ${noControls}`)
    const items = z
      .array(item, error)
      .min(1, error)
      .refine(items => new Set(items).size === items.length, error)
    return z.preprocess(heldValuesOf, items)
  },

  interval({ min, max }) {
    const error = `two numbers from ${min} to ${max}, the first below the second, such as -3:3`
    const number = z.number(error).min(min, error).max(max, error)
    const both = z
      .strictObject({ from: number, to: number }, error)
      .refine(({ from, to }) => from < to, error)
    return z.preprocess(intervalOf, both)
  },

  shareOrPath() {
    const error = 'a share above 0 and below 1, such as 0.3 or 30%, or the path of a table'
    const share = z.number(error).gt(0, error).lt(1, error)
    const path = z
      .string(error)
      .refine(value => value.trim() !== '' && value !== '-' && withoutControls.test(value), error)
    return z.preprocess(shareOf, z.union([share, path], error))
  },

  data: () => textSchema('a built-in dataset or the path of a table'),

  scenes(_, { scenes }) {
    const error = `1 to ${maxPanels} of ${scenes.join(', ')}`
    return z
      .preprocess(listOf, z.array(nameSchema(scenes), error).min(1, error).max(maxPanels, error))
      .transform(list => list.join(','))
  },

  sequence({ max }, { scenes }) {
    const error = `1 to ${max} scenes with commas between them, such as data,boundary:3s,transform:data..line:4s`
    const span = `seconds from ${minPart} to ${maxPart}, such as boundary:3s`
    const ids = 'the id of a chapter, or the first and the last as data..line'
    const captions = 'a caption, or captions by the ids of chapters'
    const part = z
      .strictObject(
        {
          scene: nameSchema(scenes),
          chapters: z
            .string(ids)
            .regex(/^[\w-]+(\.\.[\w-]+)?$/, ids)
            .optional(),
          seconds: z.preprocess(secondsOf, z.number(span).min(minPart, span).max(maxPart, span)).optional(),
          title: lineSchema().optional(),
          captions: z.union([lineSchema(), z.record(z.string(), lineSchema())], captions).optional(),
        },
        `${error}; as an object a part has scene, chapters, seconds, title and captions`,
      )
      // How long chapters last by themselves depends on data and network.
      .refine(part => part.chapters === undefined || part.seconds !== undefined, {
        error: 'seconds beside chapters, such as transform:line:3s',
      })
    return z.preprocess(sequenceOf, z.array(part, error).min(1, error).max(max, error))
  },

  theme: (_, { themes }) => theme(themes),

  classColors: () => classColors(),

  layers({ max, maxUnits }, { activations }) {
    const error = `1 to ${max} hidden layers of 1 to ${maxUnits} units each, such as 2 or 4:relu,3, or 0 for none`
    const units = z.int(error).min(1, `${error}; a hidden layer needs a unit`).max(maxUnits, error)
    const layer = z.strictObject({ units, activation: nameSchema(activations).optional() }, error)
    return z.preprocess(layersOf, z.array(layer, error).max(max, error))
  },

  reduction({ names, counts }) {
    const words = [...counts, ...names]
    // A number is a word too, so that the nearest of them is suggested.
    const wordOf = (value: unknown) => textOf(numberOf(value))
    return z.preprocess(wordOf, z.enum(words, `one of ${words.join(', ')}`)).transform(reductionOf)
  },

  size({ min, max, paper }) {
    const error = `${min} to ${max} pixels each way, such as 600x400 or 600, or ${paper.min} to ${paper.max} mm of paper, such as 85mm, 3.3in or 85mmx60mm`
    const pixels = z.int(error).min(min, error).max(max, error)
    const mm = z.number(error).max(paper.max, error)
    const onPaper = { width: mm.min(paper.min, error), height: mm.min(0, error), unit: z.literal('mm') }
    const onScreen = z.strictObject({ width: pixels, height: pixels })
    return z.preprocess(sizeOf, z.union([onScreen, z.strictObject(onPaper)], error))
  },

  pixelGrid({ max }) {
    const error = `1 to ${max} pixels each way, such as 8x8`
    const pixels = z.int(error).min(1, error).max(max, error)
    return z.preprocess(sizeOf, z.strictObject({ width: pixels, height: pixels }, error))
  },

  points({ min, max }) {
    const error = `${min} to ${max} points, such as 8pt`
    return z.preprocess(value => numberOf(pointsOf(value)), z.number(error).min(min, error).max(max, error))
  },

  view() {
    const error = 'azimuth and elevation in degrees, such as -60,25 (-360 to 360, -90 to 90)'
    const degrees = (max: number) => z.number(error).min(-max, error).max(max, error)
    return z.preprocess(viewOf, z.strictObject({ azimuth: degrees(360), elevation: degrees(90) }, error))
  },

  loop({ max }) {
    const error = `forever, once or a number of plays up to ${max}`
    const plays = z.int().min(2, error).max(max, error)
    return z.preprocess(loopOf, z.union([z.enum(['forever', 'once']), plays], error))
  },

  moment() {
    const error = 'seconds, a share such as 50%, start or end'
    const share = z.string().refine(value => isShare(value), error)
    return z.preprocess(atOf, z.union([z.number().min(0, error), share], error))
  },

  bytes() {
    const error = 'the size of a file from 1kB to 2GB, such as 5MB'
    return z.preprocess(bytesOf, z.int(error).min(1000, error).max(2e9, error))
  },
}

function nameSchema<Name extends string>(names: readonly Name[]) {
  return z.enum(names, `one of ${names.join(', ')}`)
}

function lineOf(max: number): string {
  return `one line of at most ${max} letters`
}

function lineSchema(max = 200) {
  const error = lineOf(max)
  return z.preprocess(
    textOf,
    z.string(error).max(max, error).regex(withoutControls, `${error}, ${noControls}`),
  )
}

function textSchema(expected: string) {
  const schema = z.string(expected).trim().min(1, expected)
  // No pattern, which the JSON Schema would have for line breaks around a text too.
  return z.preprocess(
    textOf,
    schema.refine(value => withoutControls.test(value), `${expected}, ${noControls}`),
  )
}

/** A percentage from 0 to 100 in its normal form, as `atOf` gives it. */
function isShare(value: string): boolean {
  const percent = value.endsWith('%') ? numberOf(value.slice(0, -1)) : undefined
  return typeof percent === 'number' && percent >= 0 && percent <= 100
}
