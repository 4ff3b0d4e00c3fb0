import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { firstCuts } from '../model/cuts.ts'
import { bestLineInView, decisionInView } from '../model/drawn.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import type { Chapter, Scene } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { layersOf, linearOf, networkTitle } from '../words/facts.ts'
import { hiddenNotes, networkNotes, sampleNotes, stagedNotes } from '../words/notes.ts'
import { planScene, type SceneDefinition } from './define.ts'
import { partSeconds, storyParts } from './story-chapters.ts'

/** Seconds of a cross-fade, and the largest share of a chapter that it takes. */
const FADE = { seconds: 0.3, share: 0.3 }

/** The scenes of the chapters, which play them at their own pace: so many seconds, and no head of their own. */
const BARE = {
  ...{ duration: 8, title: '', titles: null, caption: 'none', captions: null, legend: false },
  ...{ holdStart: null, holdEnd: null, oneWay: true },
}

/** From the data through the hidden layers to the decision, chapter by chapter. */
export const story: SceneDefinition = {
  facts: {
    name: 'story',
    summary: 'the whole way in one piece: data, line, cuts, hidden layer, plane, surface',
    duration: () => 24,
    size: { width: 800, height: 500 },
    chapters: ['data', 'best-line', 'cuts', 'segment-0', 'line', 'verdict', 'orbit', 'surface'],
    found: ['cuts', 'verdict'],
    takes: ['path', 'trails', 'view', 'sheet', 'cuts'],
  },
  parts: ['staged', 'gap'],
  alt({ cuts }, model, { alt }) {
    const { input, classes, network } = model
    const flat = input.flat && input.dimensions === 2
    return alt.story({
      best: bestLineInView(model) ? linearOf(input.dimensions, classes) : null,
      cuts: flat && cuts && firstCuts(model).length > 0,
      layers: layersOf(network),
      decision: decisionInView(model),
      surface: flat,
    })
  },
  lines: (_, model) => ({ input: bestLineInView(model), hidden: decisionInView(model) }),
  hasCamera: ({ input, inSpace }) => inSpace || (input.flat && input.dimensions === 2),
  plan({ spec, model, say, record, theme, font }) {
    const parts = storyParts(model, spec, record?.verdict, say)
    const seconds = partSeconds(parts, spec.duration)
    return {
      title: networkTitle(model, spec.sheet, say),
      captions: Object.fromEntries(parts.map(({ id, caption }) => [id, caption])),
      chapters: parts.map(({ id, name }, i) => ({ id, name, share: seconds[i] })),
      poster(chapters) {
        const chapter = chapterOf(chapters, 'line')
        return { time: endOf(chapter, chapters, spec), chapter }
      },
      notes: [
        ...sampleNotes(model, say),
        ...hiddenNotes(model, say),
        ...networkNotes(model, spec, say),
        ...stagedNotes(model, buildTrajectory(model, spec.path === 'staged'), say),
      ],
      draw(layout, chapters) {
        const built = new Map<SceneDefinition, Scene>()
        const scene = (source: SceneDefinition) => {
          const bare = { ...spec, ...BARE, scene: source.facts.name }
          const known = built.get(source) ?? planScene(source, bare, model, say, record, font).build(layout)
          built.set(source, known)
          return known
        }
        const stage = { layout, theme, scene }
        const shown = parts.map(({ open }) => open(stage))
        const faded = (key: string, children: Shape[], opacity: number): Shape => {
          return { kind: 'group', key, children, opacity }
        }
        const { width, height } = layout
        const page: Shape = {
          kind: 'path',
          key: 'page',
          lines: [[0, 0, width, 0, width, height, 0, height]],
          closed: true,
          fill: theme.background,
        }
        // Over a page of its own, so that what both pictures show alike does not grow pale on the way. Without a
        // background there is no page, and one fades out while the other fades in.
        const crossFade = (other: Shape[], own: Shape[], left: number): Shape[] =>
          spec.transparent
            ? [faded('other', other, left), faded('own', own, 1 - left)]
            : [...own, faded('other', [page, ...other], left)]
        return (time, view, chapter) => {
          const index = chapters.indexOf(chapter)
          const { start, end } = chapter
          const begins = index > 0 && !parts[index].joined ? start + fadeOf(chapter) : start
          const ends = endOf(chapter, chapters, spec)
          const own = shown[index](progress(time, begins, ends), view)
          const other = time < begins ? shown[index - 1](1, view) : time > ends ? shown[0](0, view) : null
          const left = time < begins ? 1 - progress(time, start, begins) : progress(time, ends, end)
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          const speaking: Chapter = chapters[time > ends && left > 0.5 ? 0 : index]
          return {
            key: [index, own, other, left],
            shapes: () => (other ? crossFade(other, own, left) : own),
            caption: speaking,
          }
        }
      },
    }
  },
}

/** Seconds in which a chapter appears over another one, or goes. */
function fadeOf({ start, end }: Chapter): number {
  return Math.min(FADE.seconds, FADE.share * (end - start))
}

/** The time when a chapter has shown all: a loop comes back to its first picture before the last one ends. */
function endOf(chapter: Chapter, chapters: readonly Chapter[], { loop }: Pick<Spec, 'loop'>): number {
  const returns = chapter === chapters[chapters.length - 1] && loop !== 'once'
  return returns ? chapter.end - fadeOf(chapter) : chapter.end
}
