import type { Language } from '../../language/language.ts'
import { isPairs } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import { modelsOfPairs, pairedFeatures, type SlicePairs } from '../model/slices/slice-pairs.ts'
import { sliceMatrix } from '../plane/slice-matrix.ts'
import { wrongMarks } from '../style/points.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'
import { pairsFacts } from '../words/slice.ts'
import type { SceneDefinition, SceneTable } from './define.ts'
import { movingSlice } from './moving-slice.ts'

/** Scenes as they are on the slice of a model: themselves, on one that moves, or those of all pairs of some columns. */
export function onSlice(
  scenes: SceneTable,
  { slice }: Pick<ClassModel, 'slice'>,
  spec: Pick<Spec, 'slice'>,
): SceneTable {
  const changed = (change: (source: SceneDefinition) => Partial<SceneDefinition>): SceneTable =>
    Object.fromEntries(
      Object.entries(scenes).map(([name, source]) => [name, { ...source, ...change(source) }]),
    )
  if (!slice) return scenes
  if (slice.moving) return changed(movingSlice)
  return isPairs(spec.slice) ? changed(() => slicePairs) : scenes
}

/** Columns at most, and pixels of the picture's shorter side that each wants. */
const MOST = 5
const WIDE = 110

/** Pixels of a millimetre of paper. */
const PER_MM = 96 / 25.4

/** The regions on the slices of each pair of the columns that matter most, as one still. */
const slicePairs: Pick<SceneDefinition, 'plan' | 'alt'> = {
  alt: (spec, model, say) => say.alt.pairs(pairsFacts(model, pairsOf(spec, model, say), say)),
  plan({ spec, model, say, theme }) {
    const pairs = pairsOf(spec, model, say)
    const facts = pairsFacts(model, pairs, say)
    return {
      title: say.slice.pairsTitle(facts),
      captions: say.slice.pairs(facts),
      chapters: [{ id: 'pairs', name: say.chapters.result, share: 1 }],
      rests: true,
      sliced: { near: [], notes: () => say.notes.slicePairs(facts) },
      poster: ([chapter]) => ({ time: 0, chapter }),
      marks: [...wrongMarks(model.wrong), ...(facts.foreign > 0 ? (['foreign'] as const) : [])],
      notes: () => [...sampleNotes(model, say), ...networkNotes(model, spec, say)],
      draw(layout) {
        const shapes = sliceMatrix(model, pairs, layout, theme, say, spec)
        return () => ({ key: [], shapes: () => shapes })
      },
    }
  },
}

function pairsOf(spec: Pick<Spec, 'size'>, model: ClassModel, say: Language): SlicePairs {
  return modelsOfPairs(model, pairedFeatures(model.slice!, columnsIn(spec)), say)
}

/** Columns for whose pairs a picture has room. */
function columnsIn({ size: { width, height, unit } }: Pick<Spec, 'size'>): number {
  const side = (height === 0 ? width : Math.min(width, height)) * (unit ? PER_MM : 1)
  return Math.max(2, Math.min(MOST, Math.floor(side / WIDE)))
}
