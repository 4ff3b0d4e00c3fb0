import { withTints } from '../color.ts'
import type { Theme } from '../theme.ts'

const grounds = { background: '#ffffff', sheet: '#f7f8fa', ink: '#1f2328', tinting: 0.17 }

/** The default. */
export const light: Theme = {
  summary: 'for pages and slides; hues after Okabe and Ito',
  ...grounds,
  muted: '#66707c',
  frame: '#c9ced6',
  grid: { strong: '#c3cad3', fine: '#e3e7ec' },
  shade: '#5f6b7a',
  accent: '#6b4fa0',
  markers: false,
  ...withTints(
    // biome-ignore format: five a line
    [
      '#0072b2', '#d55e00', '#075a3e', '#8d1f66', '#5f4c00',
      '#2b3cc4', '#a66c50', '#0a8ca8', '#737f10', '#4a4f57',
    ],
    grounds,
    { tints: ['#ceeefc', '#fde3cb', '#d9e8e1', '#f3dcea', '#efe8cd'] },
  ),
}
