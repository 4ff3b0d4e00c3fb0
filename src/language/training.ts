import type { Caption, Counted, RangeFacts, Start, Stopped } from './facts.ts'

/** The end of a training, or of what is drawn of it: after so many iterates. */
export interface EndFacts {
  after: number
  isLast: boolean
  unit: Counted
}

/** The words of a language for a training. */
interface TrainingWords {
  /** Between an iterate and its result. */
  colon: string
  /** "First weights", "Step 3". */
  start(start: Start): string
  /** The start that they are of, where several were tried. */
  firstWeights(start: Exclude<Start, { kind: 'step' }>): string
  /** "Epoch 12". */
  iterate(unit: Counted, iterate: number): string
  hardlyChanges(unit: Counted, plateau: RangeFacts): string
  afterAll(end: EndFacts): string
  reasons: Readonly<Record<Stopped, string>>
}

/** Captions of a training: `result` says what is reached at an iterate, `known` what else is known of it. */
export const trainingCaptions =
  ({ colon, start, firstWeights, iterate, hardlyChanges, afterAll, reasons }: TrainingWords) =>
  <Result extends { unit: Counted }>(result: (facts: Result) => string, known: (facts: Result) => readonly string[]) => ({
    first(facts: Result & { start: Start }): Caption {
      const own = facts.start
      const isTold = own.kind === 'continuation' || (own.kind === 'start' && own.of > 1)
      return [start(own) + colon + result(facts), ...(isTold ? [firstWeights(own)] : []), ...known(facts)]
    },
    between: (facts: Result & { iterate: number; plateau: RangeFacts | null }): Caption => [
      iterate(facts.unit, facts.iterate) + colon + result(facts),
      ...known(facts),
      ...(facts.plateau ? [hardlyChanges(facts.unit, facts.plateau)] : []),
    ],
    last: (facts: Result & EndFacts & { stopped: Stopped | null }): Caption => [
      afterAll(facts) + colon + result(facts),
      ...known(facts),
      ...(facts.stopped === null ? [] : [reasons[facts.stopped]]),
    ],
  })
