import { orElse } from './or-else.ts'

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
  const items = typeof value === 'string' || typeof value === 'number' ? listItems(String(value)) : value
  return Array.isArray(items)
    ? items.map(item => (typeof item === 'string' ? item.trim() : textOf(item)))
    : value
}

/** The parts of a text between commas; one in quotes is what stands in them, as in a CSV file. */
export function listItems(text: string): string[] {
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

/** A list → the text that is read as the same: with commas, or JSON. */
export function formatList(items: readonly unknown[]): string {
  const text = items.join(',')
  return JSON.stringify(listOf(text)) === JSON.stringify(items) ? text : JSON.stringify(items)
}

/** JSON text of an object or a list → its value. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  return orElse(() => JSON.parse(value), value)
}

/** One or two numbers of a text, or nothing. */
export function splitNumbers(value: unknown, separator: string | RegExp): number[] {
  const parts = typeof value === 'string' ? value.split(separator).map(numberOf) : [value]
  const numbers = parts.filter(part => typeof part === 'number')
  return numbers.length === parts.length && parts.length <= 2 ? numbers : []
}
