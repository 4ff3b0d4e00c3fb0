import type { Embed, EmbedFile } from '../embed.ts'
import { choose, isShown, url } from './choose.ts'

/** An image with Quarto's attributes, or a video as one; of twins each is shown in its own mode. */
export const quarto: Embed = {
  needsStill: exhibits => !exhibits.some(isShown),
  write(showing) {
    const { image, videos } = choose(showing)
    const line = ({ path, width }: EmbedFile, mode: string) =>
      `![](${url(path)}){${mode}width=${width} fig-alt="${escaped(showing.alt)}"}`
    const lines = [image ?? videos[0]].flatMap(pair =>
      pair?.dark
        ? [line(pair.light, '.light-content '), line(pair.dark, '.dark-content ')]
        : pair
          ? [line(pair.light, '')]
          : [],
    )
    return lines.join('\n\n')
  },
}

/** Text in quotes. Quarto fills in a shortcode such as {{< include secrets.txt >}} wherever it reads one. */
function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/[&<>{}]/g, character => `&#${character.charCodeAt(0)};`)
}
