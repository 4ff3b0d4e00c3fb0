import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { createLoss } from '../../../src/network/loss.ts'
import { layoutOfNetwork, pack, unpack } from '../../../src/network/parameter-layout.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { threePlots } from '../../../src/scene/layout/curve-rooms.ts'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import { classOutputs } from '../../../src/scene/model/learning/learning.ts'
import { learningClock } from '../../../src/scene/model/learning/learning-clock.ts'
import { learningOf } from '../../../src/scene/model/part-readers.ts'
import { curveScales } from '../../../src/scene/plane/curve-scales.ts'
import { learningCurves } from '../../../src/scene/plane/learning-curves.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { learningHidden } from '../../../src/scene/space/learning-hidden.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { captionOf, dotsOf, textsOf } from '../outline.ts'
import { type Made, make } from '../stage.ts'

/** Times of the frames, at so many a second, in which the network learns. */
function learningTimes({ scene }: Made, rate = 25): number[] {
  const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
  return Array.from({ length: Math.floor((end - start) * rate) }, (_, i) => start + i / rate)
}

/** The way through the iterates as the scene draws it. */
function pathOf({ spec, dataset, network, record, scene }: Made) {
  const model = modelOf(spec, { dataset, network, record })
  const learning = learningOf(model)!
  const words = { titles: ['The network learns'], captions: ['A caption'], legend: [], below: true as const }
  const { second, curves: area, curveLayout } = threePlots(layOut(scene.width, scene.height, words))
  const hidden = learningHidden(model, learning.hidden, second, themes.light, spec)
  const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
  const clock = learningClock([learning])
  const { marksAt } = learningCurves(curveScales(learning, clock, en), area, curveLayout, themes.light)
  const seen = { points: hidden.placesOf, marks: marksAt, outputs: classOutputs(model) }
  const path = clock.join({ model, learning, seen }, end - start)()
  return { ...seen, ...path, learning, seconds: end - start }
}

/** The first and the last number of "12" or "12–15". */
const span = (text: string) => {
  const [first, last = first] = text.split('–').map(Number)
  return [first, last]
}

/** The marks on the curves, apart from those of the legend. */
const marksOf = (shapes: Shape[]) =>
  dotsOf(shapes).filter(
    ({ key, centres, ring, rows }) => centres.length === 2 && ring && !rows && !key?.startsWith('legend'),
  )

const films: [string, Record<string, unknown>][] = [
  ['rows held out', { data: 'moons', samples: 60, noise: 0.3, test: 0.3, hidden: '2:relu', restarts: 2 }],
  ['classes that it separates', { data: 'circles', samples: 60 }],
  ['a start that fails', { data: 'blobs', seed: 9, restarts: 1 }],
]

