import { describe, expect, it } from 'vitest'
import { bestLine } from '../../../src/network/best-line.ts'
import { createLoss } from '../../../src/network/loss.ts'
import { layoutOfNetwork, pack, unpack } from '../../../src/network/parameter-layout.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { buildModel } from '../../../src/scene/model/figure-model.ts'
import { learningClock } from '../../../src/scene/model/learning-clock.ts'
import { curveScales, placeOn } from '../../../src/scene/plane/curve-scales.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { learningHidden } from '../../../src/scene/space/learning-hidden.ts'
import { layOut } from '../../../src/scene/style/layout.ts'
import { themes } from '../../../src/scene/style/theme.ts'
import { threePlots } from '../../../src/scene/style/three-plots.ts'
import { captionOf, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, type Made, make, middle, remake } from '../stage.ts'
import { textFaultsOf } from './frames.ts'

const films = [
  { data: 'moons' },
  { data: 'circles' },
  { data: 'blobs' },
  { data: 'blobs', seed: 9, restarts: 1 },
  { data: 'spirals' },
  { data: 'clusters', classes: 4 },
  { data: 'moons', noise: 0.3, test: 0.3, hidden: '2:relu', restarts: 2 },
  { data: 'circles', hidden: 6 },
].map(options => [JSON.stringify(options), make({ ...options, scene: 'training' })] as const)

/** Times of the frames, at so many a second, in which the network learns. */
function learningTimes({ scene }: Made, rate = 25): number[] {
  const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
  return Array.from({ length: Math.floor((end - start) * rate) }, (_, i) => start + i / rate)
}

/** The way through the iterates as the scene draws it. */
function pathOf({ spec, dataset, network, record, scene }: Made) {
  const model = buildModel(spec, dataset, network, bestLine(dataset), record.trace)
  const learning = model.learning!
  const words = { title: 'The network learns', captions: ['A caption'], legend: [], below: true as const }
  const { second } = threePlots(layOut(scene.width, scene.height, words))
  const hidden = learningHidden(model, learning.hidden, second, themes.light, spec)
  const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
  const clock = learningClock([learning])
  const [curve] = curveScales(learning, clock).loss.curves
  const seen = { points: hidden.placesOf, mark: (iteration: number) => placeOn(curve, iteration) }
  const path = clock.join({ model, learning, seen }, end - start)()
  return { ...seen, ...path, learning, seconds: end - start }
}

/** The first and the last number of "12" or "12–15". */
const span = (text: string) => {
  const [first, last = first] = text.split('–').map(Number)
  return [first, last]
}

