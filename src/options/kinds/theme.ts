import * as z from 'zod/mini'
import { SpecError, throwAll } from '../error.ts'
import { autoTheme, type ThemeChange } from '../forms.ts'
import { nearest } from '../suggest.ts'
import { booleanOf, jsonOf, listOf, numberOf } from '../text.ts'
import { formsOf, listOfWords, textForm } from './json.ts'
import { type JsonSchema, type KindsOf, listIn, nameIn, numberIn, preprocess } from './kind.ts'

/** The basic colours of CSS (CSS 2.1, section 4.3.6). */
const NAMED: Record<string, string> = {
  ...{ aqua: '#00ffff', black: '#000000', blue: '#0000ff', fuchsia: '#ff00ff', gray: '#808080' },
  ...{ green: '#008000', lime: '#00ff00', maroon: '#800000', navy: '#000080', olive: '#808000' },
  ...{ orange: '#ffa500', purple: '#800080', red: '#ff0000', silver: '#c0c0c0', teal: '#008080' },
  ...{ white: '#ffffff', yellow: '#ffff00' },
}

const HEX = /^#[0-9a-f]{6}$/
const SHARE = 'a number from 0 to 1'

/** Classes that colours can be given for at most. */
const MAX_CLASSES = 100

/** Unknown keys that are told. */
const MAX_UNKNOWN = 20
const COLOUR = '\\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\s*'

export const themeKinds: KindsOf<'theme' | 'classColors'> = {
  /**
   * A theme: one of the names, or an object of colours over a base (or its JSON text), which is stored with its base
   * and in the order below. An object without a change is stored as its base's name.
   */
  theme: {
    schema(_, { themes }) {
      const message = `one of ${themes.join(', ')}`
      const object = themeObject(themes)
      return z.transform((text: unknown, context): string | ThemeChange => {
        const value = jsonOf(text)
        if (isObject(value) && !Array.isArray(value)) {
          const given: Record<string, unknown> = { base: themes[0], ...givenOf(value, object.change.shape) }
          if (isObject(given.grid)) given.grid = givenOf(given.grid, object.grid.shape)
          return readChange(object, given)
        }
        if (typeof value === 'string' && themes.includes(value)) return value
        context.issues.push({ code: 'invalid_value', input: value, message, values: [...themes] })
        return z.NEVER
      })
    },
    json(change, _, { themes }) {
      const { base, ...others } = change.properties as Record<string, JsonSchema>
      const object = { ...change, properties: { base: { default: themes[0], ...base }, ...others } }
      return [{ enum: themes }, inside(object), textForm('\\{[\\s\\S]*\\}')]
    },
  },
  /** The colours of the first classes: a list, or a text with commas. */
  classColors: {
    schema() {
      const names = Object.keys(NAMED)
      const message = `colours such as teal,ff8800 (hexadecimal digits, or ${names.slice(0, -1).join(', ')} or ${names.at(-1)})`
      const color = z.transform((value: unknown, context) => {
        const word = typeof value === 'string' ? value.toLowerCase() : ''
        const found = NAMED[word] ?? hexOf(word.startsWith('#') ? word : `#${word}`)
        if (typeof found === 'string' && HEX.test(found)) return found
        context.issues.push({ code: 'invalid_value', input: value, message, values: names })
        return z.NEVER
      })
      const list = listIn(color, 1, MAX_CLASSES, message)
      const isDistinct = (colors: readonly string[]) => new Set(colors).size === colors.length
      return preprocess(listOf, list.check(z.refine(isDistinct, 'another colour for each class')))
    },
    json: listOfWords,
  },
}

/** A theme as an object, and its rulings. Its base is one whose colours are known: `auto` has two sets of them. */
export function themeObject(all: readonly string[]) {
  const names = all.filter(name => name !== autoTheme)
  const grid = z.strictObject({ strong: z.optional(hex()), fine: z.optional(hex()) }, 'strong and fine')
  const change = z.strictObject({
    base: nameIn(names),
    background: z.optional(hex()),
    ink: z.optional(hex()),
    muted: z.optional(hex()),
    frame: z.optional(hex()),
    grid: z.optional(grid),
    sheet: z.optional(hex()),
    shade: z.optional(hex()),
    accent: z.optional(hex()),
    classes: z.optional(hexes()),
    tints: z.optional(hexes()),
    beyond: z.optional(hexes()),
    rims: z.optional(hexes()),
    tinting: z.optional(preprocess(numberOf, numberIn(0, 1, SHARE))),
    markers: z.optional(preprocess(booleanOf, z.boolean('true or false'))),
  })
  return { change, grid }
}

/** An object whose values may be null, or texts too. */
function inside(normal: JsonSchema): JsonSchema {
  const properties = Object.entries(normal.properties as Record<string, JsonSchema>).map(([key, value]) => {
    const forms =
      value.type === 'object' ? [inside(value)] : value.pattern ? [textForm(COLOUR)] : formsOf(colours(value))
    return [key, { anyOf: [...forms, { type: 'null' }] }]
  })
  const { required: _, ...rest } = normal
  return { ...rest, properties: Object.fromEntries(properties) }
}

/** Lists of colours have them in the forms that are read, not in the normal one. */
function colours(value: JsonSchema): JsonSchema {
  return value.type === 'array' ? { ...value, items: textForm(COLOUR) } : value
}

/** The change that an object makes to its base, the first theme without one. Throws SpecError for the first fault of each field. */
function readChange(
  { change, grid }: ReturnType<typeof themeObject>,
  given: Record<string, unknown>,
): string | ThemeChange {
  const result = change.safeParse(given, { reportInput: true })
  if (result.success) return Object.keys(result.data).length === 1 ? result.data.base : result.data
  const faults = new Map<string, SpecError>()
  const add = (path: string[], expected: string, word: string | undefined, isUnknown?: boolean) => {
    const field = ['theme', ...path].join('.')
    const got = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], given)
    const suggestion = word && `"${word}"`
    if (!faults.has(field)) faults.set(field, new SpecError(field, got, expected, { suggestion, isUnknown }))
  }
  for (const issue of result.error.issues) {
    const path = issue.path.filter(step => typeof step === 'string')
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys((path.length === 0 ? change : grid).shape)
      for (const key of issue.keys.slice(0, MAX_UNKNOWN))
        add([...path, key], `one of the keys ${known.join(', ')}`, nearest(key, known), true)
    } else {
      const isName = issue.code === 'invalid_value' && typeof issue.input === 'string'
      add(path, issue.message, isName ? nearest(String(issue.input), issue.values.map(String)) : undefined)
    }
  }
  throwAll([...faults.values()])
  return z.NEVER
}

/** The keys of an object that have a value, and those that are none. */
function givenOf(value: object, known: object): Record<string, unknown> {
  const isGiven = ([key, v]: [string, unknown]) =>
    (v !== undefined && v !== null) || !Object.hasOwn(known, key)
  return Object.fromEntries(Object.entries(value).filter(isGiven))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function hex() {
  const expected = 'a colour such as "#1f77b4" (six or three hexadecimal digits, in quotes)'
  return preprocess(hexOf, z.string(expected).check(z.regex(HEX, expected)))
}

function hexes() {
  const expected = 'colours such as "#1f77b4", "#ff7f0e", one a class'
  return preprocess(listOf, listIn(hex(), 1, MAX_CLASSES, expected))
}

/** " #ABC" → "#aabbcc". */
function hexOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim().toLowerCase()
  return /^#[0-9a-f]{3}$/.test(word) ? word.replace(/[0-9a-f]/g, '$&$&') : word
}
