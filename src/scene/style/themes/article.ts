import { withTints } from '../color.ts'
import type { Theme } from '../theme.ts'

const grounds = { background: '#ffffff', sheet: '#f8f7f9', ink: '#211a26', tinting: 0.15 }

/** Both ends of viridis, its middle and quarters, and what goes with them. */
export const article: Theme = {
  summary: 'purple and yellow, the ends of viridis; pale colours have a dark rim',
  ...grounds,
  muted: '#6d6673',
  frame: '#cdc9d1',
  grid: { strong: '#c9c4ce', fine: '#e6e3e9' },
  shade: '#665c6e',
  accent: '#31688e',
  markers: false,
  ...withTints(
    // biome-ignore format: five a line
    [
      '#440154', '#fde725', '#21918c', '#c34866', '#3b528b',
      '#5ec962', '#f68f0c', '#8b5fbf', '#7a2b1f', '#6f7276',
    ],
    grounds,
    { tints: ['#e0d7eb', '#fdf4b8', '#dfefe9'], rims: [undefined, '#857000'] },
  ),
}
