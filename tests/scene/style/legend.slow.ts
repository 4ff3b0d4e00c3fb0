import { describe, it } from 'vitest'
import { figures, namesWhatIsDrawn } from './legend-cases.ts'

const scenes = ['data', 'transform', 'boundary', 'orbit', 'surface', 'story', 'compare']

describe('the legend', () => {
  it.each(figures)('names the marks that a scene draws, and no others: %s', (_, options) =>
    namesWhatIsDrawn(options, scenes),
  )
})
