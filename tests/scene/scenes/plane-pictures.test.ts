import { describe, expect, it } from 'vitest'
import { plane } from '../cases.ts'
import { dotsOf } from '../outline.ts'
import { make, timesOf } from '../stage.ts'
import { describePictures, describeSizes } from './pictures.ts'

describePictures(plane, 40)
describeSizes(plane.filter(({ name }) => ['blobs', 'four features, three classes'].includes(name)))

describe('the plane', () => {
  it('has the same dots in the same order at every moment', () => {
    const { scene } = make({ data: 'clusters' })
    const fills = timesOf(scene, 20).map(time =>
      dotsOf(scene.at(time)).flatMap(({ fill }) => (fill ? Array.from(fill) : [])),
    )
    for (const fill of fills) expect(fill).toEqual(fills[0])
  })
})
