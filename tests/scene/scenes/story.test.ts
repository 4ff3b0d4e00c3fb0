import { describe, expect, it } from 'vitest'
import { bestLine } from '../../../src/network/best-line.ts'
import type { ClassRecord } from '../../../src/network/network.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { verdict } from '../../../src/network/verdict.ts'
import type { Moment, Scene } from '../../../src/scene/scene.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { captionOf, dotsOf, pathsOf, spell } from '../outline.ts'
import { clusterTable, type Made, make, middle, remake } from '../stage.ts'

const blobs = make({ data: 'blobs', samples: 80, scene: 'story' })
const circles = make({ data: 'circles', samples: 80, scene: 'story', cuts: false })

const namesOf = ({ scene }: Made) => scene.chapters.map(({ name }) => name)

function chapter({ scene }: Made, name: string) {
  return scene.chapters.find(chapter => chapter.name === name)!
}

function captionAt(scene: Scene, time: Moment): string {
  return captionOf(scene.at(time))
}

describe('the chapters', () => {
  it('are those that data and network have', () => {
    const back = ['Back', 'The boundary', 'The surface']
    expect(namesOf(blobs)).toEqual(['The data', 'The cuts', 'Layer 1', 'The line', ...back])
    expect(namesOf(circles)).toEqual(['The data', 'Layer 1', 'The line', 'All sides', ...back])
    const table = clusterTable(4, ['a', 'b', 'c'])
    const four = make({ data: 'table.csv', hidden: '3', scene: 'story' }, table)
    expect(namesOf(four)).toEqual(['The data', 'Layer 1', 'The line', 'All sides'])
    expect(captionAt(four.scene, 0)).toMatch(/separates all 60 · .*4 features, projected/)
    const mixed = table.replace('kind\n', 'kind\n5,5,5,5,a\n5,5,5,5,b\n')
    const two = make({ data: 'table.csv', hidden: '2', scene: 'story' }, mixed)
    expect(namesOf(two)).toEqual(['The data', 'Layer 1', 'The line'])
    const three = make({ data: 'table.csv', hidden: '3', scene: 'story' }, clusterTable(3, ['a', 'b', 'c']))
    expect(namesOf(three)).toEqual(['The data', 'Layer 1', 'The line', 'All sides'])
    const deep = make({ data: 'moons', samples: 60, hidden: '4,2', scene: 'story' })
    expect(namesOf(deep)).toEqual(['The data', 'Layer 1', 'Layer 2', 'The line', ...back])
  })

  it('say what this run did', () => {
    const { scene, dataset, network } = blobs
    const straight = bestLine(dataset).correct
    expect(straight).toBeLessThan(80)
    expect(countCorrect(network, dataset)).toBe(80)
    expect(captionAt(scene, 0)).toBe(`No straight line gets more than ${straight} of 80 right`)
    expect(captionAt(scene, middle(chapter(blobs, 'The cuts')))).toBe('Two units make two cuts')
    expect(captionAt(scene, middle(chapter(blobs, 'The boundary')))).toMatch(
      /^That one line is now these two/,
    )
    expect(captionAt(scene, 'poster')).toBe('Now a straight line separates all 80')
  })

  it('tell the verdict where it adds something', async () => {
    const told = async (made: Made) => {
      const judged = await verdict(made.network, made.dataset, { margin: true })
      const { record } = trainNetwork(made.dataset, made.spec)
      const whole: ClassRecord = { ...record, verdict: judged }
      const scene = buildScene(made.spec, made.dataset, made.network, whole)
      const found = scene.chapters.find(({ name }) => name === 'The verdict')
      return { judged, caption: found && captionAt(scene, middle(found)) }
    }
    const apart = await told(blobs)
    expect(apart.caption).toBe(
      `The gap is ${(2 * apart.judged.margin!).toPrecision(2)} wide · between class 0 and class 1`,
    )
    const mixed = await told(make({ data: 'article', scene: 'story' }))
    expect(mixed.judged.separable).toBe(false)
    expect(mixed.caption).toBe('No straight line can separate all points')
  })

  it('draw the straight line and mark exactly the points on its wrong side', () => {
    const { scene, dataset } = blobs
    const shapes = scene.at(chapter(blobs, 'The data').end - 0.01)
    expect(pathsOf(shapes).filter(({ dash }) => dash)).toHaveLength(1)
    const marked = dotsOf(shapes).filter(({ ring, rows }) => rows && ring?.color === themes.light.ink)
    const wrong = marked.reduce((sum, { centres }) => sum + centres.length / 2, 0)
    expect(wrong).toBe(80 - bestLine(dataset).correct)
  })
})

it('shows the decision on a still, also where it is the end of the loop', () => {
  const table = clusterTable(4, ['a', 'b', 'a', 'b'])
  const { scene } = make({ data: 'table.csv', hidden: '2', scene: 'story' }, table)
  expect(scene.chapters.at(-1)!.id).toBe('line')
  expect(captionAt(scene, 'poster')).toMatch(/^(Now|Here) /)
})

it('rests at no picture for more than 2.5 s if it lasts a minute', () => {
  const { scene } = remake(blobs, { duration: 60 })
  const ends = scene.chapters.findIndex(({ id }) => id === 'orbit' || id === 'surface')
  // What turns never rests.
  const count = Math.floor(scene.chapters[ends].start / 0.25)
  const frames = Array.from({ length: count }, (_, i) =>
    scene
      .at(i * 0.25)
      .map(spell)
      .join(),
  )
  let rest = 0
  frames.slice(1).forEach((frame, i) => {
    rest = frame === frames[i] ? rest + 0.25 : 0
    expect(rest).toBeLessThanOrEqual(2.25)
  })
})
