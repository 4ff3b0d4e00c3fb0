import { describe, expect, it } from 'vitest'
import { parseTable } from '../../src/data/table.ts'

describe('a fault is told with its place', () => {
  it('a row of far too many cells, before they are cells', () => {
    const read = () => parseTable(','.repeat(6e7), { file: 'table.csv', label: null, features: null })
    expect(read).toThrow('table.csv:1: got 60000001, expected at most 5000 columns')
  })
})
