import { SpecError } from './error.ts'
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
  if (items.length === 0) faults.add(written, new SpecError('output', [], OUTPUT))
  if (items.length > maxOutputs)
    faults.add(written, new SpecError('output', items.length, `at most ${maxOutputs} names`))
  return items.slice(0, maxOutputs).flatMap(item => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string' || item.value.trim() === '') {
      faults.add(item, new SpecError('output', toJs(item), OUTPUT))
      return []
    }
    if (item.value.length > maxCharacters) {
      faults.add(item, new SpecError('output', item.value, `a name of at most ${maxCharacters} letters`))
      return []
    }
    if (!withoutControls.test(item.value)) {
      faults.add(item, new SpecError('output', item.value, `${OUTPUT}, ${noControls}`))
      return []
    }
    const { template, faults: wrong } = readTemplate(item.value, known)
    for (const { start, end, error } of wrong) faults.add(partOf(item, item.value, text, start, end), error)
    return wrong.length > 0 ? [] : [{ span: item, template }]
  })
}

/** Span of a part of a value; the whole value where quotes or folded lines write it otherwise. */
function partOf(whole: Span, value: string, text: string, start: number, end: number): Span {
  const offset = text.slice(whole.start, whole.end).indexOf(value)
  return offset < 0 ? whole : { start: whole.start + offset + start, end: whole.start + offset + end }
}
