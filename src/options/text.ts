import { paperSizeOf } from './paper.ts'

/**
 * The text forms of single values. Each function turns its form into the normal one; whatever is not in that
 * form comes back unchanged, and the schema refuses it with the value as it was written.
 */

/** One way alone to match each text: two runs of digits side by side take a second for 100,000 of them. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** "25" → 25; not "", "0x10", "3abc" or "Infinity". */
export function numberOf(value: unknown): unknown {
  return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value
}

/** "8 pt" → 8, of the unit "pt", and "8" too. */
export function amountOf(value: unknown, unit: string): unknown {
  const word = typeof value === 'string' ? value.trim() : ''
  return numberOf(word.toLowerCase().endsWith(unit) ? word.slice(0, -unit.length) : value)
}

/** "true", "yes" and "on", "false", "no" and "off", which YAML 1.2 leaves as text. */
export function booleanOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim().toLowerCase()
  if (['true', 'yes', 'on'].includes(word)) return true
  if (['false', 'no', 'off'].includes(word)) return false
  return value
}

/** 3 → "3": names that a YAML file or a script gives as numbers. */
export function textOf(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

/** "A, B" → ["A", "B"]; a name with commas stands in quotes, '"A,B",C', or in JSON, '["A,B","C"]'. */
export function listOf(given: unknown): unknown {
  const value = jsonOf(given)
  const items = typeof value === 'string' || typeof value === 'number' ? itemsOf(String(value)) : value
  return Array.isArray(items)
    ? items.map(item => (typeof item === 'string' ? item.trim() : textOf(item)))
    : value
}

/** "A=1,B=2" → ["A=1", "B=2"], and of a list of such texts all together. */
export function heldValuesOf(given: unknown): unknown {
  if (!Array.isArray(given)) return listOf(given)
  const lists = given.map(item => (typeof item === 'string' ? listOf(item) : item))
  return lists.flat()
}

/**
 * "size=small,large" → {size: ["small", "large"]}; several columns with semicolons between them, as an object, also in JSON,
 * or as a list of such texts.
 */
export function wordOrdersOf(given: unknown): unknown {
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
    return column === undefined ? null : [column.trim(), itemsOf(words).map(word => word.trim())]
  })
}

/** {size: ["small", "large"]} → "size=small,large", which is read as the same; JSON where no such text is. */
export function formatWordOrders(orders: Readonly<Record<string, readonly string[]>>): string {
  const quoted = (word: string) => (/[,;"]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word)
  const text = Object.entries(orders)
    .map(([column, words]) => `${column}=${words.map(quoted).join(',')}`)
    .join(';')
  return JSON.stringify(wordOrdersOf(text)) === JSON.stringify(orders) ? text : JSON.stringify(orders)
}

/** The parts of a text between commas; one in quotes is what stands in them, as in a CSV file. */
function itemsOf(text: string): string[] {
  const quoted = /^\s*"(?:[^"]|"")*"\s*(?:,|$)/
  const items: string[] = []
  let rest: string | undefined = text
  while (rest !== undefined) {
    const whole: string | undefined = quoted.exec(rest)?.[0]
    const part: string = whole?.replace(/,$/, '') ?? rest.split(',', 1)[0]
    items.push(whole ? part.trim().slice(1, -1).replaceAll('""', '"') : part)
    rest = rest.length > part.length ? rest.slice(part.length + 1) : undefined
  }
  return items
}

/** JSON text of an object or a list → its value. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** "2" → "pca:2". */
export function reductionOf<Word extends string>(value: Word): Exclude<Word, '2' | '3'> {
  return (/^[23]$/.test(value) ? `pca:${value}` : value) as Exclude<Word, '2' | '3'>
}

/** "30%" → 0.3, as "0.3"; "3abc%" may be a file. */
export function shareOf(value: unknown): unknown {
  const percent =
    typeof value === 'string' && value.trim().endsWith('%') && numberOf(value.trim().slice(0, -1))
  return typeof percent === 'number' ? percent / 100 : numberOf(value)
}

/** "600x400" → {width: 600, height: 400}; "600" and 600 are square, "85mm" is a size of paper. */
export function sizeOf(value: unknown): unknown {
  const [width, height] = split(value, /[x×]/i)
  if (typeof width !== 'number') return paperSizeOf(value)
  return { width, height: height ?? width }
}

/** "-60,25" → {azimuth: -60, elevation: 25}, degrees. */
export function viewOf(value: unknown): unknown {
  const [azimuth, elevation] = split(value, ',')
  return azimuth === undefined || elevation === undefined ? value : { azimuth, elevation }
}

/** "-3:3" → {from: -3, to: 3}. */
export function intervalOf(value: unknown): unknown {
  const [from, to] = split(value, ':')
  return from === undefined || to === undefined ? value : { from, to }
}

/** "3" → 3 plays; one play is "once". */
export function loopOf(value: unknown): unknown {
  const plays = numberOf(value)
  return plays === 1 ? 'once' : plays
}

/** "start" → 0, "end" → "100%", "2.5" → 2.5 seconds, "50.0 %" → "50%". */
export function atOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim()
  if (word === 'start') return 0
  if (word === 'end') return '100%'
  if (!word.endsWith('%')) return numberOf(word)
  const share = numberOf(word.slice(0, -1))
  return typeof share === 'number' ? `${share}%` : value
}

/** "5MB" → 5000000, in powers of 1000; "5MiB" in powers of 1024. A number counts bytes. */
export function bytesValue(value: unknown): unknown {
  const [, number, unit] = (typeof value === 'string' && /^\s*([\d.]+)\s*([a-z]+)\s*$/i.exec(value)) || []
  const factor = unit === undefined ? undefined : units[unit.toLowerCase()]
  const count = numberOf(number)
  return factor === undefined || typeof count !== 'number' ? numberOf(value) : Math.floor(count * factor)
}

const units: Record<string, number> = {
  ...{ b: 1, kb: 1e3, mb: 1e6, gb: 1e9 },
  ...{ kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 },
}

/** One or two numbers of a text, or nothing. */
function split(value: unknown, separator: string | RegExp): number[] {
  const parts = typeof value === 'string' ? value.split(separator).map(numberOf) : [value]
  const numbers = parts.filter(part => typeof part === 'number')
  return numbers.length === parts.length && parts.length <= 2 ? numbers : []
}
