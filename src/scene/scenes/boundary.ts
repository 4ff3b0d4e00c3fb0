import { chapterAt, chaptersOf } from '../chapters.ts'
import { eases, progress } from '../geometry/ease.ts'
import { memoizeLast } from '../memoize.ts'
import { firstCuts, type UnitCut, unitName } from '../model/cuts.ts'
import { buildModel, type FigureModel } from '../model/figure-model.ts'
import { decisionRegions, type RegionState } from '../plane/decision-regions.ts'
import type { Chapter } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { head } from '../style/head.ts'
import { layOut } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { themeOf } from '../style/theme.ts'
import { capital, counted, cutsName, inputFact, numberWord, percent } from '../words/facts.ts'
import { sampleNotes } from '../words/notes.ts'
import type { Figure } from './figure.ts'

/** How the first units' cuts are counted in the captions. */
const TIMES = ['once', 'again', 'a third time', 'a fourth time']

/** Decision regions in the input plane, and what cuts it: the cuts one by one, then the regions between them. */
export const boundary: Figure = {
  facts: {
    name: 'boundary',
    summary: "decision regions in the input plane, shaded by confidence, with each unit's own cut",
    duration: () => 4,
    size: { width: 600, height: 600 },
    takes: ['sheet', 'cuts'],
  },
  build(spec, dataset, network) {
    const theme = themeOf(spec)
    const model = buildModel(spec, dataset, network)
    const { input } = model
    const cuts = firstCuts(model)
    const shown = spec.cuts ? cuts : []
    const chapters = chaptersOf(
      [
        { name: 'The data', share: 15 },
        ...shown.map(({ unit }) => ({ name: `Cut ${unitName(unit)}`, share: 16 })),
        { name: input.flat ? 'The regions' : 'The answer', share: 22 },
        { name: input.flat ? 'The boundary' : 'The count', share: 30 },
      ],
      spec,
    )
    const title = spec.title ?? titleOf(model, cuts)
    const own = captionsOf(model, cuts, shown)
    const captions =
      spec.caption === null ? own : own.map(() => (spec.caption === 'none' ? '' : (spec.caption as string)))
    const legend = spec.legend ? legendNames(dataset) : []
    const layout = layOut(spec.size.width, spec.size.height, { title, captions, legend })
    const paint = decisionRegions(model, shown, layout, theme, spec)
    const ease = eases[spec.ease]
    const regions = chapters[chapters.length - 2]
    // All fades at the end, so that the loop begins with the data again; without a hold the regions come sooner.
    const fade = Math.min(0.12 * spec.duration, 0.3 * (spec.duration - regions.start))
    const answered = { ...regions, end: Math.min(regions.end, spec.duration - fade) }
    const remember = memoizeLast<Shape[]>()

    const stateAt = (time: number): RegionState => {
      const left = 1 - progress(time, spec.duration - fade, spec.duration)
      const during = ({ start, end }: Chapter, from: number, to: number) =>
        progress(time, start + from * (end - start), start + to * (end - start))
      const cutting = chapters.slice(1, -2)
      return {
        drawn: cutting.map(chapter => ease(during(chapter, 0, 0.7))),
        names: cutting.map(chapter => during(chapter, 0.65, 0.95)),
        tint: ease(during(answered, 0, 0.8)) * left,
        line: ease(during(answered, 0.1, 0.9)) * left,
        left,
      }
    }
    return {
      width: spec.size.width,
      height: spec.size.height,
      duration: spec.duration,
      chapters,
      // All is there, and nothing has begun to leave.
      still: spec.duration - fade,
      background: theme.background,
      notes: sampleNotes(model),
      at(time) {
        const caption = captions[chapterAt(chapters, time)]
        const state = stateAt(time)
        return remember([caption, ...Object.values(state)].join(), () => [
          ...paint(state),
          ...head(layout, theme, { title, caption, legend }),
        ])
      },
    }
  },
}

function titleOf({ network, input }: FigureModel, cuts: UnitCut[]): string {
  const units = network.layers[0].biases.length
  if (!input.flat || network.layers.length > 2 || cuts.length !== units) return 'The decision boundary'
  const count = capital(numberWord(units))
  return units === 1 ? 'One neuron makes one cut' : `${count} neurons make ${numberWord(units)} cuts`
}

function captionsOf(model: FigureModel, cuts: UnitCut[], shown: UnitCut[]): string[] {
  const { dataset, correct, input } = model
  const samples = dataset.y.length
  if (!input.flat) {
    const features = dataset.features.length
    const count = `${correct} of ${samples} on the right side`
    return [
      `${features} features, projected: keeps ${percent(input.share)} of the variance`,
      'No boundary can be drawn in a projection',
      `No boundary can be drawn in a projection; ${count}`,
    ]
  }
  return [
    inputFact(model),
    ...shown.map(({ unit }, i) => `Unit ${unitName(unit)} cuts ${TIMES[i]}`),
    'The output joins them: the stronger the tint, the surer',
    capital(counted(cutsName(model, cuts.length), correct, samples)),
  ]
}
