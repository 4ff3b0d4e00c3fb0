import { readFileSync } from 'node:fs'
// The library as it is built: its sources take longer to load than all pages of a file of tests to make.
import { type FigureInput, readFigureSpec, render } from '../../dist/index.js'
import { pageFile } from './browser.ts'

let count = 0

/** The path of a page of a figure, of a spec's keys, which is made in this process. */
export async function madePage(input: object): Promise<string> {
  const file = pageFile(`figure-${count++}`)
  await render(readFigureSpec(input as FigureInput), { output: file })
  return file
}

/** The text of a figure.json, of a spec's keys, which is made in this process. */
export async function figureText(input: object): Promise<string> {
  const file = pageFile(`figure-${count++}`).replace(/html$/, 'figure.json')
  await render(readFigureSpec(input as FigureInput), { output: file })
  return readFileSync(file, 'utf8')
}
