import { describe, expect, it } from 'vitest'
import { catalog, readSpecObject } from '../../src/encode/catalog.ts'

describe('the catalog', () => {
  it('has no name twice, and none of both a dataset and a scene', () => {
    const names = [...catalog.datasets, ...catalog.scenes].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('holds facts alone, which can be written as JSON', () => {
    expect(JSON.parse(JSON.stringify(catalog.datasets))).toEqual(catalog.datasets)
  })

  it('knows every default, so that each dataset and scene can be read', () => {
    for (const { name: data } of catalog.datasets) {
      for (const { name: scene } of catalog.scenes) {
        const spec = readSpecObject({ data, scene })
        expect(spec.hidden?.length).toBeGreaterThan(0)
        expect(readSpecObject(JSON.parse(JSON.stringify(spec)))).toEqual(spec)
      }
    }
  })
})
