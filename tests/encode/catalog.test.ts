import { describe, expect, it } from 'vitest'
import { catalog, readSpecObject } from '../../src/encode/catalog.ts'
import { drawsHidden } from '../../src/options/hidden.ts'
import { ofTask } from '../../src/options/task-scenes.ts'

const formula = { data: 'y = sin(3*x)' }

describe('the catalog', () => {
  it.each([{ data: 'blobs' }, formula])(
    'has no name twice in a task, and none of both a dataset and a scene: %j',
    spec => {
      const names = [...catalog.datasets, ...ofTask(catalog, spec).scenes].map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    },
  )

  it('holds facts alone, which can be written as JSON', () => {
    expect(JSON.parse(JSON.stringify(catalog.datasets))).toEqual(catalog.datasets)
  })

  it('knows every default, so that each dataset and scene can be read', () => {
    for (const data of [...catalog.datasets.map(({ name }) => name), formula.data, 'z = x*y']) {
      const { scenes } = ofTask(catalog, { data })
      for (const { name: scene } of scenes) {
        const spec = readSpecObject({ data, scene })
        // Lines part the blobs of clusters, and irises.
        const isNone = ['clusters', 'iris'].includes(data) && !drawsHidden(scenes, [scene])
        expect(spec.hidden!.length > 0).toBe(!isNone)
        expect(readSpecObject(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
      }
    }
  })
})
