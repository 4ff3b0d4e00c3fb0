import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import type { Shape } from '../../src/scene/shape.ts'
import type { PageSize } from '../../src/web/room.ts'
import { fitFigure, picturesIn } from '../../src/web/room.ts'
import { leastTypeOf } from './phone-type.ts'

/** A figure whose type has a size that follows from that of its picture. */
function figureWith(typeOf: (size: PageSize) => number, panels = 1) {
  return ({ width, height }: PageSize) => ({
    scene: {
      ...{ width, height, panels: Array(panels).fill([0, 0, width, height]) },
      at: (): Shape[] => [
        { kind: 'text', x: 0, y: 0, text: 'a', size: typeOf({ width, height }), fill: '#000000' },
        { kind: 'text', x: 0, y: 0, text: 'a', size: 1, fill: '#000000', opacity: 0 },
      ],
    },
  })
}

const usual = figureWith(({ width, height }) => 11 * (Math.min(width, height) / 600) ** 0.4)
const slide = { width: 1280, height: 720 }

describe('a figure', () => {
  it('is its author’s where it is not smaller than made, or can be read all the same', () => {
    const own = usual({ width: 600, height: 600 })
    expect(fitFigure(own, usual, { width: 700, height: 600 })).toEqual({ figure: own, scrolls: false })
    const large = figureWith(() => 22)(slide)
    expect(fitFigure(large, usual, { width: 640, height: 700 }).figure).toBe(large)
  })

  it('keeps its ratio in a window, with type that can be read', () => {
    const { figure, scrolls } = fitFigure(usual(slide), usual, { width: 700, height: 600 })
    const { width, height, at } = figure.scene
    expect(width / height).toBeCloseTo(16 / 9, 1)
    expect((at()[0] as { size: number }).size * (700 / width)).toBeGreaterThanOrEqual(11)
    expect(scrolls).toBe(false)
  })

  it('takes the ratio of a small room, as far as it has use for it', () => {
    const [upright] = picturesIn(usual(slide).scene, { width: 390, height: 760 })
    expect(upright.width).toBe(390)
    expect(upright.height).toBeGreaterThan(1.5 * 390)
    expect(upright.height).toBeLessThanOrEqual(760)
    const [wide] = picturesIn(usual(slide).scene, { width: 844, height: 300 })
    expect(wide.height).toBe(300)
    expect(wide.width).toBeLessThanOrEqual(844)
  })

  it('is its author’s, or one that is scrolled through, where a scene has no room in a small one', () => {
    const refusing = (least: number) => (size: PageSize) => {
      if (Math.min(size.width, size.height) < least) throw new SpecError('size', `${size.width}`, 'more')
      return usual(size)
    }
    const room = { width: 390, height: 300 }
    const own = usual(slide)
    expect(fitFigure(own, refusing(2000), room)).toEqual({ figure: own, scrolls: false })
    const { figure, scrolls } = fitFigure(own, refusing(250), room)
    expect(scrolls).toBe(true)
    expect(figure.scene.height).toBeGreaterThan(500)
    const broken = () => {
      throw new TypeError('broken')
    }
    expect(() => fitFigure(own, broken, room)).toThrow('broken')
  })

  it('becomes one that is scrolled through where type leaves its panels no room', () => {
    const cramped = figureWith(({ width, height }) => (height > 3 * width ? 10 : 5), 4)
    const { figure, scrolls } = fitFigure(cramped(slide), cramped, { width: 390, height: 760 })
    expect(scrolls).toBe(true)
    expect(figure.scene.height / figure.scene.width).toBeGreaterThan(3)
  })
})

// Those that take longer are in `room.slow.ts`.
describe('on a phone all type has 11 CSS pixels and more', () => {
  it.each([
    { data: 'moons', scene: 'data' },
    { data: 'blobs', hidden: '2' },
  ])('%j', async options => {
    expect(await leastTypeOf(options, { width: 360, height: 560 })).toBeGreaterThanOrEqual(11)
  })
})
