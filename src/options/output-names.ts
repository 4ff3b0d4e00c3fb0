import { type Place, SpecError } from './error.ts'
import type { FaultList } from './fault-list.ts'
import type { OutputEntry } from './output.ts'
import { normalPath } from './paths.ts'

/** A figure of a matrix, as far as its name matters. */
export interface Member {
  /** Keys of the matrix that have several values. */
  varied: readonly string[]
  /** Figures of the matrix. */
  count: number
  /** Its values of these keys, in words. */
  values(): string
}

/** Sees to it that no two outputs are one file. */
export function nameKeeper(faults: FaultList, placeAt: (span: OutputEntry['span']) => Place) {
  const taken = new Map<string, { output: OutputEntry; member: Member }>()
  const told = new Set<OutputEntry>()
  return (name: string, output: OutputEntry, member: Member): void => {
    const path = normalPath(name)
    const other = taken.get(path)
    if (!other) taken.set(path, { output, member })
    else if (!told.has(output)) {
      told.add(output)
      const error =
        other.output === output
          ? sameInMatrix(name, output, other.member, member)
          : sameAs(name, placeAt(other.output.span))
      faults.add(output.span, error)
    }
  }
}

function sameAs(name: string, { file, line, column }: Place): SpecError {
  return new SpecError(
    'output',
    name,
    `another file: the output at ${file}:${line}:${column} has the same name`,
  )
}

function sameInMatrix(name: string, { template }: OutputEntry, first: Member, second: Member): SpecError {
  const { text, keys } = template
  const missing = second.varied.filter(key => !keys.includes(key)).map(key => `{${key}}`)
  const expected = `a name of its own for each of the ${second.count} figures of the matrix`
  if (missing.length === 0)
    return new SpecError(
      'output',
      text,
      `${expected}: ${JSON.stringify(name)} is that of ${first.values()} and of ${second.values()}`,
    )
  const better = text.replace(
    /(?<=[^\\/])((\.(anim|figure))?\.[^.\\/]*|[\\/])?$/,
    ending => `-${missing.join('-')}${ending}`,
  )
  return new SpecError('output', text, `${expected}: add ${missing.join(' and ')} to the output`, {
    suggestion: JSON.stringify(better),
  })
}
