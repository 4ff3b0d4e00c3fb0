import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { networkSpecs } from '../../src/options/sweep.ts'
import { faultOf } from './fault.ts'

const messageOf = (input: object) => faultOf(() => readFigureObject({ data: 'moons', ...input })).message

describe('without', () => {
  it.each([
    [{ hidden: '3', without: 'h9' }, 'got "h9", expected h1 to h3. Did you mean "h3"?'],
    [{ hidden: '4,3', without: '1:h9' }, 'got "1:h9", expected h1 to h3, 1:h1 to 1:h4. Did you mean "1:h4"?'],
    [{ hidden: '0', without: 'h1' }, 'got "h1"; leave it out: there is no hidden layer'],
    [{ hidden: '3', without: 'none' }, 'got "none", expected h1 to h3'],
    [
      { hidden: '2|3', without: 'h1' },
      'got "h1"; leave it out: networks of a sweep of hidden have no units in common',
    ],
    [
      { hidden: '20', without: 'all' },
      'got "all", expected names, such as h1|h2: all are those of --hidden, 15 at most',
    ],
    [
      { scene: 'orbit', without: 'h1' },
      'got "h1"; leave it out: it works only with transform, boundary, surface, network',
    ],
    [{ scene: 'boundary,training', without: 'h1' }, 'got "h1"; leave it out: training shows all units'],
    [
      { scene: 'network', play: 'training', without: 'h1' },
      'got "h1"; leave it out: a training that is played is that of all units',
    ],
  ])('refuses %j', (input, message) => {
    expect(messageOf(input)).toBe(`without: ${message}`)
  })

  it('of all units is a panel each behind the whole network', () => {
    const figure = readFigureObject({ data: 'moons', hidden: '4,3', without: 'all' })
    expect(networkSpecs(figure).map(({ without }) => without)).toEqual(['none', 'h1', 'h2', 'h3'])
  })
})
