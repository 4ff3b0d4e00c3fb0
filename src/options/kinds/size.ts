import * as z from 'zod/mini'
import type { Size } from '../paper.ts'
import { amountOf, splitNumbers } from '../text.ts'
import { alternatives, NUMBER, textForm } from './json.ts'
import { type KindsOf, numberIn, preprocess, wholeIn } from './kind.ts'

const SIDE = `${NUMBER}\\s*((mm|cm|in|MM|CM|IN)\\s*)?`

export const sizeKinds: KindsOf<'size' | 'pixelGrid' | 'points'> = {
  size: {
    schema({ min, max, paper }) {
      const error = `${min} to ${max} pixels each way, such as 600x400 or 600, or ${paper.min} to ${paper.max} mm of paper, such as 85mm, 3.3in or 85mmx60mm`
      const pixels = wholeIn(min, max, error)
      const mm = (least: number) => numberIn(least, paper.max, error)
      const onPaper = { width: mm(paper.min), height: mm(0), unit: z.literal('mm') }
      const onScreen = z.strictObject({ width: pixels, height: pixels })
      return preprocess(sizeOf, z.union([onScreen, z.strictObject(onPaper)], error))
    },
    json(normal, { min, max }) {
      const square = { type: 'integer', minimum: min, maximum: max }
      return [square, textForm(`${SIDE}([x×X]\\s*${SIDE})?`), ...alternatives(normal)]
    },
    format: formatSize,
  },
  pixelGrid: {
    schema({ max }) {
      const error = `1 to ${max} pixels each way, such as 8x8`
      const pixels = wholeIn(1, max, error)
      return preprocess(sizeOf, z.strictObject({ width: pixels, height: pixels }, error))
    },
    json(normal, { max }) {
      const square = { type: 'integer', minimum: 1, maximum: max }
      return [square, textForm('\\d+(\\s*[x×X]\\s*\\d+)?'), normal]
    },
    format: formatSize,
  },
  points: {
    schema({ min, max }) {
      const error = `${min} to ${max} points, such as 8pt`
      return preprocess(value => amountOf(value, 'pt'), numberIn(min, max, error))
    },
    json: normal => [normal, textForm(`${NUMBER}\\s*([pP][tT])?`)],
  },
}

/** "600x400" → {width: 600, height: 400}; "600" and 600 are square, "85mm" is a size of paper. */
function sizeOf(value: unknown): unknown {
  const [width, height] = splitNumbers(value, /[x×]/i)
  if (typeof width !== 'number') return paperSizeOf(value)
  return { width, height: height ?? width }
}

/** Millimetres of the units that a size on paper is given in. */
const units: Record<string, number> = { mm: 1, cm: 10, in: 25.4 }

/** The text form of a length on paper; spaces around its parts are taken away before. */
const LENGTH = '(\\d+(?:\\.\\d*)?|\\.\\d+)(mm|cm|in)?'
const PAPER = new RegExp(`^${LENGTH}(?:[x×]${LENGTH})?$`, 'i')

/** "85mm" → {width: 85, height: 0, unit: "mm"}; "3.3in", "8.5x6cm" and "85mmx60mm" too. */
function paperSizeOf(value: unknown): unknown {
  const [, width, unit, height, other] =
    (typeof value === 'string' && PAPER.exec(value.replace(/\s/g, ''))) || []
  const [across, down] = [unit ?? other, other ?? unit]
  if (across === undefined || down === undefined) return value
  const mm = (number: string, unit: string) => {
    const factor = units[unit.toLowerCase()]
    return factor === 1 ? Number(number) : Number((Number(number) * factor).toFixed(3))
  }
  return { width: mm(width, across), height: height === undefined ? 0 : mm(height, down), unit: 'mm' }
}

/** {width: 85, height: 0, unit: "mm"} → "85mm", which is read as the same. */
function formatSize(size: Size): string {
  const { width, height, unit = '' } = size
  return height === 0 ? `${width}${unit}` : `${width}${unit}x${height}${unit}`
}
