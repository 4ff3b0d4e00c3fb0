import { describe } from 'vitest'
import { describePanels, slowScenes, sweep, testAlone } from './without-hidden-films.ts'

describePanels([
  ['three units', sweep({ data: 'circles', hidden: '0|3' })],
  ['two layers and trails', sweep({ data: 'moons', hidden: '0|4,2', trails: 5 })],
])

describe('a picture of a network without hidden layers', () => {
  testAlone(slowScenes)
})
