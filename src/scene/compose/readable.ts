import type { Caption } from '../../language/facts.ts'
import type { Spec } from '../../options/spec.ts'
import { chaptersOf, inTurn } from '../chapters.ts'
import type { Chapter } from '../scene.ts'
import { readingTime, sentenceOf } from '../words/reading.ts'
import type { ScenePlan } from './define.ts'

/** Seconds of the sentence that a film is made for, of its last one, and of the first one again before a loop ends. */
const SECONDS = { made: 2, last: 1.5, again: 0.12 }

/** Seconds that all together may lack before one of them goes. */
const SPARE = 0.1

/** The share of the last chapter of a loop that has the first sentence again. */
const SEAM = 0.15

/** The share of its time that a chapter keeps at least, so that its motion can be followed. */
const KEPT = 0.6

/**
 * The plan of a scene and its chapters, which stand as long as their words take to read: those that are too short take time
 * from the others; holds that are set stay. Where there is no time for all, small lines go, the longest first, then the
 * sentences of the shortest chapters, where the one before stands on.
 */
export function readable(plan: ScenePlan, spec: Spec, tag: string): { plan: ScenePlan; chapters: Chapter[] } {
  const chapters = chaptersOf(plan.chapters, spec)
  const { captions } = plan
  if (Array.isArray(captions)) return { plan, chapters }
  const told: Record<string, Caption> = { ...(captions as Readonly<Record<string, Caption>>) }
  const shown = chapters.filter(({ id, start, end }) => end > start && told[id])
  const made = plan.poster(chapters).chapter
  const seconds = (some: readonly Chapter[]) => some.reduce((sum, { start, end }) => sum + end - start, 0)

  const loops = spec.loop !== 'once' && !spec.oneWay
  /** The chapters of one sentence; that of a loop's end goes on at its beginning. */
  const stretches = () => {
    const found: Chapter[][] = []
    const isSame = (a: Chapter, b: Chapter) => sentenceOf(told[a.id]) === sentenceOf(told[b.id])
    for (const chapter of shown)
      if (found.length > 0 && isSame(found.at(-1)![0], chapter)) found.at(-1)!.push(chapter)
      else found.push([chapter])
    if (loops && found.length > 1 && isSame(found[0][0], found.at(-1)![0])) found[0].push(...found.pop()!)
    return found
  }
  const isHeld = (chapter: Chapter) =>
    chapters.length > 2 &&
    ((chapter === chapters[0] && spec.holdStart !== null) ||
      (chapter === chapters.at(-1) && spec.holdEnd !== null))
  /** Seconds that each chapter takes at least. */
  const needsOf = () => {
    const needs = new Map(chapters.map(chapter => [chapter, KEPT * seconds([chapter])]))
    for (const some of stretches()) {
      const isLast = some.includes(chapters.at(-1)!)
      const least = some.includes(made) ? SECONDS.made : isLast ? SECONDS.last : 0
      const reading = Math.max(least, ...some.map(({ id }) => readingTime(told[id], tag)))
      const seam = loops ? SEAM * seconds([chapters.at(-1)!]) : 0
      const takes =
        reading + (isLast ? seam : 0) - (some.includes(chapters[0]) ? Math.min(SECONDS.again, seam) : 0)
      for (const chapter of some)
        needs.set(chapter, Math.max(needs.get(chapter)!, (takes * seconds([chapter])) / seconds(some)))
    }
    return chapters.map(chapter => (isHeld(chapter) ? seconds([chapter]) : needs.get(chapter)!))
  }
  /** Leaves out what is the least important; false where nothing is. */
  const shorten = () => {
    const [longest] = shown
      .filter(({ id }) => told[id].length > 1)
      .sort((a, b) => readingTime(told[b.id], tag) - readingTime(told[a.id], tag))
    if (longest) told[longest.id] = [told[longest.id][0], ...told[longest.id].slice(1, -1)]
    const [shortest] = stretches()
      .filter(some => !some.includes(shown[0]) && !some.includes(made) && !some.includes(shown.at(-1)!))
      .sort((a, b) => seconds(a) - seconds(b))
    const before = shortest && told[shown[shown.indexOf(shortest[0]) - 1].id]
    if (!longest) for (const { id } of shortest ?? []) told[id] = before
    return longest !== undefined || shortest !== undefined
  }

  for (;;) {
    const needs = needsOf()
    const own = chapters.map(chapter => seconds([chapter]))
    const [lack, slack] = [1, -1].map(sign =>
      own.reduce((sum, length, i) => sum + Math.max(0, sign * (needs[i] - length)), 0),
    )
    if (lack > slack + SPARE && shorten()) continue
    const [given, taken] = [Math.min(1, slack / lack), Math.min(1, lack / slack)]
    const lengths = own.map((length, i) =>
      lack === 0 ? length : length + (needs[i] - length) * (needs[i] > length ? given : taken),
    )
    return { plan: { ...plan, captions: told }, chapters: inTurn(chapters, lengths, spec.duration) }
  }
}
