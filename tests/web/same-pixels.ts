import { writeFileSync } from 'node:fs'
import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { pageFont } from '../../src/encode/html/glyphs.ts'
import { fromJson, type PageData } from '../../src/encode/html/page-data.ts'
import { openRaster } from '../../src/render/raster.ts'
import type { FigureHere } from '../../src/render/render.ts'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import { pageOf } from '../encode/html/make-page.ts'
import { openPage, pageFile } from './browser.ts'

/** The page of a figure, which opens its figure as `figure` and starts no player; and the data that it draws. */
export async function openLive(name: string, figure: FigureHere): Promise<{ page: Page; data: PageData }> {
  const text = await pageOf(figure)
  const start = 'load("player").start(document,'
  if (!text.includes(start)) throw new Error('the page starts in another way')
  const file = pageFile(name)
  const opened = `(({openFigure,fromJson},scenes,say,{play})=>{globalThis.figure=openFigure(fromJson(document.getElementById("figure").textContent),scenes,say,play)})(load("player"),`
  writeFileSync(
    file,
    text.replace(start, () => opened),
  )
  const { page, errors } = await openPage(file)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return { page, data: dataIn(text) }
}

/** The data of the text of a page. */
export const dataIn = (text: string): PageData =>
  fromJson(/<script type="application\/json" id="figure">([^<]*)</.exec(text)![1])

const raster = await openRaster('outlines')

/** The number of pixels of a canvas, as its PNG, that are not those of a scene in the letters of a page. */
export function differences(
  url: string,
  { width, height, background, at }: Scene,
  moment: Moment,
  { glyphs }: PageData,
) {
  const picture = raster.create(width, height, 1, pageFont(glyphs))
  const { pixels } = picture.draw(at(moment), background)
  const { data, channels, ...size } = decode(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
  picture.close?.()
  if (size.width !== width || size.height !== height) return `${size.width} × ${size.height} pixels`
  const isOther = (pixel: number, i: number) =>
    [0, 1, 2].some(k => data[channels * i + k] !== ((pixel >>> (8 * k)) & 255))
  return pixels.filter(isOther).length
}

/**
 * Differences at most: widths of letters that are not those of the bundled font are rounded in a page, and its texts laid
 * out by them.
 */
export const mostOf = ({ own }: PageData) => (own ? 10 : 0)
