import { languageOf } from '../../language/languages.ts'
import type { Embed, EmbedFile } from '../embed.ts'
import { png } from '../png/png.ts'
import { choose, isPage, isShownByPage, needsStill, url } from './choose.ts'
import { frameTag, onGitHub, pictureTag } from './html.ts'

/**
 * Markdown as GitHub shows it: HTML where an image has alternatives, else an image of Markdown's own. GitHub leaves
 * out `<video>` and `<iframe>`, so a page or a video is linked to.
 */
export const markdown: Embed = {
  needsStill,
  write(showing) {
    const { image, videos, page } = choose(showing)
    const say = languageOf(showing).embed
    const lines = pictureTag(showing, onGitHub)
    const shown =
      lines.length > 1 || !image ? lines : [`![${escaped(showing.alt)}](${url(image.light.path)})`]
    const links = [
      ...(page ? [`[${say.page}](${url(page.path)})`] : []),
      ...videos.map(({ light }) => `[${say.video}](${url(light.path)})`),
    ]
    return [shown.join('\n'), links.slice(0, 1).join('')].filter(part => part !== '').join('\n\n')
  },
}

/**
 * An image with Quarto's attributes, or a video as one; of twins each is shown in its own mode. A page is for HTML
 * alone, and the image for the rest.
 */
export const quarto: Embed = {
  needsStill: exhibits =>
    !exhibits.some(isShownByPage) ||
    (exhibits.some(isPage) && !exhibits.some(({ format }) => format === png.name)),
  write(showing) {
    const { image, still, videos, page } = choose(showing)
    const line = ({ path, width }: EmbedFile, mode: string) =>
      `![](${url(path)}){${mode}width=${width} fig-alt="${quoted(showing.alt)}"}`
    if (page) {
      const shown = still ?? image
      return [
        `<!-- resources: ["${url(page.path)}"] in the header of the document lets Quarto publish the page -->`,
        '::: {.content-visible when-format="html"}\n```{=html}',
        frameTag(page, showing),
        '```\n:::\n\n::: {.content-hidden when-format="html"}',
        ...(shown ? [line(shown.light, '')] : []),
        ':::',
      ].join('\n')
    }
    const pair = image ?? videos[0]
    if (!pair) return ''
    if (!pair.dark) return line(pair.light, '')
    return `${line(pair.light, '.light-content ')}\n\n${line(pair.dark, '.dark-content ')}`
  },
}

/** Text that Markdown takes as it stands. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>&!~$|@:]/g, '\\$&')
}

/** Text in quotes. Quarto fills in a shortcode such as {{< include secrets.txt >}} wherever it reads one. */
function quoted(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/[&<>{}]/g, character => `&#${character.charCodeAt(0)};`)
}
