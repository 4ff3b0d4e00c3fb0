import { contrast, luminance } from '../scene/style/color.ts'
import type { Theme } from '../scene/style/theme.ts'

/** Contrast that words need to their ground, and that marks need. */
const [WORDS, MARKS] = [4.5, 3]

/** Gives the controls the colours of a figure; where its own are too pale to read, black or white. */
export function paintControls(root: HTMLElement, { background, ink, muted, frame, accent }: Theme): void {
  const dark = luminance(background) < 0.2
  const sure = contrast('#000000', background) > contrast('#ffffff', background) ? '#000000' : '#ffffff'
  const legible = (colors: string[], least: number) =>
    colors.find(color => contrast(color, background) >= least) ?? sure
  const colors = {
    ground: background,
    ink: legible([ink], WORDS),
    muted: legible([muted, ink], WORDS),
    accent: legible([accent, ink], MARKS),
    frame,
  }
  for (const [name, color] of Object.entries(colors)) root.style.setProperty(`--${name}`, color)
  root.style.colorScheme = dark ? 'dark' : 'light'
}