describe.each(films)('the training of %s', (_, options) => {
  const made = make({ ...options, scene: 'training' })
  const { dataset, network, record, scene, spec } = made
  const trace = record.trace!
  const layout = layoutOfNetwork(network)
  const loss = createLoss(layout, dataset, spec.alpha!)
  const samples = dataset.y.length
  const rightAt = (iteration: number) => countCorrect(unpack(trace[iteration].parameters, layout), dataset)
  const separated = trace.findIndex((_, iteration) => rightAt(iteration) === samples)

  it('counts as the iterates do', () => {
    const said = new Set(learningTimes(made, 10).flatMap(time => scene.saysAt(time)))
    expect(said.size).toBeGreaterThan(1)
    for (const caption of said) {
      const [, at, said, held, value, plateau] = caption.match(
        /^Iteration (\S+): (.+?)(?: · arrows: [^·]+)?(?: · held-out accuracy: (\S+) of \d+)? · loss ([^ ,]+)(?: · hardly changes from iteration (\d+ to \d+))?$/,
      )!
      const [, correct, all] = said.match(/^(\S+) of (\d+) right$/) ?? [
        '',
        `${samples}`,
        /all (\d+)/.exec(said)![1],
      ]
      expect(Number(all)).toBe(samples)
      span(at).forEach((iteration, end) => {
        const { parameters } = trace[iteration]
        expect(span(correct)[end]).toBe(rightAt(iteration))
        expect(span(value)[end]).toBe(Number(loss(parameters).value.toPrecision(2)))
        if (dataset.test)
          expect(span(held!)[end]).toBe(countCorrect(unpack(parameters, layout), dataset.test))
      })
      if (said.startsWith('the first')) expect(Number(at)).toBe(separated)
      const since = /since iteration (\d+)/.exec(said)?.[1]
      if (since) {
        const rights = trace.map((_, i) => rightAt(i))
        expect(Number(since)).toBe(rights.findLastIndex(right => right < samples) + 1)
      }
      if (plateau) {
        const [from, to] = plateau.split(' to ').map(Number)
        const values = trace.slice(from, to + 1).map(({ parameters }) => loss(parameters).value)
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0.95 * Math.max(...values))
        for (const iteration of span(at)) expect(iteration >= from && iteration <= to).toBe(true)
      }
    }
  })

  it('has the mark where the iteration is, on the curve of the loss', () => {
    for (const time of learningTimes(made, 5)) {
      const shapes = scene.at(time)
      const texts = textsOf(shapes)
      const name = texts.find(({ text }) => text === 'iteration')!
      const ticks = texts.filter(
        ({ y, x, text, fill }) =>
          y < name.y &&
          y > name.y - 40 &&
          Math.abs(x - name.x) < 420 &&
          fill !== name.fill &&
          /^\d+$/.test(text),
      )
      const [zero, other] = [ticks[0], ticks[ticks.length - 1]]
      const mark = marksOf(shapes)[0]
      const iteration = (Number(other.text) * (mark.centres[0] - zero.x)) / (other.x - zero.x)
      const [first, last] = span(captionOf(shapes).match(/^Iteration (\S+):/)![1])
      expect(iteration).toBeGreaterThan(first - 1e-6)
      expect(iteration).toBeLessThan(Math.max(last, first + 1) + 1e-6)
      const levels = texts
        .filter(
          ({ x, y, anchor, text }) =>
            anchor === 'end' && x > zero.x - 20 && x < zero.x && y > scene.height / 2 && Number(text) > 0,
        )
        .map(({ y, text }) => ({ y, log: Math.log(Number(text)) }))
      const [low, high] = [levels[0], levels[levels.length - 1]]
      const log = low.log + ((mark.centres[1] - low.y) / (high.y - low.y)) * (high.log - low.log)
      const [a, b] = [
        Math.floor(iteration + 1e-6),
        Math.min(trace.length - 1, Math.floor(iteration + 1e-6) + 1),
      ]
      const [from, to] = [a, b].map(i => Math.log(loss(trace[i].parameters).value))
      expect(log).toBeCloseTo(from + (to - from) * (iteration - a), 4)
    }
  })

  it('moves no point and none of the marks by more than 3 % of its plot in a frame, and equally much all the time', () => {
    const path = pathOf(made)
    const frames = Math.floor(path.seconds * 25)
    const states = Array.from({ length: frames + 1 }, (_, i) => {
      const { position, iteration } = path.at(i / frames)
      return { points: path.points(path.networkAt(position)), marks: path.marks(iteration) }
    })
    const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Math.max(
        ...Array.from({ length: a.length / 2 }, (_, i) =>
          Math.hypot(b[2 * i] - a[2 * i], b[2 * i + 1] - a[2 * i + 1]),
        ),
      )
    const moves = states.slice(1).map(({ points, marks }, i) => {
      const before = states[i]
      return Math.max(far(before.points, points), far(before.marks, marks))
    })
    expect(Math.max(...moves)).toBeLessThan(0.03)
    // The last tenth of the film shows something, too.
    const mean = (list: number[]) => list.reduce((sum, move) => sum + move, 0) / list.length
    expect(mean(moves.slice(-Math.floor(frames / 10)))).toBeGreaterThan(0.3 * mean(moves))
  })

  it('goes straight from the first weights to those of the network', () => {
    const { keys, networkAt } = pathOf(made)
    expect([keys[0].iteration, keys[keys.length - 1].iteration]).toEqual([0, trace.length - 1])
    expect(pack(networkAt(0))).toEqual(trace[0].parameters)
    expect(pack(networkAt(keys.length - 1))).toEqual(pack(network))
    const [a, b] = keys.map(({ parameters }) => parameters)
    pack(networkAt(0.25)).forEach((value, i) => {
      expect(value).toBeCloseTo(0.75 * a[i] + 0.25 * b[i], 10)
    })
  })

  it('says where it begins and why it ends', () => {
    const { start, end } = scene.chapters.find(({ id }) => id === 'first')!
    for (const time of [start, (start + end) / 2])
      expect(captionOf(scene.at(time))).toMatch(/^First weights: \d+ of \d+ right/)
    expect(captionOf(scene.at('poster'))).toContain(`After ${trace.length - 1 < 11 ? '' : trace.length - 1}`)
    expect(captionOf(scene.at('poster'))).toContain(`loss ${record.loss.toPrecision(2)}`)
  })
})
