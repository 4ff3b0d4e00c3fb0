import { alternative } from './alternative.ts'
import { apart } from './apart.ts'
import { contrast } from './contrast.ts'
import { drawn } from './drawn.ts'
import { empty } from './empty.ts'
import { fences } from './fences.ts'
import { finite } from './finite.ts'
import { jumps } from './jumps.ts'
import { language } from './language.ts'
import { legend } from './legend.ts'
import { numbers } from './numbers.ts'
import { pure } from './pure.ts'
import { reading } from './reading.ts'
import type { Rule } from './rule.ts'
import { slices } from './slices.ts'
import { steps } from './steps.ts'
import { still } from './still.ts'
import { strip } from './strip.ts'
import { tints } from './tints.ts'
import { type } from './type.ts'
import { within } from './within.ts'

/** What holds of every figure of the corpus. */
export const rules: readonly Rule[] = [
  finite,
  within,
  apart,
  type,
  contrast,
  jumps,
  steps,
  still,
  empty,
  pure,
  reading,
  numbers,
  drawn,
  legend,
  slices,
  fences,
  alternative,
  language,
  strip,
  tints,
]
