import { mix } from './color.ts'

/** All colours of a picture, `#rrggbb`. Classes beyond the list start again from the front. */
export interface Theme {
  background: string
  ink: string
  muted: string
  frame: string
  /** Strong and fine rulings of the sheet; the fine one is also the fixed grid behind it. */
  grid: { strong: string; fine: string }
  /** The sheet of input space before anything is decided. */
  sheet: string
  /** What a facet turned from the light tends to. */
  shade: string
  /** Cuts of the hidden units. */
  accent: string
  /** Classes, by Okabe and Ito's choice of hues; each at least 3:1 against the background and its own tint. */
  classes: string[]
  /** The class's region on the sheet. */
  tints: string[]
  /** The class's half-plane beyond the sheet. */
  beyond: string[]
}

const light: Theme = {
  background: '#ffffff',
  ink: '#1f2328',
  muted: '#66707c',
  frame: '#c9ced6',
  grid: { strong: '#c3cad3', fine: '#e3e7ec' },
  sheet: '#f7f8fa',
  shade: '#5f6b7a',
  accent: '#6b4fa0',
  ...classColors(
    [
      '#0072b2',
      '#d55e00',
      '#008a64',
      '#b4508a',
      '#8a6d00',
      '#0a8ca8',
      '#7a4fb5',
      '#a33b2a',
      '#5f6b1f',
      '#4a4f57',
    ],
    ['#d9ebf6', '#fbe2d2'],
    '#ffffff',
    0.17,
  ),
}

const dark: Theme = {
  background: '#12151a',
  ink: '#e8eaed',
  muted: '#9aa3af',
  frame: '#3a414b',
  grid: { strong: '#4a5462', fine: '#272d36' },
  sheet: '#181c22',
  shade: '#000000',
  accent: '#b9a3e8',
  ...classColors(
    [
      '#56b4e9',
      '#f7933c',
      '#2fbf93',
      '#e08dbd',
      '#d9c23c',
      '#8fa8ff',
      '#b99bea',
      '#e8705f',
      '#a9c15a',
      '#c3c8cf',
    ],
    ['#15334a', '#643712'],
    '#12151a',
    0.26,
  ),
}

/** What `--theme` names. */
export const themes: Record<string, Theme> = { light, dark }

/** The colour of class `index`, the same in every scene and legend. */
export function classColor(colors: string[], index: number): string {
  return colors[index % colors.length]
}

function classColors(classes: string[], firstTints: string[], background: string, strength: number) {
  const tints = classes.map((color, k) => firstTints[k] ?? mix(background, color, strength))
  return { classes, tints, beyond: tints.map(tint => mix(background, tint, 0.36)) }
}
