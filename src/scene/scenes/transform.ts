import { chapterAt } from '../chapters.ts'
import { eases } from '../geometry/ease.ts'
import { memoizeLast } from '../memoize.ts'
import { buildModel } from '../model/figure-model.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { planePlot } from '../plane/plane-plot.ts'
import type { Shape } from '../shape.ts'
import { spacePlot } from '../space/space-plot.ts'
import { head } from '../style/head.ts'
import { layOut } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { themeOf } from '../style/theme.ts'
import { hiddenFact, inputFact, linearName, networkTitle } from '../words/facts.ts'
import { hiddenNotes, inputNotes, sampleNotes } from '../words/notes.ts'
import type { Figure } from './figure.ts'
import { planChapters, stateAt } from './transform-chapters.ts'

/** From the input plane to the last hidden layer, its decision, and back. */
export const transform: Figure = {
  facts: {
    name: 'transform',
    summary: 'points and plane travel from the input to the hidden layer, and the decision back',
    duration: ({ oneWay, layers, staged }) => (oneWay ? 4 : 6) + 2 * (layers - 1) + (staged ? 3 * layers : 0),
    size: { width: 600, height: 600 },
    takes: ['path', 'oneWay', 'trails', 'view', 'sheet', 'cuts'],
  },
  build(spec, dataset, network) {
    const theme = themeOf(spec)
    const model = buildModel(spec, dataset, network)
    const trajectory = buildTrajectory(model, spec.path === 'staged')
    const plan = planChapters(trajectory, spec)
    const { chapters, line } = plan
    const title = spec.title ?? networkTitle(model)
    const { input, hidden, classes } = model
    const what = linearName(hidden.dimensions, classes).replace(/^(a|one) |straight /g, '')
    const verb = classes > 2 ? ['come', 'bend'] : ['comes', 'bends']
    // One unit on the input itself cuts straight.
    const bent = hidden.dimensions > 1 || network.layers.length > 2
    const own = [
      inputFact(model),
      ...trajectory.segments.map(({ caption }) => caption),
      hiddenFact(model),
      input.flat ? `Back: the ${what} ${verb[0]} along${bent ? `, and ${verb[1]}` : ''}` : 'Back to the data',
      input.flat
        ? `Same ${what} in input space: the decision boundary`
        : `The data again: ${model.correct} of ${dataset.y.length} on the right side`,
    ]
    const captions =
      spec.caption === 'none'
        ? own.map(() => '')
        : spec.caption === null
          ? own
          : own.map(() => spec.caption as string)
    const legend = spec.legend ? legendNames(dataset) : []
    const layout = layOut(spec.size.width, spec.size.height, {
      title,
      captions: spec.caption === 'none' ? [] : captions,
      legend,
    })
    const stage = (model.inSpace ? spacePlot : planePlot)(model, trajectory, layout, theme, spec)
    const ease = eases[spec.ease]
    const header = memoizeLast<Shape[]>()
    const remember = memoizeLast<Shape[]>()
    return {
      width: spec.size.width,
      height: spec.size.height,
      duration: spec.duration,
      chapters,
      still: line.end,
      background: theme.background,
      notes: [...sampleNotes(model), ...inputNotes(model), ...hiddenNotes(model)],
      at(time, view) {
        // A still at the seam between two chapters belongs to the one that ends there.
        const caption = captions[time === line.end ? chapters.indexOf(line) : chapterAt(chapters, time)]
        const state = stateAt(time, plan, trajectory, ease)
        return remember([caption, ...Object.values(state), ...Object.values(view ?? {})].join(), () => [
          ...stage(state, view),
          ...header(caption, () => head(layout, theme, { title, caption, legend })),
        ])
      },
    }
  },
}
