import type { Embed } from '../embed.ts'
import { choose, needsStill, url } from './choose.ts'
import { picture } from './html.ts'

/**
 * Markdown as GitHub shows it: HTML where an image has alternatives, else an image of Markdown's own. GitHub leaves
 * out `<video>`, so a video is linked to.
 */
export const markdown: Embed = {
  needsStill,
  write(showing) {
    const { image, videos } = choose(showing)
    const lines = picture(showing)
    const shown =
      lines.length > 1 || !image ? lines : [`![${escaped(showing.alt)}](${url(image.light.path)})`]
    const links = videos.map(({ light }) => `[The animation with controls](${url(light.path)})`)
    return [shown.join('\n'), links.slice(0, 1).join('')].filter(part => part !== '').join('\n\n')
  },
}

/** Text that Markdown takes as it stands. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>&!~$|@:]/g, '\\$&')
}
