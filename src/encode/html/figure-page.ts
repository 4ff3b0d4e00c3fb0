import { languageOf } from '../../language/languages.ts'
import { autoTheme } from '../../options/forms.ts'
import { sceneNames } from '../../options/panels.ts'
import type { FigureSpec } from '../../options/sweep.ts'
import { taskOf } from '../../options/task.ts'
import { standIn } from '../../scene/compose/scenes-for.ts'
import { stepOf } from '../../scene/model/step.ts'
import type { Scene } from '../../scene/scene.ts'
import { scenesOf } from '../../scene/scenes/registry.ts'
import { luminance } from '../../scene/style/color.ts'
import { themeOf } from '../../scene/style/themes.ts'
import type { Animation, Tools } from '../format.ts'
import { figureData } from './figure-data.ts'
import { writePage } from './page.ts'
import { hasSlices, movesSlice, toJson } from './page-data.ts'

/** The text of a page: what its figure is, the code that draws it and the letters that it needs. */
export async function pageOf(animation: Animation, built: Scene, tools: Tools): Promise<string> {
  const data = await figureData(animation, built, tools, 'html')
  const { spec, networks, title, alt } = data
  const own = scenesOf(spec)
  const drawn = sceneNames(spec).map(name => [name, standIn(own, name, networks[0].model, spec)] as const)
  return writePage(await tools.page(), {
    title,
    alt,
    colorScheme: colorScheme(spec),
    data: toJson(data),
    recipe: animation.recipe,
    scenes: drawn,
    task: taskOf(spec),
    plays: spec.sequence !== null,
    slides: stepOf(networks[0].model) ? 'step-fields' : hasSlices(networks) ? 'sliders' : null,
    bead: spec.sequence === null && drawn.length === 1 && own[drawn[0][1]].bead !== undefined,
    moves: movesSlice(networks),
    lang: spec.lang,
    say: languageOf(spec),
  })
}

/** The colour scheme in which a browser paints before the page has drawn anything. */
function colorScheme(spec: FigureSpec): string {
  if (spec.theme === autoTheme) return 'light dark'
  return luminance(themeOf(spec).background) < 0.2 ? 'dark' : 'light'
}
