import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import { isPairs } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import { type FigureSpec, isSweep } from '../../options/sweep.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { modelsOfPairs, pairedFeatures, type SlicePairs } from '../model/slices/slice-pairs.ts'
import { heightScale, SCALE_HEIGHT } from '../plane/level-plot.ts'
import { sliceMatrix } from '../plane/slice-matrix.ts'
import { wrongMarks } from '../style/points.ts'
import { drawnNotes } from '../words/notes.ts'
import { pairsFacts } from '../words/slice.ts'
import { regressionNotes } from '../words/tasks/regression.ts'
import type { SceneDefinition, SceneTable } from './define.ts'
import { movingSlice } from './moving-slice.ts'

/** The film of one step, which is not here before a figure plays it. */
export const played: { step?: Pick<SceneDefinition, 'plan' | 'units'> } = {}

/** The name of the scene that draws a model where one of this name would have nowhere to go: over a plane that nothing bends. */
export function standIn(own: SceneTable, name: string, { network, input }: FigureModel, spec: FigureSpec) {
  const rests = input.flat && !hasHidden(network) && !isSweep(spec)
  return (rests && own[name].resting) || name
}

/** Scenes as they are of a model: themselves or those that stand in, on a slice that moves, or on those of all pairs of some columns. */
export function scenesFor(own: SceneTable, model: FigureModel, spec: FigureSpec): SceneTable {
  const { slice } = model
  const ofPairs = slice && !slice.moving && !isSweep(spec) && isPairs(spec.slice) && slicePairs
  return Object.fromEntries(
    Object.keys(own).map(name => {
      const source = { ...own[standIn(own, name, model, spec)], facts: own[name].facts }
      const ofStep = spec.play === 'step' && played.step
      return [name, { ...source, ...(slice?.moving && movingSlice(source)), ...ofPairs, ...ofStep }]
    }),
  )
}

/** Columns at most, and pixels of the picture's shorter side that each wants. */
const MOST = 5
const WIDE = 110

/** Pixels of a millimetre of paper. */
const PER_MM = 96 / 25.4

/** The regions or levels on the slices of each pair of the columns that matter most, as one still. */
const slicePairs: Pick<SceneDefinition<FigureModel>, 'plan' | 'alt'> = {
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