describe.each(films)('the training of %s', (_, made) => {
  const { dataset, network, record, scene, spec } = made
  const trace = record.trace!
  const layout = layoutOfNetwork(network)
  const loss = createLoss(layout, dataset, spec.alpha)
  const samples = dataset.y.length
  const rightAt = (iteration: number) => countCorrect(unpack(trace[iteration].parameters, layout), dataset)
  const separated = trace.findIndex((_, iteration) => rightAt(iteration) === samples)

  it('counts as the iterates do', () => {
    const said = new Set(learningTimes(made, 10).map(time => captionOf(scene.at(time))))
    expect(said.size).toBeGreaterThan(2)
    for (const caption of said) {
      const [, at, said, held, value, plateau] = caption.match(
        /^Iteration (\S+): (.+?)(?:, held out (\S+) of \d+)?, loss ([^ ,]+)(?:, which hardly changes from iteration (\d+ to \d+))?$/,
      )!
      const [, correct, all] = said.match(/^(\S+) of (\d+)$/) ?? [
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

  it('shows the first iterate that separates, where one does', () => {
    if (separated <= 0) return
    const said = learningTimes(made, 50).map(time => captionOf(scene.at(time)))
    expect(
      said.some(
        caption =>
          caption.startsWith(`Iteration ${separated}: the first with all ${samples}`) ||
          caption.startsWith(`Iteration ${separated}–`),
      ),
    ).toBe(true)
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
          Math.abs(x - name.x) < 200 &&
          fill !== name.fill &&
          /^\d+$/.test(text),
      )
      const [zero, other] = [ticks[0], ticks[ticks.length - 1]]
      const mark = dotsOf(shapes).find(({ centres, ring }) => centres.length === 2 && ring)!
      const iteration = (Number(other.text) * (mark.centres[0] - zero.x)) / (other.x - zero.x)
      const [first, last] = span(captionOf(shapes).match(/^Iteration (\S+):/)![1])
      expect(iteration).toBeGreaterThan(first - 1e-6)
      expect(iteration).toBeLessThan(Math.max(last, first + 1) + 1e-6)
      const levels = texts
        .filter(
          ({ x, anchor, text }) => anchor === 'end' && x > zero.x - 20 && x < zero.x && Number(text) > 0,
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

  it('has the share of samples that are right under the loss, on the same axis', () => {
    for (const time of learningTimes(made, 2)) {
      const shapes = scene.at(time)
      const texts = textsOf(shapes)
      const marks = dotsOf(shapes).filter(({ centres, ring }) => centres.length === 2 && ring)
      const curves = dataset.test ? 2 : 1
      expect(marks).toHaveLength(2 * curves)
      for (const { centres } of marks) expect(centres[0]).toBeCloseTo(marks[0].centres[0], 6)
      const levels = texts
        .filter(({ text, anchor }) => anchor === 'end' && /^[\d.]+ %$/.test(text))
        .map(({ y, text }) => ({ y, share: Number.parseFloat(text) / 100 }))
      const [low, high] = [levels[0], levels[levels.length - 1]]
      expect(high.share).toBe(1)
      const [first, last] = span(captionOf(shapes).match(/^Iteration (\S+):/)![1])
      const share = low.share + ((marks[curves].centres[1] - low.y) / (high.y - low.y)) * (1 - low.share)
      const passed = trace
        .slice(first, Math.max(last, first + 1) + 1)
        .map(({ parameters }) => countCorrect(unpack(parameters, layout), dataset) / samples)
      expect(share).toBeGreaterThan(Math.min(...passed) - 1e-6)
      expect(share).toBeLessThan(Math.max(...passed) + 1e-6)
    }
  })

  it('moves no point and no mark by more than 3 % of its plot in a frame, and equally much all the time', () => {
    const path = pathOf(made)
    const frames = Math.floor(path.seconds * 25)
    const states = Array.from({ length: frames + 1 }, (_, i) => {
      const { position, iteration } = path.at(i / frames)
      return { points: path.points(path.networkAt(position)), mark: path.mark(iteration) }
    })
    const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Math.max(
        ...Array.from({ length: a.length / 2 }, (_, i) =>
          Math.hypot(b[2 * i] - a[2 * i], b[2 * i + 1] - a[2 * i + 1]),
        ),
      )
    const moves = states.slice(1).map(({ points, mark }, i) => {
      const before = states[i]
      return Math.max(far(before.points, points), far(before.mark, mark))
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
      expect(captionOf(scene.at(time))).toMatch(/^First weights.*loss \d\.\d+$/)
    expect(captionOf(scene.at('poster'))).toContain(
      `Stopped after ${trace.length - 1 < 11 ? '' : trace.length - 1}`,
    )
    expect(captionOf(scene.at('poster'))).toContain(`loss ${record.loss.toPrecision(2)}`)
  })

  it('shows the data alone at both ends, so that a loop has no seam', () => {
    const places = (time: number) => dotsOf(scene.at(time)).filter(({ centres }) => centres.length > 2)
    const first = places(0)
    expect(first).toHaveLength(1)
    expect(first[0].centres).toEqual(places(scene.duration)[0].centres)
  })

  it('speaks of weights while all is there, and of the data while it comes and goes', () => {
    const words = captionOf(scene.at(0))
    expect(words).toMatch(new RegExp(`^${samples} points in `))
    expect(captionOf(scene.at(scene.duration))).toBe(words)
    for (let frame = 0; frame <= 25 * scene.duration; frame++) {
      const shapes = scene.at(frame / 25)
      const mark = dotsOf(shapes).find(({ centres, ring }) => centres.length === 2 && ring)
      if (captionOf(shapes) !== words) expect(mark?.opacity).toBe(1)
    }
  })

  it('has its texts in full and apart', () => {
    expect(textFaultsOf(scene, 2)).toEqual([])
  })
})

describe('the training in a model file', () => {
  const made = make({ data: 'blobs', scene: 'training', test: 0.2 })
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

  it('has short numbers on its axes, from one step to the next and with a loss of many digits', () => {
    const diverged = filmOf([0, 1], [1e9, 1e-9])
    const labels = textsOf(diverged.at(0)).map(({ text }) => text)
    expect(labels).toEqual(expect.arrayContaining(['0', '1', '1e+9', '1e-9', '1']))
    expect(textFaultsOf(diverged, 2)).toEqual([])
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

  it('stays on the trained network with --one-way', () => {
    const { scene } = make({ data: 'blobs', scene: 'training', oneWay: true })
    expect(dotsOf(scene.at(scene.duration)).length).toBe(dotsOf(scene.at('poster')).length)
  })

  it.each([
    [300, 300],
    [400, 900],
    [600, 600],
    [1280, 720],
  ])('has its texts in full and apart at %i × %i', (width, height) => {
    for (const data of ['moons', 'blobs']) {
      const { scene } = make({ data, scene: 'training', size: `${width}x${height}` })
      expect(textFaultsOf(scene, 1)).toEqual([])
    }
  })

  it.each([
    [300, 300, false],
    [400, 900, false],
    [1280, 720, true],
    [600, 600, true],
    [1320, 480, true],
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

  it('names the start that the weights are of', () => {
    const { scene, record } = make({ data: 'circles', scene: 'training' })
    expect(record.restarts).toBe(2)
    const { start } = scene.chapters.find(({ id }) => id === 'first')!
    expect(captionOf(scene.at(start))).toMatch(
      /^First weights of start 2, after one that failed: \d+ of 200, loss/,
    )
  })

  it.each([
    ['blobs', 9, /^Stopped after 34 iterations, as the loss hardly falls any more: 149 of 200, loss 0\.56$/],
    ['circles', 2, /: all points get one class, right for 100 of 200, loss 0\.69$/],
  ])('says what a single start that fails has come to: %s, seed %i', (data, seed, ending) => {
    const { scene } = make({ data, seed, restarts: 1, scene: 'training' })
    const { start } = scene.chapters.find(({ id }) => id === 'first')!
    expect(captionOf(scene.at(start))).toMatch(/^First weights: /)
    expect(captionOf(scene.at('poster'))).toMatch(ending)
    expect(scene.notes.join()).toContain('another --seed, more --restarts or a smaller --alpha may help')
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
