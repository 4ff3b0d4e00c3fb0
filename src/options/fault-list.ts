import { SpecError, throwAll } from './error.ts'
import type { Span } from './excerpt.ts'
import { locatedError, type Source } from './source.ts'

export type FaultList = ReturnType<typeof faultList>

/** Faults that are looked for: a text with more of them is of another kind, and would be read in vain. */
const maxFaults = 10_000

/** The faults of a text, gathered to be told at once: also when there are too many. */
export function faultList(source: Source) {
  const found = new Map<string, { span: Span; error: SpecError }>()
  /** Adds a fault of what stands there; only the first of a field at a place is kept, however many figures share it. */
  const add = (span: Span, error: SpecError, remark = '') => {
    const key = `${span.start} ${error.field}`
    if (found.has(key)) return
    const { field, got, expected } = error
    const whole = remark === '' ? error : new SpecError(field, got, `${expected}${remark}`, error)
    found.set(key, { span, error: whole })
    if (found.size >= maxFaults) throwAll(all())
  }
  /** All of them in the order of the text, with their places. */
  const all = () =>
    [...found.values()]
      .sort((a, b) => a.span.start - b.span.start)
      .map(({ span, error }) => locatedError(error, source.locate(span)))
  for (const { span, error } of source.faults) add(span, error)
  const refuse = (span: Span, field: string, expected: string, got?: unknown) =>
    add(span, new SpecError(field, got, expected))
  return { add, refuse, all }
}
