import { paper } from './paper.ts'
import type { Part } from './part.ts'
import { staged } from './staged.ts'

/** The parts that usual scenes take. */
export const usualParts: Readonly<Record<'paper' | 'staged', Part>> = { paper, staged }
