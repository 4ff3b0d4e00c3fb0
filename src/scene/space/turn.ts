import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { type ChapterPlan, chapterOf } from '../chapters.ts'
import { type Camera, seenFrom } from '../geometry/camera.ts'
import { axisEdges } from '../geometry/cube.ts'
import { eases, progress } from '../geometry/ease.ts'
import type { Layout } from '../layout/layout.ts'
import type { Chapter, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Timeline } from '../timeline/timeline.ts'

/** Angle to the change of its edge at which the name of an axis begins to fade, in radians, and the steps of that. */
const FADE = (10 * Math.PI) / 180
const STEPS = 12

/** A picture that is seen from any side, and the first place of its camera. */
export interface Turned {
  camera: Camera
  shapes(view: View): Shape[]
}

/** The turn, with a hold before and after it where the spec asks for one. */
export const turnChapters = (say: Language): readonly ChapterPlan[] => [
  { id: 'before', name: say.chapters.beforeTurn, share: 0, optional: true },
  { id: 'turn', name: say.chapters.turn, share: 1 },
  { id: 'after', name: say.chapters.afterTurn, share: 0, optional: true },
]

/**
 * Angle by which the camera has turned at a time, in radians from 0 to a full turn. Even, so that the loop has no seam;
 * only a turn that begins or ends with a hold is eased.
 */
export function turnAt(time: number, chapters: readonly Chapter[], { turns, ease }: Spec): number {
  const turn = chapterOf(chapters, 'turn')
  const share = progress(time, turn.start, turn.end)
  const eased = chapters.length > 1 ? eases[ease](share) : share
  return 2 * Math.PI * (((turns ?? 1) * eased) % 1)
}

/** The time of what turns once round, from where its camera stands first and from where its reader has turned it. */
export function turning(spec: Spec, say: Language, open: (layout: Layout) => Turned): Timeline {
  return {
    chapters: turnChapters(say),
    poster: ([chapter]) => ({ time: chapter.start, chapter }),
    draw(layout, chapters) {
      const { camera, shapes } = open(layout)
      return (time, view) => {
        const own = { ...camera, azimuth: camera.azimuth + turnAt(time, chapters, spec) }
        const seen = { ...seenFrom(own, view), zoom: view?.zoom ?? 1 }
        return { key: Object.values(seen), shapes: () => shapes(seen) }
      }
    },
  }
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
