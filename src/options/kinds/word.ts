import * as z from 'zod/mini'
import { namesIn } from '../forms.ts'
import { maxPanels } from '../panels.ts'
import { noControls, withoutControls } from '../printable.ts'
import { booleanOf, listOf, numberOf, textOf } from '../text.ts'
import { formsOf, listOfWords, NUMBER, textForm, textsWithCommas } from './json.ts'
import {
  distinctIn,
  type JsonSchema,
  type KindsOf,
  listIn,
  nameIn,
  plain,
  preprocess,
  valuesIn,
  wordSchema,
} from './kind.ts'

/** Numbers of components, which alone mean principal ones. */
const counts = ['2', '3'] as const

type NameKinds = 'oneOf' | 'nameList' | 'distinctNames' | 'scenes' | 'reduction'
type TextKinds = 'text' | 'data' | 'line' | 'ownText' | 'textById'

export const wordKinds: KindsOf<'toggle' | NameKinds | TextKinds> = {
  toggle: { schema: () => preprocess(booleanOf, z.boolean('true or false')) },
  oneOf: { schema: (form, names) => nameIn(namesIn(form, names)) },
  nameList: {
    schema(form, names) {
      const known = namesIn(form, names)
      const error = `some of ${known.join(', ')}, each of them once`
      return preprocess(listOf, distinctIn(nameIn(known), 1, error))
    },
    json: (normal, form, names) => [textsWithCommas(`(${namesIn(form, names).join('|')})`), normal],
  },
  distinctNames: {
    schema: ({ expected }) => preprocess(listOf, distinctIn(wordSchema(expected), 1, expected)),
    json: listOfWords,
  },
  scenes: {
    schema(_, { scenes }) {
      const error = `1 to ${maxPanels} of ${scenes.join(', ')}`
      const list = preprocess(listOf, listIn(nameIn(scenes), 1, maxPanels, error))
      const joined = z.transform((names: string[]) => names.join(','))
      return z.pipe(list, joined)
    },
    json: (normal, _, { scenes }) => [{ enum: scenes }, textsWithCommas(`(${scenes.join('|')})`), normal],
  },
  reduction: {
    schema({ names }) {
      // A number is a word too, so that the nearest of them is suggested.
      const words = preprocess(value => textOf(numberOf(value)), nameIn([...counts, ...names]))
      const normal = z.transform((word: z.infer<typeof words>) =>
        word === '2' || word === '3' ? (`pca:${word}` as const) : word,
      )
      return z.pipe(words, normal)
    },
    json: (_, { names }) => [{ type: 'string', enum: names }, { enum: counts.map(Number) }, textForm(NUMBER)],
  },
  text: { schema: ({ expected }) => textSchema(expected) },
  data: {
    schema: () => textSchema('a built-in dataset or the path of a table'),
    json: (normal, _, { datasets }) => [{ enum: datasets }, ...formsOf(normal)],
  },
  line: { schema: ({ max }) => lineSchema(max) },
  ownText: {
    schema: ({ max }) =>
      preprocess(value => [value].flat(), z.array(lineSchema(max)).check(z.minLength(1, lineOf(max)))),
    json(normal) {
      const one = formsOf(normal.items as JsonSchema)
      return [...one, { ...normal, items: { anyOf: one } }]
    },
  },
  textById: {
    schema: ({ max }) =>
      valuesIn(lineSchema(max), 'texts by the ids of chapters, such as { line: The line }'),
    json(normal) {
      const anyOf = formsOf(normal.additionalProperties as JsonSchema)
      return [{ type: 'object', propertyNames: { type: 'string' }, additionalProperties: { anyOf } }]
    },
  },
}

function textSchema(expected: string) {
  // No pattern, which the JSON Schema would have for line breaks around a text too.
  const isPlain = z.refine<string>(value => withoutControls.test(value), `${expected}, ${noControls}`)
  const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : textOf(value))
  return preprocess(trimmed, z.string(expected).check(z.minLength(1, expected), isPlain))
}

/** The schema of a line of a picture, or none. */
export function lineSchema(max = 200) {
  const error = lineOf(max)
  return preprocess(textOf, z.string(error).check(z.maxLength(max, error), plain(error)))
}

function lineOf(max: number): string {
  return `one line of at most ${max} letters`
}
