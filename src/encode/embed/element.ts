import { SpecError } from '../../options/error.ts'
import type { Embed, EmbedFigure, EmbedFile } from '../embed.ts'
import { choose, url } from './choose.ts'
import { escaped, langOf, pictureTag } from './html.ts'

/** The name of the player's script beside the figure, as `nnanim player` writes it. */
export const playerFile = 'nnanim-player.js'

/** The policy that a page needs for the element: no style, and WebAssembly only to paint in half the time. */
const policy =
  "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self', and works without 'wasm-unsafe-eval'"

/**
 * The element of the player for a page that has its script: a figure.json, and inside of it what readers without scripts see, an image
 * where there is one, else the alternative text.
 */
export const elementEmbed: Embed = {
  needsStill: () => false,
  write(showing) {
    const { element: figure } = choose(showing)
    if (!figure)
      throw new SpecError('embed', 'element', 'a .figure.json beside it, such as -o moons.figure.json')
    return [
      `<!-- nnanim player writes ${playerFile}. Content-Security-Policy: ${policy} -->`,
      `<script type="module" src="${playerFile}"></script>`,
      ...elementOf(figure, showing),
    ].join('\n')
  },
}

/** The element in lines. @param isJsx true where an attribute must have a value */
export function elementOf(
  { path, width, height }: EmbedFile,
  showing: EmbedFigure,
  inside: readonly string[] = pictureTag(showing),
  isJsx = false,
): string[] {
  const { loop, alt } = showing
  const flags = ['controls', 'autoplay', ...(loop === 'forever' ? ['loop'] : [])]
  const attributes = [
    `src="${url(path)}"`,
    ...flags.map(name => (isJsx ? `${name}=""` : name)),
    ...(typeof loop === 'number' ? [`loop="${loop}"`] : []),
    `width="${width}" height="${height}"`,
    ...langOf(showing),
  ]
  const lines = inside.length > 0 ? inside : [escaped(alt)]
  return [`<nnanim-figure ${attributes.join(' ')}>`, ...lines.map(line => `  ${line}`), '</nnanim-figure>']
}
