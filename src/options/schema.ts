import * as z from 'zod/mini'
import type { Catalog } from './catalog.ts'
import { type Form, type FormOf, type Names, namesIn, type ValueOf } from './forms.ts'
import { layersValue } from './hidden.ts'
import { keyTable } from './key-table.ts'
import { maxPanels } from './panels.ts'
import { noControls, withoutControls } from './printable.ts'
import { distinctIn, listIn, numberSchema, preprocess, wholeIn } from './schema-parts.ts'
import { maxPart, minPart, sequenceOf } from './sequence.ts'
import {
  amountOf,
  atOf,
  booleanOf,
  bytesValue,
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
export function keySchemas(catalog: Catalog): (key: string) => z.ZodMiniType {
  const names = namesOf(catalog)
  const made = new Map<string, z.ZodMiniType>()
  return key => {
    const schema = made.get(key) ?? schemaOf(keyTable[key].form, names)
    made.set(key, schema)
    return schema
  }
}

/** The schema of a form's values: it takes their text forms, and gives the normal one. */
function schemaOf<F extends Form>(form: F, names: Names): z.ZodMiniType<ValueOf<F>> {
  const make = kinds[form.kind] as (form: F, names: Names) => z.ZodMiniType
  return make(form, names) as z.ZodMiniType<ValueOf<F>>
}

type Kinds = {
  [Kind in Form['kind']]: (form: FormOf<Kind>, names: Names) => z.ZodMiniType<ValueOf<FormOf<Kind>>>
}

/** The schema of each kind of form. */
const kinds: Kinds = {
  whole({ min, max, remark }) {
    const error = `a whole number from ${min} to ${max}${remark}`
    return preprocess(numberOf, wholeIn(min, max, error))
  },

  number({ min, max, unit }) {
    const error = `${unit} from ${min} to ${max}`
    return preprocess(numberOf, numberSchema(min, max, error))
  },

  turns({ max }) {
    const error = `a whole number of turns from -${max} to ${max} other than 0`
    const isSome = z.refine<number>(value => value !== 0, error)
    return preprocess(numberOf, wholeIn(-max, max, error).check(isSome))
  },

  toggle: () => preprocess(booleanOf, z.boolean('true or false')),

  oneOf: (form, names) => nameSchema(namesIn(form, names)),

  text: ({ expected }) => textSchema(expected),

  line: ({ max }) => lineSchema(max),

  ownText: ({ max }) =>
    preprocess(
      value => (Array.isArray(value) ? value : [value]),
      z.array(lineSchema(max)).check(z.minLength(1, lineOf(max))),
    ),

  textById: ({ max }) =>
    z.record(z.string(), lineSchema(max), 'texts by the ids of chapters, such as { line: The line }'),

  distinctNames({ expected: error }) {
    return preprocess(listOf, distinctIn(wordSchema(error), 1, error))
  },

  nameList(form, names) {
    const known = namesIn(form, names)
    const error = `some of ${known.join(', ')}, each of them once`
    return preprocess(listOf, distinctIn(nameSchema(known), 1, error))
  },

  numberOr({ words, min, max }) {
    const error = `${words.join(', ')} or a number from ${min} to ${max}`
    return preprocess(numberOf, z.union([numberSchema(min, max, error), z.enum(words)], error))
  },

  wordOrders() {
    const error = 'a column and two words or more, each once, such as size=small,medium,large'
    const word = wordSchema(error)
    const orders = z.record(word, distinctIn(word, 2, error), error)
    const isSome = z.refine<object>(orders => Object.keys(orders).length > 0, error)
    return preprocess(wordOrdersOf, orders.check(isSome))
  },

  heldValues() {
    const error =
      'COLUMN=VALUE, COLUMN=FROM:TO or row:NUMBER, such as proline=750, proline=400:1100 or row:17'
    const form = z.regex(/^(row:\d+|[^=]+=[\s\S]*\S[\s\S]*)$/, error)
    const item = z.string(error).check(form, z.regex(withoutControls, `${error}, ${noControls}`))
    return preprocess(heldValuesOf, distinctIn(item, 1, error))
  },

  interval({ min, max }) {
    const error = `two numbers from ${min} to ${max}, the first below the second, such as -3:3`
    const number = numberSchema(min, max, error)
    const both = z.strictObject({ from: number, to: number }, error)
    return preprocess(intervalOf, both.check(z.refine(({ from, to }) => from < to, error)))
  },

  shareOrPath() {
    const error = 'a share above 0 and below 1, such as 0.3 or 30%, or the path of a table'
    const share = z.number(error).check(z.gt(0, error), z.lt(1, error))
    const isPath = (value: string) => value.trim() !== '' && value !== '-' && withoutControls.test(value)
    const path = z.string(error).check(z.refine(isPath, error))
    return preprocess(shareOf, z.union([share, path], error))
  },

  data: () => textSchema('a built-in dataset or the path of a table'),

  scenes(_, { scenes }) {
    const error = `1 to ${maxPanels} of ${scenes.join(', ')}`
    const list = preprocess(listOf, listIn(nameSchema(scenes), 1, maxPanels, error))
    const joined = z.transform((names: string[]) => names.join(','))
    return z.pipe(list, joined)
  },

  sequence({ max }, { scenes }) {
    const error = `1 to ${max} scenes with commas between them, such as data,boundary:3s,transform:data..line:4s`
    const span = `seconds from ${minPart} to ${maxPart}, such as boundary:3s`
    const ids = 'the id of a chapter, or the first and the last as data..line'
    const captions = 'a caption, or captions by the ids of chapters'
    const part = z.strictObject(
      {
        scene: nameSchema(scenes),
        chapters: z.optional(z.string(ids).check(z.regex(/^[\w-]+(\.\.[\w-]+)?$/, ids))),
        seconds: z.optional(preprocess(value => amountOf(value, 's'), numberSchema(minPart, maxPart, span))),
        title: z.optional(lineSchema()),
        captions: z.optional(z.union([lineSchema(), z.record(z.string(), lineSchema())], captions)),
      },
      `${error}; as an object a part has scene, chapters, seconds, title and captions`,
    )
    // How long chapters last by themselves depends on data and network.
    const isTimed = z.refine<z.infer<typeof part>>(
      ({ chapters, seconds }) => chapters === undefined || seconds !== undefined,
      'seconds beside chapters, such as transform:line:3s',
    )
    return preprocess(sequenceOf, listIn(part.check(isTimed), 1, max, error))
  },

  theme: (_, { themes }) => theme(themes),

  classColors: () => classColors(),

  layers({ max, maxUnits }, { activations }) {
    const error = `1 to ${max} hidden layers of 1 to ${maxUnits} units each, such as 2 or 4:relu,3, or 0 for none`
    const isSome = z.gte(1, `${error}; a hidden layer needs a unit`)
    const units = z.int(error).check(isSome, z.lte(maxUnits, error))
    const layer = z.strictObject({ units, activation: z.optional(nameSchema(activations)) }, error)
    return preprocess(layersValue, z.array(layer, error).check(z.maxLength(max, error)))
  },

  reduction({ names, counts }) {
    const words = [...counts, ...names]
    // A number is a word too, so that the nearest of them is suggested.
    const wordOf = (value: unknown) => textOf(numberOf(value))
    return z.pipe(preprocess(wordOf, nameSchema(words)), z.transform(reductionOf))
  },

  size({ min, max, paper }) {
    const error = `${min} to ${max} pixels each way, such as 600x400 or 600, or ${paper.min} to ${paper.max} mm of paper, such as 85mm, 3.3in or 85mmx60mm`
    const pixels = wholeIn(min, max, error)
    const mm = (least: number) => numberSchema(least, paper.max, error)
    const onPaper = { width: mm(paper.min), height: mm(0), unit: z.literal('mm') }
    const onScreen = z.strictObject({ width: pixels, height: pixels })
    return preprocess(sizeOf, z.union([onScreen, z.strictObject(onPaper)], error))
  },

  pixelGrid({ max }) {
    const error = `1 to ${max} pixels each way, such as 8x8`
    const pixels = wholeIn(1, max, error)
    return preprocess(sizeOf, z.strictObject({ width: pixels, height: pixels }, error))
  },

  points({ min, max }) {
    const error = `${min} to ${max} points, such as 8pt`
    return preprocess(value => amountOf(value, 'pt'), numberSchema(min, max, error))
  },

  view() {
    const error = 'azimuth and elevation in degrees, such as -60,25 (-360 to 360, -90 to 90)'
    const degrees = (max: number) => numberSchema(-max, max, error)
    return preprocess(viewOf, z.strictObject({ azimuth: degrees(360), elevation: degrees(90) }, error))
  },

  loop({ max }) {
    const error = `forever, once or a number of plays up to ${max}`
    const plays = wholeIn(2, max, error)
    return preprocess(loopOf, z.union([z.enum(['forever', 'once']), plays], error))
  },

  moment() {
    const error = 'seconds, a share such as 50%, start or end'
    const share = z.string().check(z.refine(isShare, error))
    return preprocess(atOf, z.union([z.number().check(z.gte(0, error)), share], error))
  },

  bytes() {
    const error = 'the size of a file from 1kB to 2GB, such as 5MB'
    return preprocess(bytesValue, wholeIn(1000, 2e9, error))
  },
}

function nameSchema<Name extends string>(names: readonly Name[]) {
  return z.enum(names, `one of ${names.join(', ')}`)
}

/** The schema of words of a letter or more without control characters. */
function wordSchema(error: string) {
  return z.string(error).check(z.minLength(1, error), z.regex(withoutControls, `${error}, ${noControls}`))
}

function lineOf(max: number): string {
  return `one line of at most ${max} letters`
}

function lineSchema(max = 200) {
  const error = lineOf(max)
  return preprocess(
    textOf,
    z.string(error).check(z.maxLength(max, error), z.regex(withoutControls, `${error}, ${noControls}`)),
  )
}

function textSchema(expected: string) {
  // No pattern, which the JSON Schema would have for line breaks around a text too.
  const isPlain = z.refine<string>(value => withoutControls.test(value), `${expected}, ${noControls}`)
  return preprocess(textOf, z.string(expected).check(z.trim(), z.minLength(1, expected), isPlain))
}

/** A percentage from 0 to 100 in its normal form, as `atOf` gives it. */
function isShare(value: string): boolean {
  const percent = value.endsWith('%') ? numberOf(value.slice(0, -1)) : undefined
  return typeof percent === 'number' && percent >= 0 && percent <= 100
}
