import { type Made, make } from '../stage.ts'

/** A figure of a network that gives all points nearly the same output. */
export const notLearned = (): Made => make({ data: 'blobs', hidden: '32', restarts: 1 })

/** The note on that. */
export const nothingLearned =
  /the network has learned nothing: it gives all points nearly the same output, right for 102 of 200; another --seed/
