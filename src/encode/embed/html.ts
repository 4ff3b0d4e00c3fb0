import { languageOf } from '../../language/languages.ts'
import { flagName } from '../../options/key-table.ts'
import { content } from '../../paint/xml.ts'
import type { Embed, EmbedFigure, EmbedFile } from '../embed.ts'
import { formatNamed } from '../formats.ts'
import { controlsHeight } from '../html/page.ts'
import { choose, needsStill, type Pair, url } from './choose.ts'

/** Words that HTML and JSX write differently. */
export interface Dialect {
  /** An attribute by its name in camel case. */
  nameOf(attribute: string): string
  /** The end of an element without content. */
  end: string
  /** The attribute of declarations by their names in camel case. */
  style(declarations: Readonly<Record<string, string>>): string
}

const inHtml: Dialect = {
  nameOf: attribute => attribute.toLowerCase(),
  end: '>',
  style: declarations => {
    const css = Object.entries(declarations).map(([name, value]) => `${flagName(name)}: ${value}`)
    return `style="${css.join('; ')}"`
  },
}

/** HTML as GitHub keeps it, which leaves out styles, and makes no image wider than the page. */
export const onGitHub: Dialect = { ...inHtml }

/**
 * A page in a frame; else a video with controls where there is one, and the image inside it is for readers that know no
 * videos.
 */
export const htmlEmbed: Embed = {
  needsStill,
  write(showing) {
    const { page } = choose(showing)
    if (!page) return figureTag(showing).join('\n')
    const policy = `<!-- ${url(page.path)} has this Content-Security-Policy: ${page.policy} -->`
    return [frameTag(page, showing), ...(page.policy ? [policy] : [])].join('\n')
  },
}

/** Style that keeps a wide figure inside a narrow page. */
const asWideAsRoom = { maxWidth: '100%', height: 'auto' }

/**
 * A video, or else an image, in the lines of an element; nothing where no file is either. A video plays by itself, without
 * sound; readers who ask for less motion get no source of it, and so its poster, the still.
 */
export function figureTag(showing: EmbedFigure, dialect = inHtml): string[] {
  const { videos, still } = choose(showing)
  if (videos.length === 0) return pictureTag(showing, dialect)
  const attributes = [
    `controls ${dialect.nameOf('autoPlay')} muted`,
    ...(showing.loop === 'forever' ? ['loop'] : []),
    dialect.nameOf('playsInline'),
    ...(still ? [`poster="${url(still.light.path)}"`] : []),
    sizeOf(videos[0].light),
    `aria-label="${escaped(showing.alt)}"`,
    ...langOf(showing),
    dialect.style(asWideAsRoom),
  ]
  const inside = [...videos.flatMap(pair => sources(pair, motion, dialect)), ...pictureTag(showing, dialect)]
  return [`<video ${attributes.join(' ')}>`, ...inside.map(line => `  ${line}`), '</video>']
}

/**
 * An image in the lines of an element: the still for readers that ask for less motion, dark twins for a dark page.
 * Nothing where no file is an image.
 */
export function pictureTag(showing: EmbedFigure, dialect = inHtml): string[] {
  const { image, still } = choose(showing)
  if (!image) return []
  const { light, dark } = image
  const calm = light.seconds > 0 ? still : undefined
  const others = [
    ...(calm ? sources(calm, '(prefers-reduced-motion: reduce)', dialect) : []),
    ...(dark ? [source(dark, darkness, dialect)] : []),
  ]
  const attributes = [
    `src="${url(light.path)}" alt="${escaped(showing.alt)}" ${sizeOf(light)}`,
    ...langOf(showing),
    ...(dialect === onGitHub ? [] : [dialect.style(asWideAsRoom)]),
  ]
  const fallback = `<img ${attributes.join(' ')}${dialect.end}`
  if (others.length === 0) return [fallback]
  return ['<picture>', ...[...others, fallback].map(line => `  ${line}`), '</picture>']
}

/** CSS pixels in which a page that is laid out for a phone has room for words, plot and controls. */
const upright = 480

/** A page in a frame as wide as there is room, and a link to its still for readers without scripts. */
export function frameTag(page: EmbedFile, showing: EmbedFigure, dialect = inHtml): string {
  const { still, image } = choose(showing)
  const { path, width } = page
  const say = languageOf(showing).embed
  const height = page.height + controlsHeight
  const attributes = [
    `src="${url(path)}"`,
    `title="${escaped(showing.alt || say.playing)}"`,
    ...langOf(showing),
    `width="${width}" height="${height}"`,
    'loading="lazy"',
    'allow="fullscreen; clipboard-write"',
    dialect.nameOf('allowFullScreen'),
    dialect.style({
      ...{ width: '100%', maxWidth: `${width}px`, height: 'auto' },
      ...{ minHeight: `${Math.min(height, upright)}px`, aspectRatio: `${width} / ${height}`, border: '0' },
    }),
  ]
  const frame = `<iframe ${attributes.join(' ')}></iframe>`
  const shown = still ?? image
  if (!shown) return frame
  const link = [`href="${url(shown.light.path)}"`, ...langOf(showing)].join(' ')
  return `${frame}\n<noscript><a ${link}>${say.picture}</a></noscript>`
}

/** The attribute that tells readers of a screen the language of a text: none for English, so that its bytes stay. */
export function langOf({ lang }: Pick<EmbedFigure, 'lang'>): string[] {
  return lang === 'en' ? [] : [`lang="${languageOf({ lang }).tag}"`]
}

const darkness = '(prefers-color-scheme: dark)'
const motion = '(prefers-reduced-motion: no-preference)'

/** The sources of a file under a condition, its dark twin first. */
function sources({ light, dark }: Pair, condition: string, dialect: Dialect): string[] {
  const inDark = dark ? [source(dark, `${condition} and ${darkness}`, dialect)] : []
  return [...inDark, source(light, condition, dialect)]
}

function source({ path, format }: EmbedFile, media: string, { nameOf, end }: Dialect): string {
  const isVideo = formatNamed(format).embed === 'video'
  const name = isVideo ? `src="${url(path)}" type="video/${format}"` : `${nameOf('srcSet')}="${url(path)}"`
  return `<source ${name} media="${media}"${end}`
}

function sizeOf({ width, height }: EmbedFile): string {
  return `width="${width}" height="${height}"`
}

/** Text for an attribute in double quotes; braces would mean something to whatever fills in templates. */
export function escaped(text: string): string {
  return content(text).replace(/[{}]/g, brace => `&#${brace.charCodeAt(0)};`)
}
