import { describe, expect, it } from 'vitest'
import { activationOf } from '../../../src/network/activation.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { layoutOfNetwork, unpack } from '../../../src/network/parameter-layout.ts'
import { LEVELS } from '../../../src/scene/model/unit-maps.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { unitColors } from '../../../src/scene/units/tile-colors.ts'
import { boundsOf, captionOf, contains, flat, pathsOf, spell, strays } from '../outline.ts'
import { type Made, make, middle, remake } from '../stage.ts'
import { textFaultsOf } from './frames.ts'

/** A name, options, and the table that they read. */
type Case = [string, object, string?]

export const played = { scene: 'network', play: 'training' }

export const chapterOf = ({ scene }: Made, id: string) => scene.chapters.find(chapter => chapter.id === id)!

/** Levels on a tile of a unit that are not those of its outputs, as a share of the pixels. */
function wrongLevels(shapes: Shape[], { spec, dataset, network: last }: Made, network: Network): number {
  const { input } = modelOf({ ...spec, play: null }, { dataset, network: last })
  const colors = unitColors(themes.light)
  const across = 23
  let [wrong, all] = [0, 0]
  network.layers.slice(0, -1).forEach(({ activation, biases }, l) => {
    const { range } = activationOf(activation)!
    if (!range.every(Number.isFinite)) return
    biases.forEach((_, unit) => {
      const id = `${l + 1} ${unit}`
      const areas = pathsOf(shapes).filter(({ key }) => key?.startsWith(`map ${id} `))
      const [left, top, right, bottom] = boundsOf(pathsOf(shapes).find(({ key }) => key === `frame ${id}`)!)
      for (let i = 0; i < across ** 2; i++) {
        const [u, v] = [((i % across) + 0.5) / across, (Math.floor(i / across) + 0.5) / across]
        const [x, y] = [left + (right - left) * u, bottom + (top - bottom) * v]
        const place = [2 * u - 1, 2 * v - 1].map((at, d) => input.centre[d] + input.half * at)
        const h = forward(network, Float64Array.from(place))[l][unit]
        const level = Math.min(LEVELS - 1, Math.floor((LEVELS * (h - range[0])) / (range[1] - range[0])))
        const seen = areas.findLast(
          ({ lines }) => lines.filter(ring => contains(ring, x, y)).length % 2 === 1,
        )!
        all++
        if (Math.abs(colors.indexOf(seen.fill!) - level) > 1) wrong++
      }
    })
  })
  return all === 0 ? 0 : wrong / all
}

/** Lines that add where their weight takes away, or the other way round. */
function wrongSigns(shapes: Shape[], { layers }: Network): string[] {
  return pathsOf(shapes).flatMap(({ key = '', dash }) => {
    const [kind, l, from, to] = key.split(' ')
    if (kind !== 'line') return []
    return (dash === undefined) === layers[Number(l)].weights[Number(from)][Number(to)] >= 0 ? [] : [key]
  })
}

/** What films of trainings show from end to end. */
export function describeNetworkTrainings(cases: Case[]): void {
  describe.each(cases)('the training of the network of %s', (_, options, table) => {
    const made = make({ ...options, ...played }, table)
    const { scene, record, network } = made
    const first = unpack(record.trace![0].parameters, layoutOfNetwork(network))
    const isMap = made.dataset.features.length === 2
    const isWhole = network.layers.every(({ weights }) => weights.length <= 8)

    it('begins and ends with its inputs alone', () => {
      const seen = (time: number) => scene.at(time).filter(({ key }) => !key?.startsWith('curve'))
      expect(seen(scene.duration).map(spell)).toEqual(seen(0).map(spell))
      expect(pathsOf(scene.at(0)).some(({ key }) => key?.startsWith('line '))).toBe(false)
    })

    if (isMap)
      it('shows each tile’s outputs by the first weights, and by the trained network', () => {
        const atFirst = flat(scene.at(middle(chapterOf(made, 'first'))))
        const atLast = flat(scene.at(chapterOf(made, 'last').start + 0.01))
        expect(wrongLevels(atFirst, made, first)).toBe(0)
        expect(wrongLevels(atLast, made, network)).toBe(0)
      })

    if (isWhole)
      it('has lines with the signs of the first weights, and of the trained network', () => {
        expect(wrongSigns(flat(scene.at(middle(chapterOf(made, 'first')))), first)).toEqual([])
        expect(wrongSigns(flat(scene.at(chapterOf(made, 'last').start + 0.01)), network)).toEqual([])
      })

    it('has the lines and tiles of the film of the trained network at its end', () => {
      const still = flat(remake(made, { play: null }).scene.at('poster'))
      const atLast = flat(scene.at('poster'))
      const kinds = (shapes: Shape[]) => {
        const keys = shapes.map(({ key }) => key).filter(key => /^(line|bias|map|cut|row) /.test(key ?? ''))
        return keys.toSorted()
      }
      expect(kinds(atLast)).toEqual(kinds(still))
    })

    it('says iterate and hits as `training` does', () => {
      const { start, end } = chapterOf(made, 'learning')
      for (let i = 0; i <= 6; i++)
        expect(captionOf(scene.at(start + ((end - start) * (i + 0.5)) / 7))).toMatch(
          /^(Iteration|Iterations) /,
        )
    })
  })
}

/** Whether all of them is within pictures of several sizes. */
export function describeNetworkTrainingSizes(cases: Case[]): void {
  describe.each(cases)('the training of the network of %s', (_, options, table) => {
    const made = make({ ...options, ...played }, table)

    it.each([
      [900, 600],
      [1080, 1920],
    ])('has all its texts in full and all shapes within %i × %i', (width, height) => {
      const sized = remake(made, { size: { width, height } }).scene
      expect(textFaultsOf(sized, 1)).toEqual([])
      for (const chapter of sized.chapters)
        expect(strays(flat(sized.at(middle(chapter))), { width, height })).toEqual([])
    })
  })
}
