import { languageOf } from '../../language/languages.ts'
import type { Embed } from '../embed.ts'
import { controlsHeight } from '../html/page.ts'
import { choose, isShownByPage, url } from './choose.ts'
import { escaped, pictureTag } from './html.ts'

/**
 * The Python lines that show a file in a notebook in the same folder: a page in a frame, a video or an image inside the
 * notebook, and what has a dark twin, or is SVG, as HTML.
 */
export const jupyter: Embed = {
  needsStill: exhibits => !exhibits.some(isShownByPage),
  write(showing) {
    const { page, videos, image } = choose(showing)
    if (page) {
      const title = quoted(`title="${escaped(showing.alt || languageOf(showing).embed.playing)}"`)
      const height = page.height + controlsHeight
      return shown('IFrame', `${quoted(url(page.path))}, width="100%", height=${height}, extras=[${title}]`)
    }
    if (videos.length > 0) {
      const { path, width } = videos[0].light
      const loop = showing.loop === 'forever' ? ' loop' : ''
      const attributes = quoted(`controls${loop} aria-label="${escaped(showing.alt)}"`)
      const parameters = `filename=${quoted(path)}, embed=True, width=${width}`
      return shown('Video', `${parameters}, html_attributes=${attributes}`)
    }
    if (!image) return ''
    const { path, format, width } = image.light
    if (image.dark || !['gif', 'png'].includes(format))
      return shown('HTML', quoted(pictureTag(showing).join('')))
    return shown('Image', `filename=${quoted(path)}, width=${width}, alt=${quoted(showing.alt)}`)
  },
}

function shown(kind: string, parameters: string): string {
  return `from IPython.display import ${kind}\n\n${kind}(${parameters})`
}

/** A text of Python, in which the escapes of JSON mean the same. */
function quoted(text: string): string {
  return JSON.stringify(text)
}
