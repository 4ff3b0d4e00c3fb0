import { chapterAt, chaptersOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { buildModel } from '../model/figure-model.ts'
import type { Shape } from '../shape.ts'
import { head } from '../style/head.ts'
import { layOut } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { themeOf } from '../style/theme.ts'
import { translate } from '../translate.ts'
import { networkTitle } from '../words/facts.ts'
import { hiddenNotes, sampleNotes } from '../words/notes.ts'
import type { Figure } from './figure.ts'
import { storyParts } from './story-chapters.ts'

/** Seconds of a cross-fade, and the most of a chapter that it takes. */
const FADE = { seconds: 0.3, share: 0.3 }

/** Seconds that the scenes of the chapters are built for; the chapters play them at their own pace. */
const PLAY = 8

/** The whole way in one piece, chapter by chapter. */
export const story: Figure = {
  facts: {
    name: 'story',
    summary: 'the whole way in one piece: data, line, cuts, hidden layer, plane, surface',
    duration: () => 24,
    size: { width: 800, height: 640 },
    takes: ['path', 'trails', 'view', 'sheet', 'cuts'],
    margin: true,
  },
  build(spec, dataset, network, record) {
    const theme = themeOf(spec)
    const model = buildModel(spec, dataset, network)
    const { width, height } = spec.size
    const title = spec.title ?? networkTitle(model)
    const legend = spec.legend ? legendNames(dataset) : []
    // One head above all chapters, which have none of their own, so that nothing moves between them.
    const captioned = spec.caption !== 'none' && spec.caption !== ''
    // The legend leaves the captions their line: some fill it.
    const outer = layOut(width, height, { title, captions: captioned ? ['—'.repeat(200)] : [], legend })
    const above = Math.max(
      title ? outer.title.y : 0,
      captioned ? outer.caption.y : 0,
      outer.legend ? outer.legend.y : 0,
    )
    const size = { width, height: height - above }
    const inner = layOut(size.width, size.height, { title: '', captions: [], legend: [] })
    const bare = {
      size,
      duration: PLAY,
      title: '',
      caption: 'none',
      legend: false,
      holdStart: null,
      holdEnd: null,
      oneWay: true,
    }
    const parts = storyParts(model, inner, theme, spec, record?.verdict, figure =>
      figure.build({ ...spec, ...bare, scene: figure.facts.name }, dataset, network, record),
    )
    const captions = parts.map(({ caption }) => (captioned ? (spec.caption ?? caption) : ''))
    const layout = {
      ...outer,
      plot: inner.plot,
      caption: { ...outer.caption, size: layOut(width, height, { title, captions, legend }).caption.size },
    }
    const chapters = chaptersOf(
      parts.map(({ name, seconds }) => ({ name, share: seconds })),
      spec,
    )
    const line = chapters[parts.findIndex(({ name }) => name === 'The line')]
    const fades = chapters.map(({ start, end }) => Math.min(FADE.seconds, FADE.share * (end - start)))
    let last: { key: unknown[]; shapes: Shape[] } | null = null
    return {
      width,
      height,
      duration: spec.duration,
      chapters,
      still: line.end,
      background: theme.background,
      notes: [...sampleNotes(model), ...hiddenNotes(model)],
      at(time, view) {
        const index = time === line.end ? chapters.indexOf(line) : chapterAt(chapters, time)
        const { start, end } = chapters[index]
        const begins = index > 0 && !parts[index].joined ? start + fades[index] : start
        // A loop comes back to its first picture.
        const ends = index === parts.length - 1 && spec.loop !== 'once' ? end - fades[index] : end
        const own = parts[index].at(progress(time, begins, ends), view)
        const other = time < begins ? parts[index - 1].at(1, view) : time > ends ? parts[0].at(0, view) : null
        const left = time < begins ? 1 - progress(time, start, begins) : progress(time, ends, end)
        const key = [index, own, other, left]
        if (!last?.key.every((value, i) => value === key[i])) {
          const plot: Shape[] = other ? [faded(other, left), faded(own, 1 - left)] : own
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          const caption = captions[time > ends && left > 0.5 ? 0 : index]
          last = {
            key,
            shapes: [...translate(plot, 0, above), ...head(layout, theme, { title, caption, legend })],
          }
        }
        return last.shapes
      },
    }
  },
}

function faded(children: Shape[], opacity: number): Shape {
  return { kind: 'group', children, opacity }
}
