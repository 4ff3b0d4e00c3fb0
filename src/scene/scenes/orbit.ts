import { seenFrom } from '../geometry/camera.ts'
import { decisionInView } from '../model/drawn.ts'
import { turnAt, turnChapters } from '../space/turn.ts'
import { openTurntable } from '../space/turntable.ts'
import { hiddenNotes, networkNotes, sampleNotes } from '../words/captions.ts'
import { withChoice } from '../words/choice.ts'
import { capital, hiddenFact, hiddenResult, layersName } from '../words/facts.ts'
import type { SceneDefinition } from './define.ts'

/** The last hidden space, turning once round. */
export const orbit: SceneDefinition = {
  facts: {
    name: 'orbit',
    summary: 'the last hidden space turns in its cube, the plane between the classes with it',
    duration: () => 8,
    size: { width: 600, height: 600 },
    chapters: ['before', 'turn', 'after'],
    takes: ['turns', 'view', 'sheet', 'cuts'],
    ignores: ['xLabel', 'yLabel'],
  },
  alt: (_, model) =>
    `they turn in the space of ${layersName(model.network)}${decisionInView(model) ? ', with what divides the classes there' : ''}`,
  lines: (_, model) => ({ input: false, hidden: decisionInView(model) }),
  hasCamera: () => true,
  plan({ spec, model, theme }) {
    const last = model.network.layers.length > 2 ? 'last hidden layer' : 'hidden layer'
    return {
      title: `The ${last} from all sides`,
      captions: withChoice(
        model.hidden.units.length === 0 ? hiddenFact(model) : capital(hiddenResult(model)),
        model,
      ),
      chapters: turnChapters,
      poster: ([chapter]) => ({ time: chapter.start, chapter }),
      notes: [...sampleNotes(model), ...hiddenNotes(model), ...networkNotes(model, spec)],
      draw(layout, chapters) {
        const { camera, shapes } = openTurntable(model, layout, theme, spec)
        return (time, view) => {
          const own = { ...camera, azimuth: camera.azimuth + turnAt(time, chapters, spec) }
          const seen = { ...seenFrom(own, view), zoom: view?.zoom ?? 1 }
          return { key: Object.values(seen), shapes: () => shapes(seen) }
        }
      },
    }
  },
}
