import { hasHidden } from '../../network/network.ts'
import { counting } from '../../options/numerals.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import { eases, progress } from '../geometry/ease.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { unitName } from '../model/hidden-space.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import type { Chapter } from '../scene.ts'
import { networkNotes, sampleNotes } from '../words/captions.ts'
import {
  capital,
  cutsSubject,
  inputFact,
  layersName,
  linearSubject,
  networkResult,
  networkTitle,
  planeName,
  type Subject,
} from '../words/facts.ts'
import type { SceneDefinition } from './define.ts'

/** Counting words of the first units' cuts in the captions. */
const TIMES = ['once', 'again', 'a third time', 'a fourth time']

/** Decision regions in the input plane, and what cuts it: the cuts one by one, then the regions between them. */
export const boundary: SceneDefinition = {
  facts: {
    name: 'boundary',
    summary: "decision regions in the input plane, shaded by confidence, with each unit's own cut",
    duration: () => 4,
    size: { width: 600, height: 600 },
    chapters: ['data', 'cut-0', 'regions', 'boundary'],
    found: ['cut-0'],
    takes: ['sheet', 'cuts'],
    withoutHidden: 'alone',
  },
  alt({ cuts }, model) {
    const { network, input, dataset } = model
    if (!input.flat) return `they are shown with what ${layersName(network)} says of them`
    const first = cuts && firstCuts(model).length > 0 ? ', units’ cuts first' : ''
    return `the decision regions of ${layersName(network)} appear in the input ${planeName(dataset.features.length)}${first}`
  },
  plane: { missing: 'no boundary' },
  plan({ spec, model, theme }) {
    const shown = spec.cuts ? firstCuts(model) : []
    return {
      title: titleOf(model, shown),
      captions: captionsOf(spec, model, shown),
      chapters: [
        { id: 'data', name: 'The data', share: 15 },
        ...shown.map(({ unit }, i) => ({ id: `cut-${i}`, name: `Cut ${unitName(unit)}`, share: 16 })),
        { id: 'regions', name: 'The regions', share: 22 },
        { id: 'boundary', name: 'The boundary', share: 30 },
      ],
      // All is there, and nothing has begun to leave.
      poster: chapters => ({
        time: spec.duration - fadeOf(spec.duration, chapters),
        chapter: chapterOf(chapters, 'boundary'),
      }),
      notes: [...sampleNotes(model), ...networkNotes(model, spec)],
      draw(layout, chapters) {
        const paint = decisionRegions(model, shown, layout, theme, spec)
        const ease = eases[spec.ease]
        const fade = fadeOf(spec.duration, chapters)
        const regions = chapterOf(chapters, 'regions')
        const answered = { ...regions, end: Math.min(regions.end, spec.duration - fade) }
        const cutting = shown.map((_, i) => chapterOf(chapters, `cut-${i}`))
        return (time, _, chapter) => {
          const left = 1 - progress(time, spec.duration - fade, spec.duration)
          const during = ({ start, end }: Chapter, from: number, to: number) =>
            progress(time, start + from * (end - start), start + to * (end - start))
          const state = {
            drawn: cutting.map(chapter => ease(during(chapter, 0, 0.7))),
            names: cutting.map(chapter => during(chapter, 0.65, 0.95)),
            tint: ease(during(answered, 0, 0.8)) * left,
            line: ease(during(answered, 0.1, 0.9)) * left,
            left,
          }
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          const caption = left < 0.5 ? chapters[0] : chapter
          return { key: Object.values(state).flat(), shapes: () => paint(state), caption }
        }
      },
    }
  },
}

/** Seconds at the end in which all fades, so that a loop begins with the data again; without a hold they are fewer. */
function fadeOf(duration: number, chapters: readonly Chapter[]): number {
  return Math.min(0.12 * duration, 0.3 * (duration - chapterOf(chapters, 'regions').start))
}

function titleOf(model: FigureModel, cuts: UnitCut[]): string {
  const { network, boundary } = model
  const units = network.layers[0].biases.length
  if (boundary === 'none') return 'One class everywhere'
  if (!hasHidden(network)) return networkTitle(model, true)
  if (network.layers.length > 2 || cuts.length !== units) return 'The decision boundary'
  return `${capital(counting(units, 'neuron'))} make${units === 1 ? 's' : ''} ${counting(units, 'cut')}`
}

function captionsOf({ sheet }: Spec, model: FigureModel, shown: UnitCut[]): Record<string, string> {
  const { boundary } = model
  const regions =
    boundary === 'none'
      ? 'one class everywhere'
      : sheet
        ? 'the stronger the tint, the surer'
        : 'the decision boundary'
  const units = shown.map(({ unit }, i) => [`cut-${i}`, `Unit ${unitName(unit)} cuts ${TIMES[i]}`])
  return {
    // The best line is not drawn here.
    data: inputFact(model, false),
    ...Object.fromEntries(units),
    regions: `The output ${shown.length > 1 ? 'joins them' : 'decides'}: ${regions}`,
    boundary: capital(networkResult(model, subjectOf(model, shown.length))),
  }
}

/** The subject that divides the input plane: cuts and what follows them, or the lines of the output alone. */
function subjectOf(model: FigureModel, cuts: number): Subject {
  const { network, dataset, classes } = model
  if (hasHidden(network)) return cutsSubject(model, cuts)
  return { ...linearSubject(dataset.features.length, classes), article: 'the output’s' }
}
