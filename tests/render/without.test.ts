import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const renderOf = (more: object, options: object = {}) =>
  render(readFigureObject({ data: 'circles', size: '400', scene: 'boundary', at: 'end', ...more }), {
    output: folder.path('a.svg'),
    ...options,
  })

describe('a figure of a network without a unit', () => {
  it('counts anew, says what is left and rings what is lost', async () => {
    const { training: whole } = await renderOf({ hidden: '3' })
    expect(whole).toMatchObject({ correct: 200 })
    const { without, training } = await renderOf({ hidden: '3', without: 'h2', at: '80%' })
    const { correct, of, lost } = without!
    expect(training).toMatchObject({ correct, accuracy: correct / of })
    expect(correct + lost.length).toBe(200)
    const svg = await readFile(folder.path('a.svg'), 'utf8')
    expect(svg).toContain(`without h₂: ${correct} of 200`)
    expect(svg).toContain('>lost</text>')
  })

  it('saves the smaller network, which gets the same rows', async () => {
    const saveModel = folder.path('m.json')
    const { without, training } = await renderOf({ hidden: '3', without: 'h2' }, { saveModel })
    const again = await renderOf({ model: saveModel })
    expect(again.network!.sizes).toEqual([2, 2, 1])
    expect(again.training).toMatchObject({ correct: without!.correct })
    expect(training!.loss).toBeGreaterThan(0)
    await expect(renderOf({ model: saveModel, without: 'h3' })).rejects.toThrow('h1 to h2')
  })

  it('of all units trains once, and leads with the whole network', async () => {
    let trained = 0
    const result = await renderOf(
      { hidden: '3', without: 'all' },
      { onTrained: (all: object[]) => (trained = new Set(all).size) },
    )
    expect(trained).toBe(1)
    expect(result.training).toMatchObject({ correct: 200 })
    expect(result.panels!.map(({ name }) => name)).toEqual([
      'the whole network',
      'without h₁',
      'without h₂',
      'without h₃',
    ])
    expect(result.panels!.map(({ without }) => without?.unit)).toEqual([undefined, 'h1', 'h2', 'h3'])
  })
})
