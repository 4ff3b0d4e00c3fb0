import { describe } from 'vitest'
import { describePrints, print, testSweepWords } from './print-figures.ts'

describePrints([
  ['a strip in one column', print(85, { film: 4 }), 4],
  ['a strip of a plane', print(178, { scene: 'boundary', film: 4 }), 4],
  ['moments of panels', print(120, { scene: 'data,boundary', layout: 'row', film: 2 }), 4],
  ['large type', print(120, { film: 2, fontSize: 12 }), 2],
  ['small panels', print(76, { scene: 'data,boundary,boundary', layout: 'row' }), 3],
])

describe('words', () => {
  testSweepWords(['training'])
})
