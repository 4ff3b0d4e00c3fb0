import { SpecError } from '../../options/error.ts'
import { sceneNames } from '../../options/panels.ts'
import { networkSpecs } from '../../options/sweep.ts'
import { momentOf } from '../../scene/chapters.ts'
import type { SceneTable } from '../../scene/compose/define.ts'
import { openFont } from '../../scene/fonts/open-font.ts'
import type { FigureModel } from '../../scene/model/figure-model.ts'
import type { Scene } from '../../scene/scene.ts'
import { buildFigure } from '../../scene/scenes/build.ts'
import { modelOf } from '../../scene/scenes/model-of.ts'
import { scenesOf } from '../../scene/scenes/registry.ts'
import { begins } from '../begins.ts'
import { unscaled } from '../drawing.ts'
import type { Animation, FigureFormat } from '../format.ts'
import { svg } from '../svg/svg.ts'
import { themesOf } from '../themes-of.ts'

/** An animation as an SVG that moves. */
export const animSvg: FigureFormat = {
  name: 'anim.svg',
  shows: 'figure',
  animates: true,
  embed: 'image',
  metadata: { ...svg.metadata!, is: begins(/^\s*<svg data-format="anim\.svg"/) },
  vector: true,
  size: unscaled,
  check: checkPlane,
  write: async (animation, scene) => new TextEncoder().encode(await pictureOf(animation, scene)),
}

async function pictureOf(animation: Animation, built: Scene): Promise<string> {
  const { figure, font: files, loop, recipe, alt } = animation
  const { spec, parts } = figure!
  checkPlane(figure!)
  const { movingSvg } = await import('./picture.ts')
  const font = files && (await openFont(files))
  const [scene, dark] = themesOf(spec).map(own => (own === spec ? built : buildFigure(own!, parts, font)))
  const still = spec.poster === null ? 'poster' : momentOf(scene, spec.poster)
  return movingSvg(scene, { loop, still, dark, alt, recipe })
}

/** @throws SpecError for a scene that a camera sees */
function checkPlane({ spec, parts }: NonNullable<Animation['figure']>): void {
  const specs = networkSpecs(spec)
  const models = parts.map((part, i) => modelOf(specs[i], part))
  const scenes = scenesOf(spec)
  const inSpace = sceneNames(spec).find(name => models.some(model => scenes[name].hasCamera?.(model)))
  if (inSpace === undefined) return
  const expected = `another one for ${inSpace} in space, where what is in front changes from frame to frame: gif, mp4, webm and html show it; ${wayToPlane(scenes[inSpace], models)} in the plane`
  throw new SpecError('format', animSvg.name, expected)
}

/** The way for a scene to stay in the plane: fewer units, fewer features, both, or neither. */
function wayToPlane({ hasCamera }: SceneTable[string], models: readonly FigureModel[]): string {
  const helps = (units: boolean, features: boolean) =>
    !models.some(model => {
      // A target is above its input in any case.
      if (!('inSpace' in model)) return true
      const input = { ...model.input, ...(features && { stride: 2 as const }) }
      const hidden = { ...model.hidden, ...(units && { stride: 2 as const }) }
      const isWide = hidden.stride === 3 || model.spaces.some(space => space.units.length === 3)
      return hasCamera!({ ...model, input, hidden, inSpace: input.stride === 3 || (isWide && !units) })
    })
  if (helps(true, false)) return 'hidden layers of two units stay'
  if (helps(false, true)) return '--reduce 2 stays'
  return helps(true, true) ? '--reduce 2 with hidden layers of two units stays' : 'another scene stays'
}
