import { describe, expect, it } from 'vitest'
import type { HiddenLayer } from '../../../src/options/forms.ts'
import { formatLayers, layersOf } from '../../../src/options/kinds/layers.ts'

describe('formatLayers', () => {
  const layers: HiddenLayer[] = [
    { units: 8, activation: 'tanh' },
    { units: 3, activation: 'sigmoid' },
  ]

  it('writes layers in the form of the flag', () => {
    expect(formatLayers(layers, 'sigmoid')).toBe('8:tanh,3')
    expect(formatLayers(layers, 'tanh')).toBe('8,3:sigmoid')
    expect(formatLayers(layers)).toBe('8:tanh,3:sigmoid')
  })

  it('is undone by reading', () => {
    expect(layersOf(formatLayers(layers, 'relu'))).toEqual(layers)
    expect(formatLayers([])).toBe('0')
    expect(layersOf(formatLayers([]))).toEqual([])
  })
})
