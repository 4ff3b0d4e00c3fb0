import { panelsOnPaper } from '../../options/panels.ts'
import { pixelsOf, typePixels } from '../../options/paper.ts'
import { timeOf } from '../chapters.ts'
import type { Font } from '../font.ts'
import type { Layout } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { Moment, View } from '../scene.ts'
import { keyed, type Shape, translate } from '../shape.ts'
import { legendEntries } from '../style/legend.ts'
import {
  extent,
  forPrint,
  type PrintPlace,
  type PrintReach,
  type PrintSheet,
  placePlots,
  printScale,
  sheetHead,
} from '../style/print-layout.ts'
import type { Theme } from '../style/theme.ts'
import { themeOf } from '../style/themes.ts'
import { type Arrange, notesOf } from './panels.ts'
import { checkChapters, type PlannedScene } from './plan-scene.ts'
import { moments } from './strip.ts'

/** Room for axes around a plot while it is drawn, in sizes of the body type; what it leaves of it is cut off. */
const ROOM = 8

/** Scenes on paper, at one moment or several: one title, one legend, a letter a plot, and axes that all plots have alike once. */
export const arrangePrint: Arrange = (spec, dataset, { own, panels, names, leading, say, font }) => {
  const theme = themeOf(spec)
  const body = typePixels(spec.fontSize!)
  const { width, height } = pixelsOf(spec.size)
  const { columns } = panelsOnPaper(panels.length, spec)
  // Panels that are named have the title of one's own above them.
  const above = names && own.every(({ title }) => title === own[0].title) ? (own[0].title ?? '') : null
  const planned = panels.map((plan, i) => {
    const { title, caption } = own[i]
    return plan({ title: above === null ? title : null, caption, legend: spec.legend, layout: null })
  })
  checkChapters(spec, planned)
  // The one whose story is the longest speaks for all.
  const main = planned.reduce(
    (most, { ids }, i) => ((ids?.length ?? 0) > (planned[most].ids?.length ?? 0) ? i : most),
    0,
  )
  const marks = [...new Set(planned.flatMap(({ marks }) => marks))]
  const isKeyed = planned.some(({ words }) => words.legend.length > 0)
  const legend = isKeyed ? legendEntries(dataset, marks, say) : []
  const first = draft(planned, width / columns - 5 * body, body, font)
  const scene = first.scenes[leading]
  const times = spec.film === null ? null : moments(scene, spec.film)
  const compose = (moment: Moment, view?: View) => {
    const shown = times?.map(time => (time === scene.still ? 'poster' : time)) ?? [moment]
    const cells = shown.flatMap(moment => planned.map((_, panel) => ({ moment, panel })))
    // Above scenes or moments that stand side by side there is room for one sentence.
    const isAll = names !== undefined || cells.length === 1
    const words = cells.map(({ moment, panel }) => first.scenes[panel].wordsAt(moment, isAll))
    const isAlike = (key: 'title' | 'caption') => words.every(word => word[key] === words[0][key])
    const isHeaded = names !== undefined || (panels.length === 1 && !isAlike('title'))
    const title = above ?? (isHeaded ? '' : words[main].title)
    const caption = isAlike('caption') ? words[0].caption : ''
    const head = sheetHead({ title, caption, legend }, { ...first.layout, width }, body, theme)
    const sheet: PrintSheet = {
      width,
      height: spec.size.height === 0 ? null : height,
      top: head.end,
      columns,
      body,
      texts: words.map(word => [isHeaded ? word.title : '', caption === '' ? word.caption : '']),
      font,
    }
    const draw = ({ layout, scenes }: Draft) =>
      shareAxes(
        cells.map(({ moment, panel }) => forPrint(scenes[panel].at(moment, view), layout)),
        columns,
      )
    // Type is as large in the final plots as in the first ones, which so tell the room that axes need.
    const drafted = draw(first)
    const { side } = placePlots(reachesOf(drafted, first.layout), sheet)
    const final = draft(planned, side, body, font)
    const drawn = draw(final)
    const placed = placePlots(reachesOf(drawn, final.layout), sheet, side)
    return {
      height: placed.height,
      shapes: [
        ...plotsAt(drawn, placed.places, final.layout, columns),
        ...wordShapes(placed.places, body, theme),
        ...head.shapes,
      ],
    }
  }
  const asked = spec.at ?? spec.poster
  const usual = spec.size.height === 0 && compose(asked === null || times ? 'poster' : timeOf(scene, asked))
  const shapes = memoizeLast<Shape[]>()
  return {
    width,
    height: usual ? usual.height : height,
    title: above || scene.title,
    duration: times ? 0 : spec.duration,
    chapters: times ? [] : scene.chapters,
    still: times ? 0 : scene.still,
    background: theme.background,
    ...(first.scenes.some(({ turns }) => turns) && { turns: true }),
    printed: true,
    lang: say.tag,
    get notes() {
      return notesOf(first.scenes, say, names)
    },
    saysAt: moment => first.scenes.flatMap(scene => scene.saysAt(moment)),
    at: (moment, view) => shapes([moment, view], () => compose(moment, view).shapes),
  }
}

