import { describe, expect, it } from 'vitest'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { boundsOf, captionOf, dotsOf, pathsOf, spell, textsOf } from '../outline.ts'
import { clusterTable, make, middle, remake } from '../stage.ts'
import { textFaultsOf } from './frames.ts'

describe.each([
  ['adam', 'epoch'],
  ['sgd', 'epoch'],
  ['lbfgs', 'iteration'],
])('the training by %s', (solver, unit) => {
  const { scene } = make({ data: 'blobs', scene: 'training', solver, maxIter: 20, restarts: 1 })
  const moments = ['poster' as const, ...scene.chapters.map(middle)]
  const texts = moments.flatMap(moment => textsOf(scene.at(moment)).map(({ text }) => text))

  it(`is told in ${unit}s`, () => {
    const [last, learning] = ['poster' as const, middle(scene.chapters[2])].map(at => captionOf(scene.at(at)))
    expect(last).toMatch(new RegExp(`^After (\\w+) ${unit}s`))
    expect(learning).toMatch(new RegExp(`^${unit === 'epoch' ? 'Epoch' : 'Iteration'} \\d`))
    expect(texts).toContain(unit)
    expect(texts.join()).toMatch(new RegExp(`The network learns: \\w+ ${unit}s`))
    const other = unit === 'epoch' ? /iteration/i : /epoch/i
    expect(texts.join()).not.toMatch(other)
  })
})

describe('the training in a model file', () => {
  const made = make({ data: 'blobs', scene: 'training', test: 0.2, samples: 60, restarts: 1, maxIter: 60 })
  const iterates = made.record.trace!.slice(-4)
  /** A film of these steps, with losses that are nobody's but the file's. */
  const filmOf = (steps: number[], losses = [8, 4, 2, 1]) => {
    const trace = steps.map((step, i) => ({ parameters: iterates[i].parameters, step, loss: losses[i] }))
    return buildScene(made.spec, made.dataset, made.network, { ...made.record, stopped: 'model', trace })
  }
  const scene = filmOf([100, 120, 220, 300])
  const [, first, learning] = scene.chapters
  const texts = textsOf(scene.at(middle(learning)))

  it('is told in its own steps and losses', () => {
    const said = [middle(first), middle(learning), 'poster' as const].map(time => captionOf(scene.at(time)))
    expect(said[0]).toMatch(/^Step 100: .* loss 8\.0$/)
    expect(said[1]).toMatch(/^Step (1|2)20: .* loss [24]\.0$/)
    expect(said[2]).toMatch(/^Step 300: .* loss 1\.0$/)
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'The network learns: steps 100 to 300',
        'step',
        '150',
        '200',
        '250',
        'training',
      ]),
    )
    expect(textFaultsOf(scene, 2)).toEqual([])
  })

  it('has its snapshots where their steps are, on the curve of the loss', () => {
    const tick = (text: string) => texts.find(label => label.text === text)!.x
    const at = (step: number) => tick('150') + ((step - 150) * (tick('250') - tick('150'))) / 100
    const [curve] = pathsOf(scene.at(0))
      .filter(({ closed, lines }) => !closed && lines.length === 1 && lines[0].length === 8)
      .map(({ lines }) => Array.from(lines[0]).filter((_, i) => i % 2 === 0))
    for (const [i, step] of [100, 120, 220, 300].entries()) expect(curve[i]).toBeCloseTo(at(step), 6)
  })

  it('ends after its last snapshot where the network is another one', () => {
    const later = filmOf([100, 120, 220, 220])
    expect(captionOf(later.at('poster'))).toMatch(/^After step 220: .* loss 1\.0$/)
    expect(textsOf(later.at(0)).map(({ text }) => text)).toContain('The network learns: steps 100 to 220')
    const end = later.chapters.find(({ id }) => id === 'learning')!.end
    const pointsAt = (time: number) => dotsOf(later.at(time)).map(({ centres }) => Array.from(centres))
    expect(pointsAt(end - 0.2)).not.toEqual(pointsAt(end))
  })
})

