import * as z from 'zod/mini'
import { withoutControls } from '../printable.ts'
import { jsonOf, listItems, listOf, numberOf } from '../text.ts'
import { textForm } from './json.ts'
import { distinctIn, type KindsOf, plain, preprocess, valuesIn, wordSchema } from './kind.ts'

export const tableKinds: KindsOf<'shareOrPath' | 'wordOrders' | 'heldValues'> = {
  shareOrPath: {
    schema() {
      const error = 'a share above 0 and below 1, such as 0.3 or 30%, or the path of a table'
      const share = z.number(error).check(z.refine(share => share > 0 && share < 1, error))
      const isPath = (value: string) => value.trim() !== '' && value !== '-' && withoutControls.test(value)
      const path = z.string(error).check(z.refine(isPath, error))
      return preprocess(shareOf, z.union([share, path], error))
    },
    json: () => [
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      // A percentage is a text too.
      { type: 'string', minLength: 1 },
    ],
  },
  wordOrders: {
    schema() {
      const error =
        'a column and two words or more, each once, such as size=small,medium,large, or none, such as size=none'
      const word = wordSchema(error)
      const isNamed = (orders: object) => {
        const columns = Object.keys(orders)
        return columns.length > 0 && columns.every(column => column !== '' && withoutControls.test(column))
      }
      const isOrder = z.refine<readonly string[]>(words => words.length > 1 || words[0] === 'none', error)
      const orders = valuesIn(distinctIn(word, 1, error).check(isOrder), error)
      return preprocess(wordOrdersOf, orders.check(z.refine(isNamed, error)))
    },
    json() {
      const words = { type: 'array', items: { type: ['string', 'number'] }, minItems: 2, uniqueItems: true }
      const one = textForm('[^=]+=([\\s\\S]+,[\\s\\S]+|\\s*none)')
      const lists = { anyOf: [words, { const: ['none'] }, { type: 'string', pattern: ',|^\\s*none\\s*$' }] }
      return [
        { type: 'object', additionalProperties: lists, minProperties: 1 },
        one,
        textForm('\\{[\\s\\S]*\\}'),
        { type: 'array', items: one, minItems: 1 },
      ]
    },
    format: formatWordOrders,
  },
  heldValues: {
    schema() {
      const error =
        'COLUMN=VALUE, COLUMN=FROM:TO or row:NUMBER, such as proline=750, proline=400:1100 or row:17'
      const form = z.regex(/^(row:\d+|[^=]+=[\s\S]*\S[\s\S]*)$/, error)
      const item = z.string(error).check(form, plain(error))
      return preprocess(heldValuesOf, distinctIn(item, 1, error))
    },
    json: normal => [normal, textForm('(row:|[^=]+=)[\\s\\S]+')],
  },
}

/** "30%" → 0.3, as "0.3"; "3abc%" may be a file. */
export function shareOf(value: unknown): unknown {
  const percent =
    typeof value === 'string' && value.trim().endsWith('%') && numberOf(value.trim().slice(0, -1))
  return typeof percent === 'number' ? percent / 100 : numberOf(value)
}

/** "A=1,B=2" → ["A=1", "B=2"], and of a list of such texts all together. */
function heldValuesOf(given: unknown): unknown {
  if (!Array.isArray(given)) return listOf(given)
  const lists = given.map(item => (typeof item === 'string' ? listOf(item) : item))
  return lists.flat()
}

/** "size=small,large;b=c,d" → {size: ["small", "large"], b: ["c", "d"]}; objects, JSON and lists of such texts too. */
function wordOrdersOf(given: unknown): unknown {
  const entries = (Array.isArray(given) ? given : [given]).flatMap(ordersIn)
  const found = entries.filter(entry => entry !== null)
  // Of two lists for a column the object would have the last.
  const isOnce = new Set(found.map(([column]) => column)).size === entries.length
  return isOnce ? Object.fromEntries(found) : given
}

/** Each column with its words; null in the place of what is neither. */
function ordersIn(given: unknown): ([column: string, words: unknown] | null)[] {
  const value = jsonOf(given)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).map(([column, words]) => [column.trim(), listOf(words)])
  if (typeof value !== 'string') return [null]
  const parts = value.match(/(?:"(?:[^"]|"")*"|[^;])+/g) ?? ['']
  return parts.map(part => {
    const [, column, words] = /^([^=]+)=([\s\S]*)$/.exec(part) ?? []
    return column === undefined ? null : [column.trim(), listItems(words).map(word => word.trim())]
  })
}

/** {size: ["small", "large"]} → "size=small,large", which is read as the same; JSON where no such text is. */
function formatWordOrders(orders: Readonly<Record<string, readonly string[]>>): string {
  const quoted = (word: string) => (/[,;"]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word)
  const text = Object.entries(orders)
    .map(([column, words]) => `${column}=${words.map(quoted).join(',')}`)
    .join(';')
  return JSON.stringify(wordOrdersOf(text)) === JSON.stringify(orders) ? text : JSON.stringify(orders)
}
