import { readFileSync } from 'node:fs'
// The library as it is built: its sources take longer to load than all pages of a file of tests to make.
import { type FigureInput, readFigureSpec, render } from '../../dist/index.js'
import { pageFile } from './browser.ts'

let count = 0

/** Writes a figure of a spec's keys, whose defaults are those of its file, in this process. */
async function write(input: object, ending: string): Promise<string> {
  const file = pageFile(`figure-${count++}`).replace(/html$/, ending)
  await render(readFigureSpec(input as FigureInput, { outputs: [file] }), { output: file })
  return file
}

/** The path of a page of a figure. */
export const madePage = (input: object): Promise<string> => write(input, 'html')

/** The text of a figure.json. */
export const figureText = async (input: object): Promise<string> =>
  readFileSync(await write(input, 'figure.json'), 'utf8')
