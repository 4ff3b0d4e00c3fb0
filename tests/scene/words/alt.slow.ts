import { describe, it } from 'vitest'
import { catalog } from '../../../src/encode/catalog.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { regressionScenes } from '../../../src/scene/scenes/regression/registry.ts'
import { makeRegression } from '../regressions.ts'
import { areShort, longest, told } from './told.ts'

/** The text of each scene of regression that goes with a formula, whole and in panels. */
function regressionTexts(): { text: string }[] {
  const scenesOf = { 'y = sin(3*x)': ['levels', 'surface'], 'z = x*y': ['fit', 'compare'] }
  return Object.entries(scenesOf).flatMap(([data, others]) => {
    const { spec, dataset, network, record } = makeRegression({ data, samples: 40 })
    return Object.keys(regressionScenes)
      .filter(name => !others.includes(name))
      .map(scene => {
        const own = { ...spec, scene }
        const parts = [{ dataset, network, record }]
        return { text: altOf(own, parts, buildFigure(own, parts)) }
      })
  })
}

describe('altOf', () => {
  it('has one to three sentences of at most 400 letters, whatever is drawn', async () => {
    const scenes = catalog.scenes.filter(({ task }) => task === undefined)
    const texts = scenes.map(({ name }) => told({ data: 'blobs', scene: name }))
    const panels = told({ data: 'blobs', scene: 'data,transform,boundary,orbit,surface', layout: 'grid' })
    areShort([...(await Promise.all([...texts, panels, longest()])), ...regressionTexts()])
  })
})
