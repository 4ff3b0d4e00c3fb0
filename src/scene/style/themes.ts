import type { ThemeChange } from '../../options/forms.ts'
import type { Spec } from '../../options/spec.ts'
import type { Marker } from '../shape.ts'
import { contrast, MIN_CONTRAST, minContrast, mixColors, withTints } from './color.ts'
import type { Theme } from './theme.ts'
import { article } from './themes/article.ts'
import { auto } from './themes/auto.ts'
import { dark } from './themes/dark.ts'
import { light } from './themes/light.ts'
import { paper } from './themes/paper.ts'

const all = {
  light,
  dark,
  paper,
  article,
  auto,
}

export type ThemeName = keyof typeof all

/** The built-in themes by name, which `--theme` takes; a new one is a file and an entry here. */
export const themes: Record<string, Theme> = all

/** Shares of ink in the background, for neutrals of a theme that changes one of these two alone. */
const NEUTRALS = { muted: 0.68, frame: 0.22, sheet: 0.03, strong: 0.27, fine: 0.11 }

/** Shapes in the order of the classes, the most distinct ones first. */
const SHAPES: Marker[] = ['circle', 'square', 'triangle', 'diamond', 'cross', 'down', 'star', 'plus']

/** Classes up to which colours alone distinguish them at a glance. */
const MAX_COLORS = 3

/** The theme of a spec, with the class colours and shapes that it asks for. */
export function themeOf({ theme, classColors, markers }: Pick<Spec, 'theme' | 'classColors' | 'markers'>) {
  const { base, ...own } = typeof theme === 'string' ? { base: theme } : theme
  const changed = changeTheme(themes[base], { ...own, ...(classColors && { classes: classColors }) })
  return markers ? { ...changed, markers } : changed
}

/** A theme with changes; what goes with a changed colour and is not given follows it. */
function changeTheme(base: Theme, own: Omit<ThemeChange, 'base'>): Theme {
  if (Object.keys(own).length === 0) return base
  const { background = base.background, ink = base.ink, tinting = base.tinting } = own
  const moved = background !== base.background || ink !== base.ink
  const neutral = (given: string | undefined, before: string, share: number) =>
    given ?? (moved ? mixColors(background, ink, share) : before)
  const sheet = neutral(own.sheet, base.sheet, NEUTRALS.sheet)
  const count = Math.max(base.classes.length, own.classes?.length ?? 0)
  const given = own.classes ?? []
  // A class without a colour of its own takes the place of the one that took its colour.
  const classes = Array.from({ length: count }, (_, k) => {
    const color = base.classes[k]
    return given[k] ?? base.classes[given.indexOf(color)] ?? color
  })
  // What the base says of a class holds while its colour and its ground are the same.
  const kept = classes.map(
    (color, k) => color === base.classes[k] && !moved && sheet === base.sheet && tinting === base.tinting,
  )
  const related = (key: 'tints' | 'beyond' | 'rims') =>
    classes.map((_, k) => {
      const isKept = kept[k] && own.tints?.[k] === undefined
      return own[key]?.[k] ?? (isKept ? base[key][k] : undefined)
    })
  return {
    summary: base.summary,
    background,
    ink,
    muted: neutral(own.muted, base.muted, NEUTRALS.muted),
    frame: neutral(own.frame, base.frame, NEUTRALS.frame),
    grid: {
      strong: neutral(own.grid?.strong, base.grid.strong, NEUTRALS.strong),
      fine: neutral(own.grid?.fine, base.grid.fine, NEUTRALS.fine),
    },
    sheet,
    shade: own.shade ?? base.shade,
    accent: own.accent ?? base.accent,
    tinting,
    markers: own.markers ?? base.markers,
    ...withTints(
      classes,
      { background, sheet, ink, tinting },
      { tints: related('tints'), beyond: related('beyond'), rims: related('rims') },
    ),
  }
}

/** Notes on colours that a spec brought itself and that are hard to see, for the one who chose them. */
export function themeNotes(spec: Pick<Spec, 'theme' | 'classColors' | 'markers'>, classes: string[]) {
  const theme = themeOf(spec)
  const own = typeof spec.theme === 'string' ? undefined : spec.theme
  const chosen = spec.classColors ?? own?.classes ?? []
  const notes = chosen.slice(0, classes.length).flatMap((color, k) => {
    const min = minContrast(color, [theme.background, theme.sheet, theme.tints[k]])
    if (min >= MIN_CONTRAST) return []
    const fault = `has a contrast of ${ratio(min)} to its ground, less than 3:1`
    return [`the colour ${color} of class ${classes[k]} ${fault}: its dots get an outline`]
  })
  if (own === undefined) return notes
  for (const key of ['ink', 'muted'] as const) {
    const value = contrast(theme[key], theme.background)
    const fault = `has a contrast of ${ratio(value)} to its background; text needs 4.5:1`
    if (value < 4.5) notes.push(`the theme's ${key} ${theme[key]} ${fault}`)
  }
  return notes
}

/** The colour of class `index`, the same in every scene and legend. */
export function classColor(colors: string[], index: number): string {
  return colors[index % colors.length]
}

/** The shapes of so many classes, one a class; undefined where all are circles. */
export function classMarkers({ markers }: Theme, classes: number): Marker[] | undefined {
  return markers || classes > MAX_COLORS
    ? Array.from({ length: classes }, (_, k) => SHAPES[k % SHAPES.length])
    : undefined
}

function ratio(contrast: number): string {
  return `${Math.floor(contrast * 10) / 10}:1`
}

/** Share of the tint where a class only just wins. */
const PALEST = 0.3

/** The tint of class `k` above `step` of so many levels: pale at 0, full above the last. */
export function confidenceTint(theme: Theme, k: number, step: number, levels: number, most = 1): string {
  const share = PALEST + ((1 - PALEST) * step) / levels
  return mixColors(theme.background, classColor(theme.tints, k), Math.min(most, share))
}
