import * as z from 'zod/mini'
import type { Catalog } from './catalog.ts'
import type { Form, FormOf, Names } from './forms.ts'
import { keyTable } from './key-table.ts'
import { keySchemas, namesOf } from './schema.ts'
import { themeObject } from './theme.ts'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { [keyword: string]: unknown }

const NUMBER = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?'
const LENGTH = `${NUMBER}\\s*((mm|cm|in|MM|CM|IN)\\s*)?`
const LAYER = `\\s*${NUMBER}\\s*(:\\s*[A-Za-z_]+\\s*)?`
const COLOUR = '\\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\s*'
const YES_OR_NO = ['true', 'yes', 'on', 'false', 'no', 'off'].map(inAnyCase).join('|')

/** The JSON Schema of each key's value: its normal form, and the text forms that a spec accepts beside it. */
export function jsonForms(catalog: Catalog): Record<string, JsonSchema[]> {
  const schemaFor = keySchemas(catalog)
  const names = namesOf(catalog)
  return Object.fromEntries(
    Object.entries(keyTable).map(([key, { form, sweep }]) => {
      const make = kinds[form.kind] as
        | ((normal: JsonSchema, form: Form, names: Names) => JsonSchema[])
        | undefined
      const forms = (make ?? formsOf)(jsonOf(schemaFor(key)), form, names)
      return [key, sweep === undefined ? forms : [...forms, ...sweptForms]]
    }),
  )
}

type Kinds = {
  [Kind in Form['kind']]?: (normal: JsonSchema, form: FormOf<Kind>, names: Names) => JsonSchema[]
}

/** The forms of a kind that has texts of its own, from the normal one. */
const kinds: Kinds = {
  data: (normal, _, { datasets }) => [{ enum: datasets }, ...formsOf(normal)],
  layers(normal, { maxUnits }) {
    const units = { type: 'integer', minimum: 1, maximum: maxUnits }
    const items = { anyOf: [normal.items, units, text(LAYER)] }
    return [{ ...units, minimum: 0 }, text(`${LAYER}(,${LAYER})*`), { ...normal, items }]
  },
  reduction: (_, { names }) => [{ type: 'string', enum: names }, { enum: [2, 3] }, text(NUMBER)],
  scenes(normal, _, { scenes }) {
    const scene = `(${scenes.join('|')})`
    return [{ enum: scenes }, text(`${scene}(\\s*,\\s*${scene})*`), normal]
  },
  sequence(normal, _, { scenes }) {
    const part = `(${scenes.join('|')})(\\s*:[^:,]+){0,2}`
    const { properties, ...rest } = normal.items as { properties: Record<string, JsonSchema> }
    const line = { type: ['string', 'number', 'null'] }
    const words = { anyOf: [line, { type: 'object', additionalProperties: { type: ['string', 'number'] } }] }
    const orNull = (forms: JsonSchema[]) => ({ anyOf: [...forms, { type: 'null' }] })
    const seconds = orNull([properties.seconds, text(`${NUMBER}\\s*[sS]?`)])
    const chapters = orNull([properties.chapters])
    const object = { ...rest, properties: { ...properties, chapters, seconds, title: line, captions: words } }
    return [
      text(`${part}(\\s*,\\s*${part})*`),
      text('[[{][\\s\\S]*[\\]}]'),
      object,
      { ...normal, items: { anyOf: [text(part), object] } },
    ]
  },
  size: (normal, { min, max }) => [
    { type: 'integer', minimum: min, maximum: max },
    text(`${LENGTH}([x×X]\\s*${LENGTH})?`),
    ...alternatives(normal),
  ],
  pixelGrid: (normal, { max }) => [
    { type: 'integer', minimum: 1, maximum: max },
    text('\\d+(\\s*[x×X]\\s*\\d+)?'),
    normal,
  ],
  points: normal => [normal, text(`${NUMBER}\\s*([pP][tT])?`)],
  view: normal => [text(`${NUMBER}\\s*,\\s*${NUMBER}`), normal],
  loop: normal => [...alternatives(normal), { const: 1 }, text(NUMBER)],
  moment: () => [{ type: 'number', minimum: 0 }, text(`start|end|${NUMBER}\\s*%?`)],
  bytes: normal => [normal, text(`${NUMBER}\\s*([kKmMgG]?[iI]?[bB])?`)],
  nameList: (normal, { names: registry }, names) => {
    const name = `(${names[registry].join('|')})`
    return [text(`${name}(\\s*,\\s*${name})*`), normal]
  },
  shareOrPath: () => [
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    // A percentage is a text too.
    { type: 'string', minLength: 1 },
  ],
  wordOrders: () => {
    const words = { type: 'array', items: { type: ['string', 'number'] }, minItems: 2, uniqueItems: true }
    const one = text('[^=]+=[\\s\\S]+,[\\s\\S]+')
    const lists = { anyOf: [words, { type: 'string', pattern: ',' }] }
    return [
      { type: 'object', additionalProperties: lists, minProperties: 1 },
      one,
      text('\\{[\\s\\S]*\\}'),
      { type: 'array', items: one, minItems: 1 },
    ]
  },
  interval: normal => [text(`${NUMBER}\\s*:\\s*${NUMBER}`), normal],
  heldValues: normal => [normal, text('(row:|[^=]+=)[\\s\\S]+')],
  numberOr: (normal, { words }) => [...alternatives(normal), text(`${words.join('|')}|${NUMBER}`)],
  ownText: normal => {
    const one = formsOf(normal.items as JsonSchema)
    return [...one, { ...normal, items: { anyOf: one } }]
  },
  textById: normal => [
    { ...normal, additionalProperties: { anyOf: formsOf(normal.additionalProperties as JsonSchema) } },
  ],
  distinctNames: listOfWords,
  classColors: listOfWords,
  theme: (_normal, _, { themes }) => [
    { enum: themes },
    inside(jsonOf(themeObject(themes).change)),
    text('\\{[\\s\\S]*\\}'),
  ],
}

