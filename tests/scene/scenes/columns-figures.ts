import { describe, expect, it } from 'vitest'
import { worthOf } from '../../../src/scene/model/importance.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { moreWrong } from '../../../src/scene/words/worth.ts'
import { boundsOf, collisions, pathsOf, strays, textsOf } from '../outline.ts'
import { type Made, remake } from '../stage.ts'

const sizes = ['600x600', '1280x720', '360x640', '900x600']
/** Keys of figures that are trained fast. */
export const small = { scene: 'columns', restarts: 1, maxIter: 40 }

export const worthIn = ({ spec, dataset, network, record }: Made) =>
  worthOf(modelOf(spec, { dataset, network, record }))!
const keyed = (made: Made, name: string) => {
  const shapes = made.scene.at('poster')
  return [...pathsOf(shapes), ...textsOf(shapes)].filter(({ key }) => key?.startsWith(name))
}

/** What figures show of the worth of columns. */
export function describeWorth(figures: [string, Made][]): void {
  describe.each(figures)('what each column of %s is worth', (_, made) => {
    it.each(sizes)('stands in %s, and nothing covers another thing', size => {
      const [width, height] = size.split('x').map(Number)
      const { scene } = remake(made, { size: { ...made.spec.size, width, height } })
      const shapes = scene.at('poster')
      expect(strays(shapes, { width, height })).toEqual([])
      expect(collisions(shapes)).toEqual([])
    })

    it('has bars as long as the rise of the loss, and their numbers', () => {
      const worth = worthIn(made)
      const bars = keyed(made, 'bar ').map(boundsOf)
      const { loss } = worth.columns[0]
      const scale = (bars[0][2] - bars[0][0]) / Math.abs(loss.mean)
      for (const [i, bar] of bars.entries()) {
        expect(bar[2] - bar[0]).toBeCloseTo(Math.abs(worth.columns[i].loss.mean) * scale, 6)
        const more = moreWrong(worth.columns[i], worth)
        expect(textsOf(keyed(made, `wrong ${i}`))[0].text).toBe(
          more > 0 ? `+${more}` : `${more}`.replace('-', '−'),
        )
      }
      const rest = textsOf(keyed(made, 'rest'))
      const all = bars.length + Number(/\d+/.exec(rest[0]?.text ?? '0')![0])
      expect(all).toBe(worth.columns.length)
    })

    it('has the counts of the matrix in its cells', () => {
      const { confusion } = worthIn(made)
      const counts = textsOf(keyed(made, 'count ')).map(({ key, text }) => [key!, text])
      const expected = confusion.flatMap((row, k) =>
        row.flatMap((count, l) => (count > 0 ? [[`count ${k} ${l}`, String(count)]] : [])),
      )
      expect(counts).toEqual(expected)
    })
  })
}
