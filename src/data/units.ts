import { cellNumber, type Decimals, withoutThousands } from './decimals.ts'

const currency = /(?:US|CA|AU)?\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY/u.source
const measure = /\p{L}{1,12}(?:[²³]|\^?[23])?/u.source
const behind = `(?:${currency}|[%‰"″']|°?${measure})?(?:[/·]\\d*${measure}){0,2}`
const quantity = new RegExp(`^([+-]?)(${currency})?\\s?([+-]?\\d[\\d.,]*)\\s?(${behind})$`, 'u')

/** The number and the unit of a cell such as "94 km/h", "12%", "€ 1,200" or "$3.50"; null for other cells. */
export function quantityOf(cell: string): { amount: string; unit: string } | null {
  const [, sign, before = '', number, after] = quantity.exec(cell) ?? []
  return number && before + after !== '' ? { amount: sign + number, unit: before + after } : null
}

/** Share of the cells from which on numbers with units make a column of numbers. */
const most = 0.9

/** Units that stand for something else in one column: kg beside g is a mistake, A beside B is a name. */
const measures = new Set(
  'kg g mg µg t lb oz km m cm mm mi ft in yd h hr min s sec ms d day week month yr year l ml cl gal km/h mph m/s w kw kwh wh hp kb mb gb tb hz khz mhz ghz °c °f % ‰ $ us$ € £ ¥ usd eur gbp chf jpy cny'.split(
    ' ',
  ),
)

/** The unit of a column of numbers with units, as its first cell has it; null for other columns. `known` are no missing cells. */
export function unitOf(known: readonly string[]): string | null {
  const units = known.flatMap(cell => quantityOf(cell)?.unit ?? [])
  if (units.length === 0 || units.length < most * known.length) return null
  const different = new Set(units.map(singular))
  return different.size === 1 || [...different].every(unit => measures.has(unit)) ? units[0] : null
}

/** The unit of one of something: "year" for "Years", "Jahr" for "Jahre". */
function singular(unit: string): string {
  const small = unit.toLowerCase()
  return measures.has(small) ? small : small.replace(/(?<=\p{L}{2})(s|es|e)$/u, '')
}

/** The number of a cell in a unit; NaN for a cell that has none, or another unit. */
export function numberInUnit(cell: string, unit: string, decimals: Decimals): number {
  const found = quantityOf(cell)
  return found && singular(found.unit) === singular(unit) ? anyNumber(cell, decimals) : Number.NaN
}

/** The number of a cell with a unit or without, NaN for none; with one, commas part thousands unless decimals have them. */
export function anyNumber(cell: string, decimals: Decimals): number {
  const plain = cellNumber(cell, decimals)
  const { amount } = (Number.isNaN(plain) && quantityOf(cell)) || {}
  if (amount === undefined) return plain
  const hasPoints = decimals === 'point' || decimals === 'either'
  return cellNumber((hasPoints && withoutThousands(amount)) || amount, decimals)
}

/** The name of a feature, or a target, whose numbers have a unit. */
export function nameInUnit(name: string, unit: string | null): string {
  return unit === null ? name : `${name} (${unit})`
}
