import type { Span } from './excerpt.ts'
import type { FaultList } from './fault-list.ts'
import { noControls, withoutControls } from './printable.ts'
import { readTemplate, type Template } from './template.ts'
import { toJs, type YamlNode } from './yaml-node.ts'

/** An output of a figure, or of all figures of a matrix. */
export interface OutputEntry {
  span: Span
  template: Template
}

/** Outputs of a figure at most: all formats, and a few of them twice. */
export const maxOutputs = 20

/** Letters of a name at most: no system takes a longer path. */
const maxCharacters = 4096

export const OUTPUT = 'the name of a file, such as out/{data}.gif, or a list of names'

/** The outputs of an entry; those that are wrong go to the faults instead. */
export function readOutputs(
  written: YamlNode,
  text: string,
  known: readonly string[],
  faults: FaultList,
): OutputEntry[] {
  const items = written.kind === 'list' ? written.items : [written]
  if (items.length === 0) faults.refuse(written, 'output', OUTPUT, [])
  if (items.length > maxOutputs) faults.refuse(written, 'output', `at most ${maxOutputs} names`, items.length)
  return items.slice(0, maxOutputs).flatMap(item => {
    const value = toJs(item)
    const expected = expectedOf(value)
    if (expected !== null || typeof value !== 'string') {
      faults.refuse(item, 'output', expected ?? OUTPUT, value)
      return []
    }
    const { template, faults: wrong } = readTemplate(value, known)
    for (const { start, end, error } of wrong) faults.add(partOf(item, value, text, start, end), error)
    return wrong.length > 0 ? [] : [{ span: item, template }]
  })
}

/** The words for what a name must be and is not; null for one that can be read. */
function expectedOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return OUTPUT
  if (value.length > maxCharacters) return `a name of at most ${maxCharacters} letters`
  return withoutControls.test(value) ? null : `${OUTPUT}, ${noControls}`
}

/** Span of a part of a value; the whole value where quotes or folded lines write it otherwise. */
function partOf(whole: Span, value: string, text: string, start: number, end: number): Span {
  const offset = text.slice(whole.start, whole.end).indexOf(value)
  return offset < 0 ? whole : { start: whole.start + offset + start, end: whole.start + offset + end }
}
