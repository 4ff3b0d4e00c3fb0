import { chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import type { Chapter } from '../scene.ts'
import { type Shape, translate } from '../shape.ts'
import { layOut } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { hiddenNotes, sampleNotes } from '../words/captions.ts'
import { layersName, networkTitle } from '../words/facts.ts'
import { type SceneDefinition, sceneFrom } from './define.ts'
import { storyParts } from './story-chapters.ts'

/** Seconds of a cross-fade, and the largest share of a chapter that it takes. */
const FADE = { seconds: 0.3, share: 0.3 }

/** The scenes of the chapters, which play them at their own pace: so many seconds, and no head of their own. */
const BARE = {
  ...{ duration: 8, title: '', caption: 'none', legend: false },
  ...{ holdStart: null, holdEnd: null, oneWay: true },
}

/** From the data through the hidden layers to the decision, chapter by chapter. */
export const story: SceneDefinition = {
  facts: {
    name: 'story',
    summary: 'the whole way in one piece: data, line, cuts, hidden layer, plane, surface',
    duration: () => 24,
    size: { width: 800, height: 640 },
    takes: ['path', 'trails', 'view', 'sheet', 'cuts'],
    margin: true,
  },
  alt: (_, __, network) =>
    `one after the other the best straight line, the units’ cuts, the way through ${layersName(network)} and the decision there appear`,
  plan({ spec, model, record, theme }) {
    const { width, height } = spec.size
    const title = networkTitle(model)
    // One head above all chapters, so that nothing moves between them. The legend leaves the captions their line:
    // some fill it.
    const head = { title: spec.title ?? title, legend: spec.legend ? legendNames(model.dataset) : [] }
    const captioned = spec.caption !== 'none' && spec.caption !== ''
    const outer = layOut(width, height, { ...head, captions: captioned ? ['—'.repeat(200)] : [] })
    const above = Math.max(
      head.title ? outer.title.y : 0,
      captioned ? outer.caption.y : 0,
      outer.legend ? outer.legend.y : 0,
    )
    const size = { width, height: height - above }
    const inner = layOut(size.width, size.height, { title: '', captions: [], legend: [] })
    const parts = storyParts(model, inner, theme, spec, record?.verdict, source =>
      sceneFrom(source, { ...spec, ...BARE, size, scene: source.facts.name }, model, record),
    )
    return {
      title,
      captions: Object.fromEntries(parts.map(({ id, caption }) => [id, caption])),
      chapters: parts.map(({ id, name, seconds }) => ({ id, name, share: seconds })),
      poster(chapters) {
        const chapter = chapterOf(chapters, 'line')
        return { time: chapter.end, chapter }
      },
      notes: [...sampleNotes(model), ...hiddenNotes(model)],
      layOut: text => ({
        ...outer,
        plot: inner.plot,
        caption: { ...outer.caption, size: layOut(width, height, text).caption.size },
      }),
      draw(_layout, chapters) {
        const fades = chapters.map(({ start, end }) => Math.min(FADE.seconds, FADE.share * (end - start)))
        const faded = (children: Shape[], opacity: number): Shape => ({ kind: 'group', children, opacity })
        const page: Shape = {
          kind: 'path',
          lines: [[0, 0, size.width, 0, size.width, size.height, 0, size.height]],
          closed: true,
          fill: theme.background,
        }
        // Over a page of its own, so that what both pictures show alike does not grow pale on the way. Without a
        // background there is no page, and one fades out while the other fades in.
        const crossFade = (other: Shape[], own: Shape[], left: number): Shape[] =>
          spec.transparent
            ? [faded(other, left), faded(own, 1 - left)]
            : [...own, faded([page, ...other], left)]
        return (time, view, chapter) => {
          const index = chapters.indexOf(chapter)
          const { start, end } = chapter
          const begins = index > 0 && !parts[index].joined ? start + fades[index] : start
          // A loop comes back to its first picture.
          const ends = index === parts.length - 1 && spec.loop !== 'once' ? end - fades[index] : end
          const own = parts[index].at(progress(time, begins, ends), view)
          const other =
            time < begins ? parts[index - 1].at(1, view) : time > ends ? parts[0].at(0, view) : null
          const left = time < begins ? 1 - progress(time, start, begins) : progress(time, ends, end)
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          const speaking: Chapter = chapters[time > ends && left > 0.5 ? 0 : index]
          return {
            key: [index, own, other, left],
            shapes: () => translate(other ? crossFade(other, own, left) : own, 0, above),
            caption: speaking,
          }
        }
      },
    }
  },
}
