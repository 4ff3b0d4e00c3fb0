import { describe, expect, it } from 'vitest'
import type { HiddenLayer } from '../../src/options/forms.ts'
import { formatHidden, layersValue } from '../../src/options/hidden.ts'

describe('formatHidden', () => {
  const layers: HiddenLayer[] = [
    { units: 8, activation: 'tanh' },
    { units: 3, activation: 'sigmoid' },
  ]

  it('writes layers in the form of the flag', () => {
    expect(formatHidden(layers, 'sigmoid')).toBe('8:tanh,3')
    expect(formatHidden(layers, 'tanh')).toBe('8,3:sigmoid')
    expect(formatHidden(layers)).toBe('8:tanh,3:sigmoid')
  })

  it('is undone by reading', () => {
    expect(layersValue(formatHidden(layers, 'relu'))).toEqual(layers)
    expect(formatHidden([])).toBe('0')
    expect(layersValue(formatHidden([]))).toEqual([])
  })
})
