import { generateDataset } from '../../src/data/build.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { ClassRecord } from '../../src/network/network.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { vector } from './vectors.ts'

interface Found {
  loss: number
  correct: number
  constant: boolean
}

/** What scikit-learn makes of a network in ten starts, and in ten that follow the penalty where those are a constant. */
interface Row extends Found {
  data: string
  hidden: string
  activation: string
  continued?: Found
}

export const rows: Row[] = vector('best_of_ten')

/** In what a network falls short of scikit-learn's; empty for none. */
export function shortfalls({ data, hidden, activation, ...direct }: Row): string[] {
  const spec = readSpecObject({ data, hidden, activation })
  const { record } = trainNetwork(generateDataset(spec), spec)
  const found = [direct, ...(direct.continued ? [direct.continued] : [])]
  return found
    .flatMap(other => compared(record, other))
    .map(what => `${data} ${hidden} ${activation}: ${what}`)
}

function compared({ loss, correct, constant }: ClassRecord, other: Found): string[] {
  const words = `loss ${loss} with ${correct} right, scikit-learn ${other.loss} with ${other.correct}`
  if (loss > 1.01 * other.loss && correct < other.correct) return [words]
  return constant && !other.constant && other.loss < loss ? [`a constant, ${words}`] : []
}
