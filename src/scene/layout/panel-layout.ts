import { panelType } from '../../options/panels.ts'
import { layOut } from './lay-out.ts'
import type { HeadLines, HeadText, Layout } from './layout.ts'

interface Size {
  width: number
  height: number
}

/** Pixels around a plot for its ticks and names, and above all in a panel, at a text scale of 1. */
const AROUND = { left: 58, right: 16, bottom: 50, top: 10 }

/** The share of what height is left that stands above a panel's head. */
const ABOVE = 0.4

/** Lays out a panel of a picture: its plot takes the width that a picture of its own leaves free on the right. */
export function layPanel(panel: Size, words: HeadText, picture: Size): Layout {
  const layout = layOut(panel.width, panel.height, { ...words, smallest: panelType(picture) })
  const { plot, head, title, caption, detail, textScale, foot = 0 } = layout
  const written = [
    { line: title, texts: words.titles },
    { line: caption, texts: words.captions },
    { line: detail, texts: words.details ?? [] },
  ].filter(({ texts }) => texts.some(text => text !== ''))
  const ys = written.map(({ line }) => line.y)
  const isAbove = plot.x < head.x + head.width && Math.max(0, ...ys) < plot.y
  if (words.below || !isAbove) return layout
  const { left, right, bottom, top } = AROUND
  const begins = Math.min(plot.y, ...written.map(({ line: { y, size } }) => y - size))
  const room = {
    width: panel.width - (left + right) * textScale,
    height: panel.height - (plot.y - begins) - (bottom + top) * textScale - foot,
  }
  const size = Math.max(plot.size, Math.min(room.width, room.height))
  const down = Math.max(0, ABOVE * (room.height - size)) + top * textScale - begins
  // In the middle, but for what stands at the left.
  const x = Math.max(left * textScale, (panel.width - size) / 2)
  const moved = (line: HeadLines) => ({ ...line, y: line.y + down })
  return {
    ...layout,
    plot: { x, y: plot.y + down, size },
    head: head.width === plot.size ? { x, width: size } : head,
    title: moved(title),
    caption: moved(caption),
    detail: moved(detail),
  }
}
