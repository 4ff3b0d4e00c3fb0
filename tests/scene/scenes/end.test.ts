import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { networkSpecs } from '../../../src/options/sweep.ts'
import { momentOf, timeOf } from '../../../src/scene/chapters.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import { captionOf, pathsOf } from '../outline.ts'
import { make, remake } from '../stage.ts'

const blobs = make({ data: 'blobs', samples: 60 })

/** The lines between the classes that are seen in full. */
function bordersOf(scene: Scene, moment: Parameters<Scene['at']>[0]) {
  return pathsOf(scene.at(moment)).filter(({ key, opacity = 1 }) => key?.endsWith('border') && opacity > 0.99)
}

describe('the end of an argument', () => {
  it.each(['end', '100%'])('is asked for by %s, another moment by its time', at => {
    const { spec } = remake(blobs, { at: readFigureObject({ data: 'blobs', at }).at })
    expect(momentOf(blobs.scene, spec.at!)).toBe('end')
    expect(timeOf(blobs.scene, spec.at!)).toBe(blobs.scene.ends)
    expect(momentOf(blobs.scene, 6)).toBe(6)
    expect(momentOf(blobs.scene, '99%')).toBeCloseTo(7.92, 9)
  })

  it.each(['transform', 'boundary'])(
    'of %s shows the boundary over the data, with what it says of it',
    name => {
      const { scene } = remake(blobs, { scene: name, duration: 6 })
      expect(bordersOf(scene, 'end')).not.toEqual([])
      expect(scene.saysAt('end')).toEqual(scene.saysAt(scene.ends!))
      expect(captionOf(scene.at('end'))).not.toBe(captionOf(scene.at(0)))
      expect(bordersOf(scene, scene.duration)).toEqual([])
    },
  )

  it('of a film in one way is where it ends', () => {
    const { scene } = remake(blobs, { oneWay: true, duration: 4 })
    expect(scene.at('end')).toEqual(scene.at(4))
  })

  it.each([{ scene: 'boundary,transform' }, { hidden: '1|2' }])('is that of every panel: %j', options => {
    const spec = readFigureObject({ data: 'blobs', samples: 60, ...options })
    const parts = networkSpecs(spec).map(own => {
      const dataset = generateDataset(own)
      return { dataset, ...trainNetwork(dataset, own) }
    })
    const scene = buildFigure(spec, parts)
    const panels = new Set(bordersOf(scene, 'end').map(({ key }) => key!.split(' ')[0]))
    expect(panels.size).toBe(scene.panels!.length)
  })

  it('of a sequence is that of its last scene', () => {
    const { scene } = make({ data: 'blobs', samples: 60, sequence: 'data,boundary' })
    expect(bordersOf(scene, 'end')).not.toEqual([])
    expect(scene.saysAt('end')[0]).toMatch(/cuts/)
  })
})
