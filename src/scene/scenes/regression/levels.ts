import type { Dataset } from '../../../data/dataset.ts'
import type { Caption } from '../../../language/facts.ts'
import { SpecError } from '../../../options/error.ts'
import { scenePanels } from '../../../options/panels.ts'
import type { RegressionScene } from '../../compose/define.ts'
import { fitText, textWidth } from '../../fonts/text.ts'
import type { Layout } from '../../layout/layout.ts'
import { remember } from '../../memoize.ts'
import { levelAreas } from '../../model/level-areas.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { levelPlot } from '../../plane/level-plot.ts'
import type { Shape } from '../../shape.ts'
import { heightColors, heightsOf } from '../../style/height-colors.ts'
import type { Theme } from '../../style/theme.ts'
import { written } from '../../style/tick-labels.ts'
import { timeline } from '../../timeline/timeline.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { dataCaption, fitCaption, regressionNotes } from '../../words/tasks/regression.ts'

/** Share of the time at whose end all fades, so that a loop begins with the data again. */
const FADE = 0.08

/** Shares of a level's chapter in which its line is drawn, what is below it coloured, and its number written. */
const LINE = { over: [0, 0.55] } as const
const TINT = { over: [0.25, 0.9] } as const
const NAME = { over: [0.55, 0.9] } as const

/** Share of the last chapter in which what is above all levels is coloured. */
const LAST = { over: [0, 0.25] } as const

/** The output over the input plane as a map: areas between its levels, which come from low to high. */
export const levels: RegressionScene = {
  facts: {
    name: 'levels',
    task: 'regression',
    summary: 'the output over the input plane as a map: areas of equal height, level by level',
    duration: () => 6,
    size: { width: 600, height: 600 },
    chapters: ['data', 'level-0', 'levels'],
    found: ['level-0'],
    takes: [],
    withoutHidden: 'alone',
  },
  alt: (_, model, { alt }) => alt.levels({ levels: levelsReached(model).length }),
  point: predictedPoint,
  check: dataset => checkInputs('levels', dataset),
  plan({ spec, model, say, theme, sweep }) {
    const heights = heightsOf(model)
    // In a sweep all panels have the chapters of one, so that all move at once.
    const reached = levelsReached(sweep?.leading ?? model)
    const levels = reached.map(i => ({ label: say.axes.tick({ digits: heights.levels[i].label }) }))
    const { name } = model.height
    const isAlone = !sweep && scenePanels(spec) === 1
    return {
      title: say.levels.title({ name }),
      captions: {
        data: dataCaption(spec, model, say),
        ...Object.fromEntries(
          levels.map(({ label }, i): [string, Caption] => [`level-${i}`, say.levels.line({ name, label })]),
        ),
        levels: fitCaption(model, say),
      },
      ...(isAlone && { foot: HEIGHT_SCALE_HEIGHT }),
      notes: () => regressionNotes(model, say),
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: 18 },
          ...levels.map(({ label }, i) => ({
            id: `level-${i}`,
            name: say.levels.chapter({ name, label }),
            share: 52 / levels.length,
            moves: { [`line ${i}`]: LINE, [`tint ${i}`]: TINT, [`name ${i}`]: NAME },
          })),
          { id: 'levels', name: say.levels.all, share: 30, moves: { above: LAST } },
        ],
        layout => {
          const paint = levelPlot(model, layout, theme)
          const scale = isAlone ? heightScale(model, layout, theme) : []
          return channels => {
            // What is below a level that is not reached, and above all, comes with the next chapter.
            const each = (what: string) =>
              Array.from({ length: heights.levels.length + 1 }, (_, i) => {
                const next = reached.findIndex(level => level >= i)
                return channels[next < 0 ? 'above' : `${what} ${next}`]
              })
            const [lines, names, tints] = ['line', 'name', 'tint'].map(each)
            return [...paint({ lines, names, tints, left: channels.left }), ...scale]
          }
        },
        { leaves: () => spec.duration * (1 - FADE) },
      ),
    }
  },
}

/** The levels that the output reaches within the plot, from the lowest one. */
function levelsReached(model: RegressionModel): number[] {
  return remember(model, 'levels reached', () =>
    levelAreas(model, heightsOf(model)).flatMap(({ lines }, i) => (lines.length > 0 ? [i] : [])),
  )
}

/** @throws SpecError for a scene that draws over the plane of two inputs, where there are more or fewer */
export function checkInputs(scene: string, { features: { length: features } }: Dataset): void {
  if (features === 2) return
  throw new SpecError(
    'scene',
    scene,
    features === 1
      ? `two inputs, as of "z = x*y"; fit draws one`
      : `two inputs, not ${features}: choose two with --features A,B, or train on two components with --reduce 2`,
  )
}

/** Pixels at a text scale of 1: of the scale below the axes, of these, of its bar, and around words. */
const HEIGHT_SCALE_HEIGHT = 40
const AXES = 54
const BAR = 9
const GAP = 8

/** The colours of heights as a bar below the plot, with the target's name before it and numbers where they change. */
function heightScale(model: RegressionModel, layout: Layout, theme: Theme): Shape[] {
  const { plot, scale, textScale, font } = layout
  const heights = heightsOf(model)
  const [size, small] = [13 * textScale, 11 * textScale]
  const name = fitText(model.height.name, 0.3 * plot.size, size, 400, font)
  const left = plot.x + textWidth(name, size, 400, font) + GAP * textScale
  const top = plot.y + plot.size + AXES * textScale
  const [bottom, right] = [top + BAR * textScale, plot.x + plot.size]
  const { least: low, most: high, levels } = heights
  const placeOf = (at: number) => left + ((at - low) / (high - low || 1)) * (right - left)
  const ends = [low, ...levels.map(({ at }) => at), high].map(placeOf)
  const rectangle = (from: number, to: number) => [from, top, to, top, to, bottom, from, bottom]
  let free = Number.NEGATIVE_INFINITY
  return [
    ...heightColors(heights, theme).map(
      (fill, i): Shape => ({
        ...{ kind: 'path', key: `scale ${i}`, lines: [rectangle(ends[i], ends[i + 1])], closed: true, fill },
      }),
    ),
    {
      ...{ kind: 'path', key: 'scale frame', lines: [rectangle(left, right)], closed: true },
      ...{ stroke: theme.frame, width: scale },
    },
    {
      ...{
        kind: 'text',
        key: 'scale name',
        x: plot.x,
        y: (top + bottom) / 2,
        baseline: 'middle',
        text: name,
      },
      ...{ size, fill: theme.ink },
    },
    ...levels.flatMap(({ at, label: digits }, i): Shape[] => {
      const label = written(digits, layout)
      const [x, half] = [placeOf(at), textWidth(label, small, 400, font) / 2]
      if (x - half < free) return []
      free = x + half + GAP * textScale
      return [
        {
          ...{ kind: 'text', key: `scale number ${i}`, x, y: bottom + 1.2 * small, text: label, size: small },
          ...{ anchor: 'middle', fill: theme.muted },
        },
      ]
    }),
  ]
}
