import { describe, expect, it } from 'vitest'
import { draw, figure, type OwnScene, toSvg } from '../../src/core.ts'
import { readRecipe } from '../../src/encode/recipe.ts'

const small = { data: 'xor', hidden: 2, samples: 20, restarts: 1, maxIter: 20, size: 200 } as const

/** A scene that draws the points, and keeps how far its chapters are. */
function recording() {
  const seen: Record<string, number>[] = []
  const scene: OwnScene = {
    title: 'Points',
    chapters: [
      { id: 'first', seconds: 1, caption: 'one' },
      { id: 'second', seconds: 3, caption: 'two' },
    ],
    draw({ x, place, ground, axes, points }) {
      const pixels = place(x)
      return done => {
        seen.push(done)
        return [...ground, ...points(pixels), ...axes]
      }
    },
  }
  return { scene, seen }
}

describe('a scene of one’s own', () => {
  it('is drawn by how far its chapters are, with what they say', async () => {
    const { scene, seen } = recording()
    const made = await figure({ ...small, scene })
    expect(made.duration).toBe(4)
    expect(made.chapters.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['first', 0, 1],
      ['second', 1, 4],
    ])
    const [early, late] = [0.5, 2.5].map(time => toSvg(made, time))
    expect(seen.map(({ first, second }) => [first, second])).toEqual([
      [0.5, 0],
      [1, 0.5],
    ])
    expect(early).toContain('>one<')
    expect(late).toContain('>two<')
    expect(late).toContain('Points')
  })

  it('has the points at their places, which are the same scale along both axes', async () => {
    const { scene, seen } = recording()
    let places: number[] = []
    const draw: OwnScene['draw'] = plane => {
      places = [...plane.place([0, 0, 1, 0, 0, 1])]
      return scene.draw(plane)
    }
    const made = await figure({ ...small, scene: { ...scene, draw } })
    const [x0, y0, x1, , , y1] = places
    expect(y0 - y1).toBeCloseTo(x1 - x0, 9)
    const drawn = made.at(4).flatMap(shape => (shape.kind === 'dots' ? Array.from(shape.centres) : []))
    for (const [i, value] of made.networks[0].dataset.x.entries()) {
      const wanted = i % 2 ? y0 - value * (x1 - x0) : x0 + value * (x1 - x0)
      expect(drawn.some(place => Math.abs(place - wanted) < 1e-6)).toBe(true)
    }
    expect(seen.length).toBeGreaterThan(0)
  })

  it('is in each format of pictures, which has no recipe, and under another theme', async () => {
    const { scene } = recording()
    const made = await figure({ ...small, scene, fps: 5 })
    expect(made).not.toHaveProperty('recipe')
    for (const format of ['gif', 'png', 'svg'] as const)
      expect(readRecipe(await draw(made, format))).toBeNull()
    const dark = await made.under({ theme: 'dark' })
    expect(dark.background).not.toBe(made.background)
    for (const again of [await made.under(made.spec), await dark.under({ scene })])
      expect(again.chapters.map(({ id }) => id)).toEqual(['first', 'second'])
    const other = await made.under({ scene: 'data' })
    expect(other.chapters[0].id).toBe('data')
    expect(other.recipe!.spec.scene).toBe('data')
  })

  it.each<[string, object, string]>([
    ['scene.title: expected a text', { title: undefined }, 'svg'],
    ['scene.chapters: got [], expected one or more', { chapters: [] }, 'svg'],
    [
      'scene.chapters[0].seconds: got 0, expected a number above 0',
      { chapters: [{ id: 'a', seconds: 0 }] },
      'svg',
    ],
    ['scene.draw: expected a function', { draw: undefined }, 'svg'],
    [
      'scene.draw: got 3, expected a function that gives a function of shapes',
      { draw: () => () => 3 },
      'svg',
    ],
    ['format: got "html", expected gif, png', {}, 'html'],
    ['format: got "anim.svg", expected gif, png', {}, 'anim.svg'],
  ])('is refused: %s', async (message, change, format) => {
    const scene = { ...recording().scene, ...change } as OwnScene
    await expect(draw({ ...small, scene }, format as 'svg')).rejects.toThrow(message)
  })

  it('takes no other data than of classes and two features', async () => {
    const { scene } = recording()
    await expect(figure({ data: 'iris', hidden: 2, scene })).rejects.toThrow('over 4 features')
    await expect(figure({ data: 'y = x', hidden: 2, scene })).rejects.toThrow('not a target')
  })
})