/** Scenes in plots of one size, each in the middle of a room of its own. */
interface Draft {
  layout: Layout
  scenes: ReturnType<PlannedScene['build']>[]
}

function draft(planned: readonly PlannedScene[], side: number, body: number, font?: Font): Draft {
  const room = ROOM * body
  const all = side + 2 * room
  const none = { y: 0, size: body, lines: 0, weight: 400 } as const
  const layout: Layout = {
    width: all,
    height: all,
    scale: printScale(side),
    textScale: body / 13,
    plot: { x: room, y: room, size: side },
    head: { x: 0, width: all },
    title: none,
    caption: none,
    detail: none,
    legend: null,
    font,
    bare: true,
  }
  return { layout, scenes: planned.map(({ build }) => build(layout)) }
}

function reachesOf({ contents }: SharedAxes, { plot, font }: Layout): PrintReach[] {
  const [x, y] = [plot.x + plot.size, plot.y + plot.size]
  return contents.map(shapes => {
    const [left, top, right, bottom] = extent(shapes, font)
    return { left: plot.x - left, top: plot.y - top, right: right - x, bottom: bottom - y }
  })
}

/** Plots in their places; the name of the first axis, if all share it, stands in the middle of the last row. */
function plotsAt(
  { contents, shared }: SharedAxes,
  places: readonly PrintPlace[],
  { plot }: Layout,
  columns: number,
): Shape[] {
  const middle = (places[places.length - 1].x - places[firstOfLast(places.length, columns)].x) / 2
  return contents.flatMap((shapes, cell) => {
    const [dx, dy] = [places[cell].x - plot.x, places[cell].y - plot.y]
    return shapes.flatMap(shape => {
      const isCommon = shared[0] && isAxisName(shape.key, 0)
      return keyed(cell, translate([shape], dx + (isCommon ? middle : 0), dy))
    })
  })
}

/** Letters and headings of plots, and their words. */
function wordShapes(places: readonly PrintPlace[], size: number, { ink, muted }: Theme): Shape[] {
  return places.flatMap(({ words }, cell) =>
    words.map(({ weight, ...word }, i) => ({
      kind: 'text' as const,
      key: `words ${cell} ${i}`,
      ...word,
      size,
      ...(weight === 600 && { weight }),
      fill: weight === 600 ? ink : muted,
    })),
  )
}

/** The contents of plots in rows, and the axes of the plane that are alike in all of them. */
interface SharedAxes {
  contents: Shape[][]
  /** The first and the second axis; the first cell of the last row has the name of the first one. */
  shared: boolean[]
}

/** Plots in rows, of which those at the left and at the bottom alone have axes that are alike in all of them. */
function shareAxes(contents: readonly Shape[][], columns: number): SharedAxes {
  const count = contents.length
  const shared = [0, 1].map(d => {
    const axes = contents.map(shapes => JSON.stringify(shapes.filter(({ key }) => partOf(d).test(key ?? ''))))
    return count > 1 && axes[0] !== '[]' && axes.every(axis => axis === axes[0])
  })
  const isKept = ({ key = '' }: Shape, cell: number) => {
    if (shared[1] && partOf(1).test(key)) return cell % columns === 0
    if (!shared[0] || !partOf(0).test(key)) return true
    return isAxisName(key, 0) ? cell === firstOfLast(count, columns) : cell + columns >= count
  }
  return { contents: contents.map((shapes, cell) => shapes.filter(shape => isKept(shape, cell))), shared }
}

function firstOfLast(count: number, columns: number): number {
  return count - 1 - ((count - 1) % columns)
}

function isAxisName(key: string | undefined, axis: number): boolean {
  return key === `axis ${axis}`
}

/** The keys of an axis's name and of the labels of its ticks. */
function partOf(axis: number): RegExp {
  return new RegExp(`^(axis|tick) ${axis}( |$)`)
}
