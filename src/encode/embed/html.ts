import { content } from '../../paint/xml.ts'
import type { Embed, EmbedFigure, EmbedFile } from '../embed.ts'
import { choose, needsStill, type Pair, url } from './choose.ts'

/** A video with controls where there is one; the image inside it is for readers that know no videos. */
export const html: Embed = {
  needsStill,
  write(showing) {
    const { videos, still } = choose(showing)
    if (videos.length === 0) return picture(showing).join('\n')
    const attributes = [
      'controls',
      ...(showing.loop === 'forever' ? ['loop'] : []),
      ...(still ? [`poster="${url(still.light.path)}"`] : []),
      sizeOf(videos[0].light),
      `aria-label="${escaped(showing.alt)}"`,
    ]
    const inside = [...videos.flatMap(videoSources), ...picture(showing)]
    return [`<video ${attributes.join(' ')}>`, ...inside.map(line => `  ${line}`), '</video>'].join('\n')
  },
}

/**
 * An image in the lines of an element: the still for readers that ask for less motion, dark twins for a dark page.
 * Nothing where no file is an image.
 */
export function picture(showing: EmbedFigure): string[] {
  const { image, still } = choose(showing)
  if (!image) return []
  const { light, dark } = image
  const calm = light.seconds > 0 ? still : undefined
  const sources = [
    ...(calm ? imageSources(calm, '(prefers-reduced-motion: reduce)') : []),
    ...(dark ? [source(dark, darkness)] : []),
  ]
  const fallback = `<img src="${url(light.path)}" alt="${escaped(showing.alt)}" ${sizeOf(light)}>`
  if (sources.length === 0) return [fallback]
  return ['<picture>', ...[...sources, fallback].map(line => `  ${line}`), '</picture>']
}

const darkness = '(prefers-color-scheme: dark)'

function imageSources({ light, dark }: Pair, condition: string): string[] {
  return [...(dark ? [source(dark, `${condition} and ${darkness}`)] : []), source(light, condition)]
}

function source({ path }: EmbedFile, media: string): string {
  return `<source srcset="${url(path)}" media="${media}">`
}

function videoSources({ light, dark }: Pair): string[] {
  const source = ({ path, format }: EmbedFile, media: string) =>
    `<source src="${url(path)}" type="video/${format}"${media}>`
  return [...(dark ? [source(dark, ` media="${darkness}"`)] : []), source(light, '')]
}

function sizeOf({ width, height }: EmbedFile): string {
  return `width="${width}" height="${height}"`
}

/** Text for an attribute in double quotes; braces would mean something to whatever fills in templates. */
function escaped(text: string): string {
  return content(text).replace(/[{}]/g, brace => `&#${brace.charCodeAt(0)};`)
}