/** A list, a text with commas or one word; a word may look like a number. */
function listOfWords(normal: JsonSchema): JsonSchema[] {
  return [...formsOf({ ...normal, items: { type: ['string', 'number'] } }), { type: 'number' }]
}

/** A normal form and the texts that are always read as it. */
function formsOf(normal: JsonSchema): JsonSchema[] {
  if (normal.enum !== undefined) return [normal]
  switch (normal.type) {
    case 'boolean':
      return [normal, text(YES_OR_NO)]
    case 'integer':
    case 'number':
      return [normal, text(NUMBER)]
    case 'array':
      return [normal, { type: 'string', minLength: 1 }]
    case 'string':
      return [normal, { type: 'number' }]
    default:
      return [normal]
  }
}

/** An object whose values may be null, or texts too. */
function inside(normal: JsonSchema): JsonSchema {
  const properties = Object.entries(normal.properties as Record<string, JsonSchema>).map(([key, value]) => {
    const forms =
      value.type === 'object' ? [inside(value)] : value.pattern ? [text(COLOUR)] : formsOf(colours(value))
    return [key, { anyOf: [...forms, { type: 'null' }] }]
  })
  const { required: _, ...rest } = normal
  return { ...rest, properties: Object.fromEntries(properties) }
}

/** Lists of colours have them in the forms that are read, not in the normal one. */
function colours(value: JsonSchema): JsonSchema {
  return value.type === 'array' ? { ...value, items: text(COLOUR) } : value
}

const sweptForms: JsonSchema[] = [
  {
    type: 'object',
    properties: { sweep: { type: 'array', minItems: 2 } },
    required: ['sweep'],
    additionalProperties: false,
  },
  text('[^|]+([|][^|]+)+|[0-9]+\\s*[.][.]\\s*[0-9]+'),
]

function alternatives({ anyOf, ...rest }: JsonSchema): JsonSchema[] {
  return Array.isArray(anyOf) ? anyOf : [rest]
}

/** A text of a form, spaces around it. */
function text(form: string): JsonSchema {
  return { type: 'string', pattern: `^\\s*(${form})\\s*$` }
}

function inAnyCase(word: string): string {
  return word.replace(/./g, letter => `[${letter.toUpperCase()}${letter}]`)
}

function jsonOf(schema: z.ZodMiniType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}