describe('the scene training', () => {
  const blobs = make({ data: 'blobs', scene: 'training' })

  it.each([
    [400, 900, false],
    [600, 600, true],
    [1320, 480, true],
    [900, 820, true],
  ])('has the accuracy where it can be read: at %i × %i, %s', (width, height, has) => {
    const { scene } = remake(blobs, { size: { width, height } })
    const shapes = scene.at('poster')
    expect(textsOf(shapes).some(({ text }) => text === 'accuracy')).toBe(has)
    const frames = pathsOf(shapes).filter(
      ({ closed, fill, lines }) => closed && !fill && lines[0].length === 8,
    )
    const heights = frames.map(({ lines: [line] }) => line[5] - line[1])
    if (has) expect(Math.min(...heights)).toBeGreaterThanOrEqual(60)
  })

  it('has two plots at its own size that are as wide as phones show', () => {
    const { plot } = { plot: boundsOf(pathsOf(blobs.scene.at(0)).find(({ key }) => key === 'ground')!) }
    expect(blobs.spec.size).toMatchObject({ width: 900 })
    expect(plot[2] - plot[0]).toBeGreaterThan(340)
  })

  it('rings wrong points where they can be told apart, not in a crowd', () => {
    const { scene } = make({ data: 'blobs', samples: 600, scene: 'training', restarts: 1, maxIter: 40 })
    const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
    const seen = Array.from({ length: 40 }, (_, i) => start + ((i + 8) / 50) * (end - start)).flatMap(time =>
      pathsOf(scene.at(time)).filter(({ circles, stroke }) => circles && stroke === themes.light.ink),
    )
    const many = seen.filter(({ lines }) => lines.length > 250)
    const few = seen.filter(({ lines }) => lines.length <= 60)
    expect([many.length > 0, few.length > 0]).toEqual([true, true])
    for (const { opacity } of many) expect(opacity).toBeLessThan(0.1)
    for (const { opacity } of few) expect(opacity).toBe(1)
  })

  it('names the start that the weights are of', () => {
    const { scene, record } = make({ data: 'circles', scene: 'training' })
    expect(record.restarts).toBe(2)
    const { start } = scene.chapters.find(({ id }) => id === 'first')!
    expect(captionOf(scene.at(start))).toMatch(
      /^First weights: \d+ of 200 right · start 2, after one failed start · loss/,
    )
  })

  it.each([
    ['blobs', 9, /^After 34 iterations: 149 of 200 right · loss 0\.56 · the loss hardly decreases any more$/],
    ['circles', 2, /: all points get one class · accuracy: 100 of 200 \(50 %\) · loss 0\.69/],
  ])('says what a single start that fails has come to: %s, seed %i', (data, seed, ending) => {
    const { scene } = make({ data, seed, restarts: 1, scene: 'training' })
    const { start } = scene.chapters.find(({ id }) => id === 'first')!
    expect(captionOf(scene.at(start))).toMatch(/^First weights: /)
    expect(captionOf(scene.at('poster'))).toMatch(ending)
    // Of blobs the network still has more right than logistic regression.
    const remedy = 'another --seed, more --restarts or a smaller --alpha may help'
    expect(scene.notes.join().includes(remedy)).toBe(data === 'circles')
  })

  it('is refused without a plane, and for a network whose iterates nobody knows', () => {
    const table = (features: number) => clusterTable(features, ['a', 'b'])
    const options = { data: 'table.csv', scene: 'training', hidden: 2, restarts: 1 }
    expect(() => make(options, table(1))).toThrow('a line of one feature')
    expect(() => make(options, table(4))).toThrow('--reduce 2')
    const { spec, dataset, network } = make({ data: 'blobs', scene: 'training' })
    expect(() => buildScene(spec, dataset, network)).toThrow('{ trace: true }')
    expect(() => buildScene({ ...spec, model: 'm.json' }, dataset, network)).toThrow('no snapshots')
  })
})

it('writes the levels of a curve a line apart, also where a picture is small', () => {
  const { scene } = make({
    ...{ data: 'circles', scene: 'training', size: 300, samples: 60 },
    ...{ test: 0.2, maxIter: 60, restarts: 1 },
  })
  const levels = textsOf(scene.at('poster')).filter(
    ({ anchor, baseline, rotate }) => anchor === 'end' && baseline === 'middle' && rotate === undefined,
  )
  expect(levels.length).toBeGreaterThanOrEqual(6)
  for (const level of levels)
    for (const other of levels) {
      if (other === level || other.x !== level.x) continue
      expect(Math.abs(other.y - level.y), other.text).toBeGreaterThan(1.05 * level.size)
    }
})

it('draws each plane between two classes once, from wherever the cube is seen', () => {
  const { scene } = make({
    ...{ data: 'clusters', classes: 3, hidden: 3, scene: 'training', samples: 60 },
    ...{ maxIter: 60, restarts: 1 },
  })
  for (const azimuth of [0, 2, 4]) {
    const paths = pathsOf(scene.at('poster', { azimuth, elevation: 0.4, zoom: 1 }))
    // Outlines, so that the dots behind them are seen.
    const planes = paths.filter(({ closed, stroke }) => closed && stroke === themes.light.ink)
    expect(planes.map(spell)).toHaveLength(3)
    expect(new Set(planes.map(spell)).size).toBe(3)
  }
})
