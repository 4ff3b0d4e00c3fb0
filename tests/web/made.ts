import { readFileSync } from 'node:fs'
import type { FigureInput } from '../../src/index.ts'
import { pageFile } from './browser.ts'

// The library as it is built: its sources take longer to load than all pages of a file of tests to make. By a name that
// the compiler does not follow, as types are checked before there is a build.
const built = (await import('../../dist/index.js' as string)) as typeof import('../../src/index.ts')
const { readFigureSpec, render } = built

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
