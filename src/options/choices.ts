import { SpecError } from './error.ts'
import type { GivenPart } from './forms.ts'
import { orElse } from './or-else.ts'
import type { FigureSpecReader } from './read.ts'
import { type FigureSpec, type SpecJson, specJson } from './sweep.ts'

/** Some keys of a spec, the parts of its sequence without the seconds that they have by default. */
type Choices = Partial<Omit<SpecJson, 'sequence'>> & {
  sequence?: readonly GivenPart[] | null
} & Pick<SpecJson, 'data'>

/**
 * The keys of a spec that somebody must have chosen: a smallest set of them that reads as the same spec. A value
 * that equals the default of its data, its scene or the other choices is not among them, so that it follows when
 * these change; that it was given all the same cannot be told from a spec.
 */
export function choicesOf(read: FigureSpecReader, figure: FigureSpec): Choices {
  const spec = specJson(figure)
  const whole = JSON.stringify(spec)
  const isWhole = (keys: object) =>
    orElse(() => JSON.stringify(specJson(read(keys))), null, SpecError) === whole
  // Most keys are those of any spec of the data: they go at once, where nothing else follows from them.
  const plain = specJson(read({ data: spec.data }))
  const isPlain = (key: keyof SpecJson) => JSON.stringify(spec[key]) === JSON.stringify(plain[key])
  const own = Object.fromEntries(Object.entries(spec).filter(([key]) => !isPlain(key as keyof SpecJson)))
  let chosen: Omit<Choices, 'data'> = isWhole({ ...own, data: spec.data }) ? own : spec
  for (const key of Object.keys(chosen)) {
    const { [key as keyof typeof chosen]: _, ...rest } = chosen
    if (isWhole({ ...rest, data: spec.data })) chosen = rest
  }
  for (const i of chosen.sequence?.keys() ?? []) {
    const parts = chosen.sequence!.map(({ seconds, ...part }, j) => (i === j ? part : { ...part, seconds }))
    if (isWhole({ ...chosen, sequence: parts, data: spec.data })) chosen = { ...chosen, sequence: parts }
  }
  return { ...chosen, data: spec.data }
}
