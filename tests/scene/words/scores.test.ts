import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import type { Score, Scored } from '../../../src/language/facts.ts'
import { rankingOf } from '../../../src/scene/words/scores.ts'

const score = (label: string, correct: number, notLearned: number | null, name = label) => {
  return { label, name, correct, notLearned }
}

const countTexts = (one: Score, scored: Scored) => en.scores.above({ score: one, scored })
const rankingText = (scores: (Score & { name: string })[], scored: Scored) =>
  en.scores.ranking(rankingOf(scores, scored)).join(' · ')
const scoresText = (scores: (Score & { name: string })[], scored: Scored) => en.scores.all({ scores, scored })

const fresh: Scored = { samples: 200, notLearned: { by: 'fresh points', samples: 200 } }
const folds: Scored = { samples: 150, notLearned: { by: 'folds', samples: 150 } }
const sampled: Scored = { samples: 6000, notLearned: { by: 'folds', samples: 4472 } }
const held: Scored = { samples: 140, notLearned: { by: 'held out', samples: 60 } }
const none: Scored = { samples: 200, notLearned: null }

describe('the counts of a classifier', () => {
  it.each([
    [fresh, ['199 of 200, new points 195', '199 of 200, new 195', '199/200, new 195', '199/200, 195']],
    [
      sampled,
      [
        '199 of 6,000, cross-validation 195 of 4,472',
        '199 of 6,000, cross-val. 195 of 4,472',
        '199/6,000, cross-val. 195/4,472',
        '199/6,000, 195/4,472',
      ],
    ],
  ])('are said in ever fewer words: %o', (scored, texts) => {
    expect(countTexts(score('QDA', 199, 195), scored)).toEqual(texts)
  })

  it('are one where it is not judged by points that it has not learned, in as many ways', () => {
    const texts = ['199 of 200', '199 of 200', '199/200', '199/200']
    expect(countTexts(score('QDA', 199, null), fresh)).toEqual(texts)
    expect(countTexts(score('QDA', 199, 3), none)).toEqual(texts)
  })
})

describe('the ranking', () => {
  const [tree, qda, svm] = [score('Tree', 200, 190), score('QDA', 198, 196), score('SVM', 150, 140)]
  const others = ['A', 'B', 'C', 'D'].map(name => score(name, 10, 196))

  it('goes by points that were not learned, and names all of few', () => {
    expect(rankingText([tree, qda, svm], fresh)).toBe(
      'QDA gets 196 right · of 200 new points · Tree 190 · SVM 140',
    )
    expect(rankingText([tree, qda], held)).toBe(
      'QDA gets 196 of 60 right · of the held-out points · Tree 190',
    )
    expect(rankingText([tree, score('A', 1, 190), qda], folds)).toBe(
      'QDA gets 196 right · of 150 rows in cross-validation · Tree and A 190',
    )
  })

  it('names them as they stand within a sentence', () => {
    const neighbours = score('Nearest neighbours', 200, 199, 'nearest neighbours')
    expect(rankingText([neighbours, score('Linear SVM', 150, 140, 'linear SVM')], fresh)).toBe(
      'Nearest neighbours gets 199 right · of 200 new points · linear SVM 140',
    )
  })

  it('names the best of many, and of nearly all who is not among them', () => {
    expect(rankingText([tree, svm, qda, others[0]], fresh)).toBe(
      'QDA and A get 196 right · of 200 new points',
    )
    expect(rankingText([tree, svm, ...others], fresh)).toBe(
      'Four get 196 right · of 200 new points: all but Tree and SVM',
    )
    expect(rankingText([tree, svm, score('E', 1, 2), ...others], fresh)).toBe(
      'Four get 196 right · of 200 new points: A, B, C and D',
    )
  })

  it('says all of a number, and each where all get as many', () => {
    expect(rankingText([score('A', 1, 200), score('B', 200, 5)], fresh)).toBe(
      'A gets all 200 right · of 200 new points · B 5',
    )
    expect(rankingText(others, fresh)).toBe('Each gets 196 right · of 200 new points')
    expect(rankingText([score('A', 1, 60), score('B', 2, 60)], held)).toBe(
      'Each gets all 60 right · of the held-out points',
    )
  })

  it('leaves out who is not judged, and says each of nobody then', () => {
    const unjudged = score('Network', 200, null)
    expect(rankingText([unjudged, tree, qda], fresh)).toBe(
      'QDA gets 196 right · of 200 new points · Tree 190',
    )
    expect(rankingText([unjudged, ...others], fresh)).toBe(
      'Four get 196 right · of 200 new points: A, B, C and D',
    )
    expect(rankingText([unjudged, tree], fresh)).toBe('Tree gets 190 right · of 200 new points')
  })

  it('is by the points that were learned where there are no others', () => {
    expect(rankingText([tree, qda, svm], none)).toBe(
      'Tree gets all 200 right · of the training points · QDA 198 · SVM 150',
    )
  })
})

it('the sentence of all counts has both of each, but of one that is not judged', () => {
  const scores = [score('Decision tree', 200, 190, 'decision tree'), score('QDA', 178, null)]
  expect(scoresText(scores, fresh)).toBe(
    'right of 200 training points and of 200 new points: decision tree 200 and 190, QDA 178',
  )
  expect(scoresText([score('QDA', 140, 55)], held)).toBe(
    'right of 140 training points and of 60 held-out points: QDA 140 and 55',
  )
})
