import type { Scene } from '../../scene/scene.ts'
import { asciiJson } from '../ascii.ts'
import type { Animation, Tools } from '../format.ts'
import { figureData } from '../html/figure-data.ts'
import { toJson } from '../html/page-data.ts'
import { figureFormat, playerVersion } from './player-version.ts'

/** The JSON text of a figure for the player: ASCII, without "<", so that it may stand in a page too. */
export async function figureTextOf(animation: Animation, scene: Scene, tools: Tools): Promise<string> {
  const data = await figureData(animation, scene, tools, 'figure.json')
  const { title, alt } = data
  const { nnanim } = JSON.parse(animation.recipe) as { nnanim: string }
  const { width, height } = scene
  const head = JSON.stringify({
    ...{ format: figureFormat, player: playerVersion, nnanim, title, alt, width, height },
  })
  const text = `${head.slice(0, -1)},"recipe":${animation.recipe},"figure":${toJson(data)}}\n`
  return asciiJson(text, true)
}
