import { panelType } from '../../options/panels.ts'
import { layOut } from './lay-out.ts'
import type { HeadText, Layout } from './layout.ts'

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
  const { plot, head, title, caption, textScale } = layout
  if (words.below || plot.x >= head.x + head.width) return layout
  const { left, right, bottom, top } = AROUND
  const first = words.titles.some(text => text !== '')
    ? title
    : words.captions.some(text => text !== '')
      ? caption
      : { y: plot.y, size: 0 }
  const above = plot.y - first.y + first.size
  const room = {
    width: panel.width - (left + right) * textScale,
    height: panel.height - above - (bottom + top) * textScale,
  }
  const size = Math.max(plot.size, Math.min(room.width, room.height))
  const down = ABOVE * (room.height - size) + top * textScale - (first.y - first.size)
  // In the middle, but for what stands at the left.
  const x = Math.max(left * textScale, (panel.width - size) / 2)
  return {
    ...layout,
    plot: { x, y: plot.y + down, size },
    head: head.width === plot.size ? { x, width: size } : head,
    title: { ...title, y: title.y + down },
    caption: { ...caption, y: caption.y + down },
  }
}
