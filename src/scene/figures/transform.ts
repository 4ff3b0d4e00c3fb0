import { castActors } from '../actors.ts'
import { type Ease, eases, progress } from '../ease.ts'
import { hiddenFact, inputFact, linearName, networkTitle, percent } from '../facts.ts'
import type { Figure } from '../figure.ts'
import { head } from '../head.ts'
import { layOut } from '../layout.ts'
import { lastOne } from '../memory.ts'
import { planeStage } from '../plane.ts'
import { legendNames } from '../points.ts'
import type { Chapter } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { spaceStage } from '../space.ts'
import type { Looks } from '../stage.ts'
import { themes } from '../theme.ts'
import { chapterAt, chaptersOf } from '../timeline.ts'

const SHARES = [
  { name: 'The data', share: 13 },
  { name: 'Out', share: 30 },
  { name: 'The line', share: 24 },
  { name: 'Back', share: 20 },
  { name: 'The boundary', share: 13 },
]

/** From the input plane to the last hidden layer, its decision, and back. */
export const transform: Figure = {
  facts: {
    name: 'transform',
    summary: 'points and plane travel from the input to the hidden layer, and the decision back',
    duration: ({ oneWay }) => (oneWay ? 4 : 6),
    size: { width: 600, height: 600 },
  },
  build(spec, dataset, network) {
    const theme = themes[spec.theme]
    const actors = castActors(spec, dataset, network)
    const chapters = chaptersOf(spec.oneWay ? SHARES.slice(0, 3) : SHARES, spec)
    const title = spec.title ?? networkTitle(actors)
    const { input, hidden, classes } = actors
    const what = linearName(hidden.dimensions, classes).replace(/^(a|one) |straight /g, '')
    const verb = classes > 2 ? ['come', 'bend'] : ['comes', 'bends']
    // One unit on the input itself cuts straight.
    const bent = hidden.dimensions > 1 || network.layers.length > 2
    const own = [
      inputFact(actors),
      'On the way to the hidden layer',
      hiddenFact(actors),
      input.flat ? `Back: the ${what} ${verb[0]} along${bent ? `, and ${verb[1]}` : ''}` : 'Back to the data',
      input.flat
        ? `Same ${what} in input space: the decision boundary`
        : `The data again: ${actors.correct} of ${dataset.y.length} on the right side`,
    ]
    const captions =
      spec.caption === 'none'
        ? own.map(() => '')
        : spec.caption === null
          ? own
          : own.map(() => spec.caption as string)
    const legend = legendNames(dataset)
    const layout = layOut(spec.size.width, spec.size.height, {
      title,
      captions: spec.caption === 'none' ? [] : captions,
      legend,
    })
    const stage = (hidden.dimensions === 3 ? spaceStage : planeStage)(actors, layout, theme, spec)
    const ease = eases[spec.ease]
    const remember = lastOne<Shape[]>()
    return {
      width: spec.size.width,
      height: spec.size.height,
      duration: spec.duration,
      chapters,
      still: chapters[2].end,
      background: theme.background,
      notes: notesOf(actors),
      at(time, view) {
        // A still at the seam between two chapters belongs to the one that ends there.
        const caption = captions[Math.min(chapterAt(chapters, time), time === chapters[2].end ? 2 : 4)]
        const looks = looksAt(time, chapters, ease)
        return remember([caption, ...Object.values(looks), ...Object.values(view ?? {})].join(), () => [
          ...stage(looks, view),
          ...head(layout, theme, { title, caption, legend }),
        ])
      },
    }
  },
}

/** The state of everything at a time; chapters of no length leave their fades to their neighbours. */
export function looksAt(time: number, chapters: Chapter[], ease: Ease): Looks {
  const [, out, line, back, last] = chapters
  const during = (chapter: Chapter | undefined, from: number, to: number) => {
    if (!chapter) return 0
    const length = chapter.end - chapter.start
    return progress(time, chapter.start + from * length, chapter.start + to * length)
  }
  const held = line.end > line.start
  const rise = (from: number, to: number) =>
    held ? during(line, from, to) : during(out, 0.8 + from / 5, 0.8 + to / 5)
  const rest = last && last.end > last.start
  const fall = (from: number, to: number) => (rest ? during(last, from, to) : during(back, from, to))
  const returning = during(back, 0, 1)
  const way = returning > 0 || time >= line.end ? (back ? 1 - ease(returning) : 1) : ease(during(out, 0, 1))
  const fade = 1 - smooth(fall(0.6, 1))
  return {
    way,
    straight: 1 - smooth(during(out, 0, 0.14)) + smooth(fall(0.7, 1)),
    target: smooth(during(out, 0.02, 0.25)) - smooth(during(back, 0.72, 0.95)),
    tint: smooth(rise(0.05, 0.4)) * fade,
    beyond: smooth(rise(0.05, 0.4)) - smooth(during(back, 0, 0.16)),
    line: smooth(rise(0, 0.25)) * fade,
    inputAxes: 1 - smooth(during(out, 0, 0.1)) + smooth(during(back, 0.9, 1)),
    hiddenAxes: smooth(during(out, 0.9, 1)) - smooth(during(back, 0, 0.1)),
    rock: held ? Math.sin(2 * Math.PI * smooth(during(line, 0.1, 0.95))) : 0,
  }
}

/** Smoothstep, for fades. */
function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}

function notesOf({ input, hidden, rows, dataset }: ReturnType<typeof castActors>): string[] {
  const notes: string[] = []
  if (rows.length < dataset.y.length)
    notes.push(`draws a sample of ${rows.length} of ${dataset.y.length} rows; all are trained on`)
  if (!input.flat)
    notes.push(
      `${dataset.features.length} features start in the plane of their first two principal components, which keep ${percent(input.share)} of the variance; no boundary is drawn there`,
    )
  if (hidden.units.length === 0)
    notes.push(
      `the hidden layer is drawn as a projection that keeps ${percent(hidden.share)} of its variance`,
    )
  return notes
}
