import type { Result } from '../render/result.ts'
import { alignColumns } from './align-columns.ts'

/** Letters of the longest bar. */
const longest = 30

/** The confusion matrix and a bar a column as text, behind a sentence on each; nothing where no columns were judged. */
export function worthLines({ columns, confusion }: Pick<Result, 'columns' | 'confusion'>): string[] {
  if (!columns || !confusion) return []
  const { classes, matrix, shuffled, sentences } = confusion
  const counts = matrix.map((row, k) => [classes[k], ...row.map(String)])
  const most = Math.max(...columns.map(({ loss }) => loss.mean), 1e-9)
  const bars = columns.map(({ name, loss, accuracy }) => [
    name,
    `${signed(loss.mean, 3)} ± ${loss.deviation.toFixed(3)}`,
    `${signed(accuracy.mean * shuffled, 0)} ± ${(accuracy.deviation * shuffled).toFixed(0)}`,
    '█'.repeat(Math.max(0, Math.round((longest * loss.mean) / most))),
  ])
  const heads = ['column shuffled', 'rise of the loss', `more wrong of ${shuffled}`, '']
  return [
    ...[sentences[0], '', ...aligned([['true \\ predicted', ...classes], ...counts]), ''],
    ...[...sentences.slice(1), '', ...aligned([heads, ...bars])],
  ]
}

function aligned(rows: string[][]): string[] {
  return alignColumns(rows).split('\n')
}

/** 0.5 → "+0.500"; what rounds to 0 has no sign. */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return `${Number(text) === 0 ? ' ' : value < 0 ? '−' : '+'}${text}`
}
