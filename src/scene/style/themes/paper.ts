import { withTints } from '../color.ts'
import type { Theme } from '../theme.ts'

const grounds = { background: '#ffffff', sheet: '#fafafa', ink: '#111111', tinting: 0.17 }

/** Neighbours in the order of classes are far apart in grey; shapes distinguish all of them. */
export const paper: Theme = {
  summary: 'for print in black and white: greys and shapes',
  ...grounds,
  muted: '#595959',
  frame: '#b8b8b8',
  grid: { strong: '#bdbdbd', fine: '#e2e2e2' },
  shade: '#6b6b6b',
  accent: '#4a4a4a',
  markers: true,
  ...withTints(
    // biome-ignore format: five a line
    [
      '#1f1f1f', '#cfcfcf', '#8a8a8a', '#bdbdbd', '#555555',
      '#d6d6d6', '#707070', '#a3a3a3', '#3a3a3a', '#fafafa',
    ],
    grounds,
    {
      // biome-ignore format: five a line
      tints: [
        '#b0b0b0', '#f8f8f8', '#d2d2d2', '#e6e6e6', '#d8d8d8',
        '#eeeeee', '#e8e8e8', '#f5f5f5', '#d3d3d3', '#fcfcfc',
      ],
      // biome-ignore format: five a line
      rims: [
        undefined, '#1f1f1f', '#333333', '#1f1f1f', undefined,
        '#1f1f1f', undefined, '#1f1f1f', undefined, '#1f1f1f',
      ],
    },
  ),
}
