import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { FigureHere } from '../../src/render/figure.ts'
import { pageOf } from '../encode/html/make-page.ts'
import { openPage, pageFile } from './browser.ts'

/** The page of a figure, which opens its figure as `figure` and starts no player. */
export async function openLive(name: string, figure: FigureHere): Promise<Page> {
  const page = await pageOf(figure)
  const start = 'load("player").start(document,'
  if (!page.includes(start)) throw new Error('the page starts in another way')
  const file = pageFile(name)
  const opened = `(({openFigure,fromJson},scenes,say,play)=>{globalThis.figure=openFigure(fromJson(document.getElementById("figure").textContent),scenes,say,play)})(load("player"),`
  writeFileSync(
    file,
    page.replace(start, () => opened),
  )
  const { page: live, errors } = await openPage(file)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return live
}
