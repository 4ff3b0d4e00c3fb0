import { readFigureObject } from '../../../src/encode/catalog.ts'
import type { Tools } from '../../../src/encode/format.ts'
import { html } from '../../../src/encode/html/html.ts'
import { fromJson, type PageData } from '../../../src/encode/html/page-data.ts'
import { openRaster } from '../../../src/render/raster.ts'
import { type FigureHere, makeFigureHere } from '../../../src/render/render.ts'
import { tools } from '../../../src/render/tools.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { filmOf, frameOf } from '../frames.ts'

const raster = await openRaster('none')

/** A figure as the command line makes it, of options as `--config` reads them. */
export function figureOf(options: object): Promise<FigureHere> {
  return makeFigureHere(readFigureObject(options), { raster })
}

/** The page of a figure. */
export async function pageOf(
  { input, scene, alt, recipe }: FigureHere,
  given: Tools = tools,
): Promise<string> {
  const { width, height } = scene
  const animation = filmOf([frameOf(1, 1, () => 0)], {
    ...{ width, height, alt, figure: input, font: scene.font?.files, recipe: JSON.stringify(recipe) },
  })
  return new TextDecoder().decode(await html.write(animation, scene, given))
}

const empty = { code: '', imports: [], says: [] }
/** Pages without code, for what needs no build. */
const noCode: Tools = {
  ...tools,
  page: async () => ({
    style: '',
    licenses: '',
    modules: Object.fromEntries(
      ['player', 'bead', ...[...Object.keys(scenes), 'sequence'].map(name => `scene-${name}`)].map(name => [
        name,
        empty,
      ]),
    ),
  }),
}

/** What the page of a figure carries, after its way through JSON. */
export async function dataOf(figure: FigureHere): Promise<PageData> {
  const page = await pageOf(figure, noCode)
  return fromJson(/<script type="application\/json" id="figure">([^<]*)<\/script>/.exec(page)![1])
}
