import { SpecError } from './error.ts'
import type { SpecReader } from './read.ts'
import type { Spec } from './spec.ts'

/**
 * The keys of a spec that somebody must have chosen: a smallest set of them that reads as the same spec. A value
 * that equals the default of its data, its scene or the other choices is not among them, so that it follows when
 * these change; that it was given all the same cannot be told from a spec.
 */
export function choicesOf(read: SpecReader, spec: Spec): Partial<Spec> & Pick<Spec, 'data'> {
  const whole = JSON.stringify(spec)
  const isWhole = (keys: object) => {
    try {
      return JSON.stringify(read(keys)) === whole
    } catch (error) {
      if (error instanceof SpecError) return false
      throw error
    }
  }
  let chosen: Partial<Spec> = spec
  for (const key of Object.keys(spec)) {
    const { [key as keyof Spec]: _, ...rest } = chosen
    if (isWhole(rest)) chosen = rest
  }
  return { ...chosen, data: spec.data }
}
