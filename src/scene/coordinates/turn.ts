import { type Camera, seenFrom } from '../../geometry/camera.ts'
import { axisEdges } from '../../geometry/cube.ts'
import { eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { Layout } from '../layout/layout.ts'
import type { Chapter, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'

/** Angle to the change of its edge at which the name of an axis begins to fade, in radians, and the steps of that. */
const FADE = (10 * Math.PI) / 180
const STEPS = 12

/** A picture that is seen from any side, and the first place of its camera. */
export interface Turned {
  camera: Camera
  shapes(view: View): Shape[]
}

/** The turn, with a hold before and after it where the spec asks for one: only then it is eased, as a loop has no seam. */
export function turnChapters(spec: Spec, say: Language, places?: number) {
  const isHeld = [spec.holdStart, spec.holdEnd].some(hold => hold !== null && hold > 0)
  const ease = isHeld ? eases[spec.ease] : eases.linear
  const moves = { turn: { over: [0, 1], ease: places ? inPlaces(places, ease) : ease } } as const
  return [
    { id: 'before', name: say.chapters.beforeTurn, share: 0, optional: true },
    { id: 'turn', name: say.chapters.turn, share: 1, moves },
    { id: 'after', name: say.chapters.afterTurn, share: 0, optional: true },
  ]
}

/** An ease that is still at so many places, each of which is a new picture in all its parts. */
export function inPlaces(places: number, ease = eases.linear) {
  return (time: number) => Math.round(ease(time) * places) / places
}

/** The angle by which the camera has turned, in radians from 0 to a full turn. */
export function turnedBy({ turn }: Channels, turns: number | null): number {
  return 2 * Math.PI * (((turns ?? 1) * turn) % 1)
}

/** A camera that has turned so far, from where its reader has turned it. */
export function turnedView(camera: Camera, channels: Channels, turns: number | null, view?: View): View {
  const azimuth = camera.azimuth + turnedBy(channels, turns)
  return { ...seenFrom({ ...camera, azimuth }, view), zoom: view?.zoom ?? 1 }
}

/** The time of what turns once round, from where its camera stands first and from where its reader has turned it. */
export function turning(spec: Spec, say: Language, open: (layout: Layout) => Turned, places?: number) {
  const turned = timeline(spec, turnChapters(spec, say, places), layout => {
    const { camera, shapes } = open(layout)
    return (channels, view) => shapes(turnedView(camera, channels, spec.turns, view))
  })
  return { ...turned, poster: ([chapter]: readonly Chapter[]) => ({ time: chapter.start, chapter }) }
}

/** Opacity of each axis's name, 0 to 1: 0 at the moment when it goes to another edge. */
export function namesShown(camera: Camera): number[] {
  const edgesAt = (offset: number) => axisEdges({ ...camera, azimuth: camera.azimuth + offset })
  const here = edgesAt(0)
  const moved = (offset: number) =>
    [edgesAt(offset), edgesAt(-offset)].map(edges =>
      edges.map((edge, d) => edge.some((v, i) => v !== here[d][i])),
    )
  const far = moved(FADE)
  // Most of the time no name is near a change.
  if (far.flat().every(moves => !moves)) return here.map(() => 1)
  const around = Array.from({ length: STEPS - 1 }, (_, k) => moved(((k + 1) / STEPS) * FADE))
  return here.map((_, d) => {
    const change = [...around, far].findIndex(sides => sides.some(moves => moves[d]))
    const share = change < 0 ? 1 : change / STEPS
    return share * share * (3 - 2 * share)
  })
}
