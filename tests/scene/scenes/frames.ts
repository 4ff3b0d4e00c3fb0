import { textWidth } from '../../../src/scene/fonts/text.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Kept } from '../../corpus/kept.ts'
import { apart } from '../../corpus/rules/apart.ts'
import type { Fault } from '../../corpus/rules/rule.ts'
import { within } from '../../corpus/rules/within.ts'

/** What the corpus says against the places of a scene's shapes: on its still, and so often a second. */
export function textFaultsOf(scene: Scene, rate: number): string[] {
  const times = Array.from({ length: Math.round(scene.duration * rate) }, (_, i) => i / rate)
  const moments = ['poster' as const, ...times].map(time => ({ name: `${time}`, shapes: scene.at(time) }))
  const widthOf = (text: string, weight: 400 | 600) => textWidth(text, 1, weight)
  const kept = { figure: scene, moments, widthOf } as unknown as Kept
  return [within, apart]
    .flatMap(rule => rule.faults(kept) as Fault[])
    .map(({ moment, what }) => `${what} at ${moment}`)
}
