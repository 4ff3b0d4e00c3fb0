import { describe, expect, it } from 'vitest'
import { readAddress } from '../../src/web/address.ts'
import { createPlayback, playsOf, printedMoment, stand } from '../../src/web/playback.ts'
import { make } from '../scene/stage.ts'

const { scene } = make({ data: 'blobs', samples: 20, duration: 6 })
const plain = { at: null, poster: null, loop: 'forever' as const }

/** Where a figure stands first, and whether it plays. */
function begin(spec: Partial<Parameters<typeof stand>[2]>, search = '', calm = false) {
  const playback = createPlayback(scene, { plays: 1, stepwise: false })
  stand(playback, scene, { ...plain, ...spec }, readAddress({ search, hash: '' }), calm)
  return [playback.moment, playback.playing]
}

describe('a figure begins', () => {
  it('to play, at the beginning or where its poster is', () => {
    expect(begin({})).toEqual([0, true])
    expect(begin({ poster: '50%' })).toEqual([3, true])
  })

  it('to stand at a moment that it was made for', () => {
    expect(begin({ at: 2, poster: '50%' })).toEqual([2, false])
    expect(begin({ at: 2 }, '?autoplay')).toEqual([2, true])
    expect(begin({ at: '100%' })).toEqual(['end', false])
  })

  it('to stand at its poster for those who want less motion, whatever its address says', () => {
    expect(begin({}, '?autoplay=1', true)).toEqual(['poster', false])
    expect(begin({ poster: 1 }, '', true)).toEqual([1, false])
  })

  it('as its address says', () => {
    expect(begin({ at: 2 }, '?t=99')).toEqual([6, false])
    expect(begin({}, '?chapter=2')).toEqual([scene.chapters[1].start, true])
    expect(begin({}, '?chapter=nowhere&autoplay=0')).toEqual(['poster', false])
    expect(begin({}, '?progress=scroll')).toEqual([0, false])
    expect(begin({}, '?unit=1.2')).toEqual(['poster', false])
    expect(begin({}, '?unit=1.2&autoplay')).toEqual([0, true])
  })
})

it('a figure is printed at the moment that it was made for, else at its poster', () => {
  const stills = [plain, { ...plain, poster: 1 }, { ...plain, at: 2, poster: 1 }].map(spec =>
    printedMoment(scene, spec),
  )
  expect(stills).toEqual(['poster', 1, 2])
})

it('a figure plays as often as it was made to', () => {
  const plays = (['forever', 'once', 3] as const).map(loop => playsOf({ ...plain, loop }))
  expect(plays).toEqual([Number.POSITIVE_INFINITY, 1, 3])
})
