import type { NotLearned } from '../model/not-learned.ts'

/** The points that a classifier puts on the right side. */
export interface Score {
  label: string
  /** Of those that it was fitted to. */
  correct: number
  /** Of those that it has not learned; null where it is not judged by such. */
  notLearned: number | null
}

/** The points that classifiers are scored by: how many they are fitted to, and those that they have not learned. */
export interface Scored {
  samples: number
  notLearned: Pick<NotLearned, 'by' | 'samples'> | null
}

/** Classifiers of which all are ranked in a sentence; of more it names the best alone, as the numbers stand at each. */
const MOST_RANKED = 3

/** Words for points that were not learned: after their number, before a count, and where there is little room. */
const words: Readonly<Record<NotLearned['by'], Record<'points' | 'long' | 'short', string>>> = {
  'held out': { points: 'held out', long: 'held out', short: 'held out' },
  'fresh points': { points: 'new points', long: 'new points', short: 'new' },
  folds: { points: 'rows left out in turn', long: 'left out in turn', short: 'left out' },
}

/**
 * "197 of 200, new points 195", "140 of 140, held out 55 of 60": both counts, as a sentence has them and in three
 * ways with ever fewer words.
 */
export function countTexts(
  { correct, notLearned }: Score,
  { samples, notLearned: judged }: Scored,
): string[] {
  const learned = `${correct} of ${samples}`
  if (notLearned === null || !judged)
    return [learned, learned, ...Array(2).fill(learned.replace(' of ', '/'))]
  // Where there are as many, their number stands there already.
  const other = `${notLearned}${judged.samples === samples && judged.by !== 'held out' ? '' : ` of ${judged.samples}`}`
  const { long, short } = words[judged.by]
  const texts = [long, short].map(word => `${learned}, ${word} ${other}`)
  const shorter = texts[1].replaceAll(' of ', '/')
  return [...texts, shorter, shorter.replace(`${short} `, '')]
}

/**
 * "Of 200 new points, QDA gets 198": who gets the most of the points that were not learned; of those that all were fitted
 * to where there are no others. Of two or three classifiers the others follow.
 */
export function rankingText(scores: readonly Score[], scored: Scored): string {
  const { notLearned } = scored
  const judged = scores.filter(score => score.notLearned !== null)
  const isJudged = notLearned !== null && judged.length > 0
  const ranked = isJudged ? judged : scores
  const countOf = (score: Score) => (isJudged ? score.notLearned! : score.correct)
  const { points, samples, whole } = pointsOf(isJudged ? notLearned : null, scored)
  const counts = [...new Set(ranked.map(countOf))].sort((a, b) => b - a)
  const namesOf = (count: number) => ranked.filter(one => countOf(one) === count).map(({ label }) => label)
  const best = namesOf(counts[0])
  const got = counts[0] === samples ? `all ${samples}` : `${counts[0]}${whole}`
  const others = scores.map(({ label }) => label).filter(label => !best.includes(label))
  if (others.length === 0 && best.length > 1) return `Of ${points}, each gets ${got}`
  const isMost = best.length > MOST_RANKED && others.length <= 2 && ranked.length === scores.length
  const names = isMost ? `all but ${listOf(others)}` : listOf(best)
  const first = `Of ${points}, ${names} get${best.length > 1 ? '' : 's'} ${got}`
  if (ranked.length > MOST_RANKED) return first
  return [first, ...counts.slice(1).map(count => `${listOf(namesOf(count))} ${count}`)].join(', ')
}

/** The points that are ranked by, their number, and what is said of it after a count. */
function pointsOf(notLearned: Scored['notLearned'], { samples }: Scored) {
  if (!notLearned) return { points: 'the points they were fitted to', samples, whole: ` of ${samples}` }
  const { by, samples: others } = notLearned
  if (by === 'held out') return { points: 'the points held out', samples: others, whole: ` of ${others}` }
  return { points: `${others} ${words[by].points}`, samples: others, whole: '' }
}

/** "points on the right side, of 200, and of 200 new points: QDA 178 and 176": both counts of all, in a sentence. */
export function scoresText(scores: readonly Score[], { samples, notLearned }: Scored): string {
  const results = scores.map(score => {
    const name = score.label.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
    return `${name} ${score.correct}${score.notLearned === null ? '' : ` and ${score.notLearned}`}`
  })
  const others = notLearned ? `, and of ${notLearned.samples} ${words[notLearned.by].points}` : ''
  return `points on the right side, of ${samples}${others}: ${results.join(', ')}`
}

function listOf(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
}
