import type { Scene } from '../../scene/scene.ts'
import { asciiJson } from '../ascii.ts'
import type { Animation, Tools } from '../format.ts'
import { figureData } from '../html/figure-data.ts'
import { type PageData, toJson } from '../html/page-data.ts'
import { withoutBase } from './base-glyphs.ts'
import { figureFormat, playerVersion } from './player-version.ts'
import { withoutCuts } from './without-cuts.ts'

/** The JSON text of a figure for the player: ASCII, without "<", so that it may stand in a page too. */
export async function figureTextOf(animation: Animation, scene: Scene, tools: Tools): Promise<string> {
  const { base } = await import('#built/base-glyphs')
  const whole = await figureData(animation, scene, tools, 'figure.json')
  const { title, alt, own, glyphs } = whole
  const data: PageData = {
    ...whole,
    networks: whole.networks.map(withoutCuts),
    glyphs: own ? glyphs : withoutBase(base, glyphs),
  }
  const { nnanim } = JSON.parse(animation.recipe) as { nnanim: string }
  const { width, height } = scene
  const facts = { format: figureFormat, player: playerVersion, nnanim, title, alt, width, height }
  const head = JSON.stringify(facts)
  const text = `${head.slice(0, -1)},"recipe":${animation.recipe},"figure":${toJson(data)}}\n`
  return asciiJson(text, true)
}
