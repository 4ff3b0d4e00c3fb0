import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { modelsOfPairs, pairedFeatures, type SlicePairs } from '../model/slices/slice-pairs.ts'
import { heightScale, SCALE_HEIGHT } from '../plane/level-plot.ts'
import { sliceMatrix } from '../plane/slice-matrix.ts'
import { wrongMarks } from '../style/points.ts'
import { drawnNotes } from '../words/notes.ts'
import { pairsFacts } from '../words/slice.ts'
import { regressionNotes } from '../words/tasks/regression.ts'
import type { SceneDefinition } from './define.ts'

/** Columns at most, and pixels of the picture's shorter side that each wants. */
const MOST = 5
const WIDE = 110

/** Pixels of a millimetre of paper. */
const PER_MM = 96 / 25.4

/** The regions or levels on the slices of each pair of the columns that matter most, as one still. */
export const slicePairs: Pick<SceneDefinition<FigureModel>, 'plan' | 'alt'> = {
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
      ...('classes' in model
        ? {
            marks: [...wrongMarks(model.wrong), ...(facts.foreign > 0 ? (['foreign'] as const) : [])],
            notes: () => drawnNotes(model, spec, say),
          }
        : { notes: () => regressionNotes(model, say), foot: SCALE_HEIGHT }),
      draw(layout) {
        const scale = 'classes' in model ? [] : heightScale(model, layout, theme)
        const shapes = [...sliceMatrix(model, pairs, layout, theme, say, spec), ...scale]
        return () => ({ key: [], shapes: () => shapes })
      },
    }
  },
}

/** The slices for which a picture has room. */
function pairsOf({ size }: Pick<Spec, 'size'>, model: FigureModel, say: Language): SlicePairs {
  const { width, height, unit } = size
  const side = (height === 0 ? width : Math.min(width, height)) * (unit ? PER_MM : 1)
  const columns = Math.max(2, Math.min(MOST, Math.floor(side / WIDE)))
  return modelsOfPairs(model, pairedFeatures(model.slice!, columns), say)
}
