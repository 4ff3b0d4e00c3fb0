import type { Ranking, Score, Scored } from '../../language/facts.ts'

/** Classifiers of which all are ranked in a sentence; of more it names the best alone, as the numbers stand at each. */
export const MOST_RANKED = 3

/** Classifiers by what they get of points that were not learned; of those that all were fitted to where there are no others. */
export function rankingOf(scores: readonly (Score & { name: string })[], scored: Scored): Ranking {
  const judged = scored.notLearned ? scores.filter(score => score.notLearned !== null) : []
  const isJudged = judged.length > 0
  const ranked = isJudged ? judged : scores
  const countOf = (score: Score) => (isJudged ? score.notLearned! : score.correct)
  const counts = [...new Set(ranked.map(countOf))].sort((a, b) => b - a)
  const namesOf = (count: number) => ranked.filter(one => countOf(one) === count).map(({ name }) => name)
  const best = namesOf(counts[0])
  const others = scores.map(({ name }) => name).filter(name => !best.includes(name))
  const isMost = best.length > MOST_RANKED && others.length <= 2 && ranked.length === scores.length
  const { samples, by } = (isJudged && scored.notLearned) || { ...scored, by: null }
  return {
    ...{ samples, by, best },
    correct: counts[0],
    allBut: isMost ? others : null,
    each: others.length === 0 && best.length > 1,
    others:
      ranked.length > MOST_RANKED
        ? []
        : counts.slice(1).map(correct => ({ names: namesOf(correct), correct })),
  }
}
