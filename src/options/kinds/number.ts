import * as z from 'zod/mini'
import { numberOf, splitNumbers } from '../text.ts'
import { alternatives, NUMBER, textForm } from './json.ts'
import { type KindsOf, numberIn, preprocess, wholeIn } from './kind.ts'

type NumberKinds = 'whole' | 'number' | 'turns' | 'numberOr' | 'interval' | 'view' | 'bytes'
type TimeKinds = 'loop' | 'moment'

export const numberKinds: KindsOf<NumberKinds | TimeKinds> = {
  whole: {
    schema({ min, max, remark }) {
      const error = `a whole number from ${min} to ${max}${remark}`
      return preprocess(numberOf, wholeIn(min, max, error))
    },
  },
  number: {
    schema({ min, max, unit }) {
      const error = `${unit} from ${min} to ${max}`
      return preprocess(numberOf, numberIn(min, max, error))
    },
  },
  turns: {
    schema({ max }) {
      const error = `a whole number of turns from -${max} to ${max} other than 0`
      const isSome = z.refine<number>(value => value !== 0, error)
      return preprocess(numberOf, wholeIn(-max, max, error).check(isSome))
    },
  },
  numberOr: {
    schema({ names, min, max }) {
      const error = `${names.join(', ')} or a number from ${min} to ${max}`
      return preprocess(numberOf, z.union([numberIn(min, max, error), z.enum(names)], error))
    },
    json: (normal, { names }) => [...alternatives(normal), textForm(`${names.join('|')}|${NUMBER}`)],
  },
  interval: {
    schema({ min, max }) {
      const error = `two numbers from ${min} to ${max}, the first below the second, such as -3:3`
      const number = numberIn(min, max, error)
      const both = z.strictObject({ from: number, to: number }, error)
      return preprocess(pairOf(':', 'from', 'to'), both.check(z.refine(({ from, to }) => from < to, error)))
    },
    json: normal => [textForm(`${NUMBER}\\s*:\\s*${NUMBER}`), normal],
    format: ({ from, to }) => `${from}:${to}`,
  },
  view: {
    schema() {
      const error = 'azimuth and elevation in degrees, such as -60,25 (-360 to 360, -90 to 90)'
      const degrees = (max: number) => numberIn(-max, max, error)
      const both = z.strictObject({ azimuth: degrees(360), elevation: degrees(90) }, error)
      return preprocess(pairOf(',', 'azimuth', 'elevation'), both)
    },
    json: normal => [textForm(`${NUMBER}\\s*,\\s*${NUMBER}`), normal],
    format: ({ azimuth, elevation }) => `${azimuth},${elevation}`,
  },
  bytes: {
    schema: () => preprocess(bytesOf, wholeIn(1000, 2e9, 'the size of a file from 1kB to 2GB, such as 5MB')),
    json: normal => [normal, textForm(`${NUMBER}\\s*([kKmMgG]?[iI]?[bB])?`)],
  },
  loop: {
    schema({ names, max }) {
      const error = `forever, once or a number of plays up to ${max}`
      return preprocess(loopOf, z.union([z.enum(names), wholeIn(2, max, error)], error))
    },
    json: normal => [...alternatives(normal), { const: 1 }, textForm(NUMBER)],
  },
  moment: {
    schema() {
      const error = 'seconds, a share such as 50%, start or end'
      const share = z.string().check(z.refine(isShare, error))
      return preprocess(momentOf, z.union([z.number().check(z.gte(0, error)), share], error))
    },
    json: () => [{ type: 'number', minimum: 0 }, textForm(`start|end|${NUMBER}\\s*%?`)],
  },
}

/** A reader of two numbers by their names: "-3:3" → {from: -3, to: 3}, "-60,25" → {azimuth: -60, elevation: 25}. */
function pairOf(separator: string, first: string, second: string) {
  return (value: unknown): unknown => {
    const [one, other] = splitNumbers(value, separator)
    return other === undefined ? value : { [first]: one, [second]: other }
  }
}

const units: Record<string, number> = {
  ...{ b: 1, kb: 1e3, mb: 1e6, gb: 1e9 },
  ...{ kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 },
}

/** "5MB" → 5000000, in powers of 1000; "5MiB" in powers of 1024. A number counts bytes. */
function bytesOf(value: unknown): unknown {
  const [, number, unit] = (typeof value === 'string' && /^\s*([\d.]+)\s*([a-z]+)\s*$/i.exec(value)) || []
  const factor = unit === undefined ? undefined : units[unit.toLowerCase()]
  const count = numberOf(number)
  return factor === undefined || typeof count !== 'number' ? numberOf(value) : Math.floor(count * factor)
}

/** "3" → 3 plays; one play is "once". */
function loopOf(value: unknown): unknown {
  const plays = numberOf(value)
  return plays === 1 ? 'once' : plays
}

/** "start" → 0, "end" → "100%", "2.5" → 2.5 seconds, "50.0 %" → "50%". */
function momentOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim()
  if (word === 'start') return 0
  if (word === 'end') return '100%'
  if (!word.endsWith('%')) return numberOf(word)
  const share = numberOf(word.slice(0, -1))
  return typeof share === 'number' ? `${share}%` : value
}

/** A percentage from 0 to 100 in its normal form. */
function isShare(value: string): boolean {
  const percent = value.endsWith('%') ? numberOf(value.slice(0, -1)) : undefined
  return typeof percent === 'number' && percent >= 0 && percent <= 100
}
