import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { themeOf } from '../../../src/scene/style/themes.ts'
import { type Moves, movesBetween, textFaults } from '../detectors.ts'
import { type Made, remake } from '../stage.ts'

/** Width and height in pixels. */
export type Size = [width: number, height: number]

/** Networks on built-in data that draw labels of every kind: the defaults, the cube, one unit, many classes. */
export const labelled: object[] = [
  ...['blobs', 'article', 'circles', 'moons', 'spirals', 'xor', 'clusters'].map(data => ({ data })),
  { data: 'blobs', hidden: 1 },
  { data: 'blobs', hidden: 3 },
  { data: 'circles', hidden: 4 },
  { data: 'spirals', classes: 5 },
  { data: 'clusters', classes: 10 },
]

/** Ways that only some scenes take. */
export const staged: object[] = [
  { data: 'blobs', path: 'staged' },
  { data: 'circles', path: 'staged' },
]

/** A scene of a network as a run builds it, with its own duration and size where none is given. */
export function sceneOf(made: Made, options: object, change: object): Scene {
  return remake(made, readSpecObject({ ...options, ...change })).scene
}

/** What is wrong with the texts of a scene, with the first time of each: on its still, and so often a second. */
export function textFaultsOf(scene: Scene, rate: number): string[] {
  const found = new Map<string, string>()
  for (const time of ['poster' as const, ...frames(scene, rate)])
    for (const fault of textFaults(scene.at(time), scene)) {
      const when = time === 'poster' ? 'on the still' : `at ${time.toFixed(2)} s`
      if (!found.has(fault)) found.set(fault, `${fault} ${when}`)
    }
  return [...found.values()]
}

/** Share of the plot that anything may move from one frame to the next. */
const MAX_MOVE = 0.08
/** How far an arrow may turn in a frame, in radians. */
const MAX_TURN = Math.PI / 8
/** A move of more than this share is a jump where it is so many times those of the frames before and after. */
const JUMP = { share: 0.03, times: 3 }

/** What moves or turns too far from one frame to the next at 25 frames a second. */
export function jumpsOf(scene: Scene, options: object): string[] {
  const { accent } = themeOf(readSpecObject(options))
  const plot = 0.77 * Math.min(scene.width, scene.height)
  const times = frames(scene, 25)
  const moves = times.slice(1).map((time, i) => movesBetween(scene.at(times[i]), scene.at(time), accent))
  const kinds = ['dots', 'texts', 'arrows'] as const
  return moves.flatMap((move, i) => {
    const at = `at ${times[i + 1].toFixed(2)} s`
    const near = [moves[i - 1], moves[i + 1]].filter((other): other is Moves => other !== undefined)
    const faults = kinds.flatMap(kind => {
      const share = move[kind] / plot
      const alone = share > JUMP.share && near.every(other => JUMP.times * other[kind] < move[kind])
      return share > MAX_MOVE || alone ? [`${kind} move by ${(100 * share).toFixed(1)} % ${at}`] : []
    })
    const degrees = (move.turn * 180) / Math.PI
    return move.turn > MAX_TURN ? [...faults, `an arrow turns by ${degrees.toFixed(0)}° ${at}`] : faults
  })
}

function frames({ duration }: Scene, rate: number): number[] {
  return Array.from({ length: Math.round(duration * rate) }, (_, i) => i / rate)
}
