import type { Language } from '../../../language/language.ts'
import type { Spec } from '../../../options/spec.ts'
import type { Sweep } from '../../../options/sweep.ts'
import type { LinesDrawn } from '../../model/drawn.ts'
import type { Trained } from '../../model/trained.ts'

/** The words of a task about a whole figure, which its author hears. What pages say are functions beside them. */
export interface TaskWords<Part extends Trained = Trained> {
  /** The alternative text of a figure: the data, what moves where, and the result with its numbers. */
  alt(spec: Spec, part: Required<Part>, told: AltFacts, say: Language): string
  /** The alternative text of the networks of a sweep. */
  sweepAlt(spec: Sweep, parts: readonly Required<Part>[], say: Language): string
}

/** The scenes of a figure as its alternative text tells of them. */
export interface AltFacts {
  /** A sentence on all that happens in them, or on the text of a still. */
  motion: string
  /** The linear decisions that one of them draws. */
  lines: LinesDrawn
  /** Their own sentence on results; null for the network's. */
  result: string | null
}

/** Characters of an alternative text at most: screen readers read it in one go. */
const maxLength = 400

/** The first of some texts that is not too long, or the clauses of the last one that fit. */
export function shortest({ alt }: Language, versions: readonly (readonly string[])[]): string {
  const texts = versions.map(sentences => alt.sentences(sentences))
  const [last] = texts.slice(-1)
  const cut = last.slice(0, maxLength - 1).replace(/[,;，；、。][^,;，；、。]*$/, '')
  return texts.find(text => text.length <= maxLength) ?? `${cut}…`
}
