import { describe, expect, it } from 'vitest'
import { forward, logits } from '../../../src/network/forward.ts'
import { buildDiagram, outputOf, sumOf } from '../../../src/scene/model/diagram.ts'
import { anyNetwork, anyRows, forty } from '../units/networks.ts'

const deviation = (values: number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

describe.each(forty)(
  'the diagram of network $seed, $features → $units → $classes',
  ({ seed, features, units, classes }) => {
    const network = anyNetwork(seed, features, units, classes)
    const rows = anyRows(seed, features)
    const diagram = buildDiagram(network, rows)
    const outputs = [rows.x, ...forward(network, rows.x)]
    const count = rows.x.length / features
    const widths = outputs.map(({ length }) => length / count)

    it('has every unit in one node of its column, at most eight by themselves, ten outputs', () => {
      diagram.columns.forEach((nodes, c) => {
        const all = nodes.flatMap(node => node.units).toSorted((a, b) => a - b)
        expect(all).toEqual(Array.from({ length: widths[c] }, (_, i) => i))
        expect(nodes.filter(node => node.units.length === 1).length).toBeLessThanOrEqual(
          c === diagram.columns.length - 1 ? 10 : 9,
        )
      })
    })

    it('has lines as wide as |weight| × standard deviation, which add where the weight is positive', () => {
      diagram.lines.forEach((lines, l) => {
        for (const { from, to, part, adds } of lines) {
          const [source, target] = [diagram.columns[l][from].units, diagram.columns[l + 1][to].units]
          if (source.length > 1 || target.length > 1) continue
          const weight = network.layers[l].weights[source[0]][target[0]]
          const values = Array.from({ length: count }, (_, row) => outputs[l][row * widths[l] + source[0]])
          expect(part).toBeCloseTo(Math.abs(weight) * deviation(values), 8)
          expect(adds).toBe(weight >= 0)
        }
      })
    })

    it('has sums that add up to what the network computes, from what each node before gives', () => {
      network.layers.forEach((layer, l) => {
        const z = logits(layer, outputs[l], count)
        diagram.columns[l + 1].forEach((node, n) => {
          const expected = outputOf(node, z, widths[l + 1])
          const sum = sumOf(diagram, [l, n], outputs[l], widths[l])
          expect(sum).toHaveLength(count)
          const isOff = (value: number, row: number) =>
            !(Math.abs(value - expected[row]) < 1e-9 * Math.max(1, Math.abs(value)))
          expect([...sum].filter(isOff)).toEqual([])
          // Node by node they come to the same.
          const before = sumOf(diagram, [l, n], outputs[l], widths[l], 0)
          expect(before[0]).toBe(diagram.biases[l][n])
          const half = sumOf(diagram, [l, n], outputs[l], widths[l], 0.5)
          const one = sumOf(diagram, [l, n], outputs[l], widths[l], 1)
          expect(half[0]).toBeCloseTo((before[0] + one[0]) / 2, 9)
        })
      })
    })
  },
)

describe('units that are drawn as one', () => {
  const network = anyNetwork(3, 2, [20], 2)
  const rows = anyRows(3, 2)
  const [, hidden] = buildDiagram(network, rows).columns

  it('are those with the least part in what follows', () => {
    const [h] = forward(network, rows.x)
    const parts = network.layers[1].weights.map(
      ([w], i) => Math.abs(w) * deviation(Array.from({ length: 60 }, (_, row) => h[row * 20 + i])),
    )
    const rest = hidden.at(-1)!
    expect(hidden).toHaveLength(9)
    expect(rest.units).toHaveLength(12)
    const least = Math.min(...hidden.slice(0, -1).map(({ units: [unit] }) => parts[unit]))
    for (const unit of rest.units) expect(parts[unit]).toBeLessThanOrEqual(least)
  })

  it('are together what they give to the output', () => {
    const rest = hidden.at(-1)!
    expect(rest.mix).toEqual(rest.units.map(unit => network.layers[1].weights[unit][0]))
    expect(buildDiagram(network, rows).lines[1].at(-1)!.adds).toBe(true)
  })
})
