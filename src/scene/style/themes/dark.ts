import { withTints } from '../color.ts'
import type { Theme } from '../theme.ts'

const grounds = { background: '#12151a', sheet: '#181c22', ink: '#e8eaed', tinting: 0.2 }

/** For dark pages and slides. */
export const dark: Theme = {
  summary: 'for dark pages and projectors; the same hues, lighter',
  ...grounds,
  muted: '#9aa3af',
  frame: '#3a414b',
  grid: { strong: '#4a5462', fine: '#272d36' },
  shade: '#000000',
  accent: '#b9a3e8',
  markers: false,
  ...withTints(
    // biome-ignore format: five a line
    [
      '#56b4e9', '#f7933c', '#a9d0a2', '#d14b95', '#faed8b',
      '#8a70f6', '#db3e30', '#2fa58a', '#b99bea', '#c3c8cf',
    ],
    grounds,
    { tints: ['#1a3649', '#4c301c', '#2b3830', '#462839', '#423a23'] },
  ),
}
