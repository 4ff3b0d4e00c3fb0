import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { layoutOfNetwork, unpack } from '../../../src/network/parameter-layout.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { isSweep, networkSpecs } from '../../../src/options/sweep.ts'
import { bestOf, firstToSeparate } from '../../../src/scene/model/trained.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { dotsOf, pathsOf, textsOf } from '../outline.ts'

/** A sweep with all that it was made of. */
function sweep(options: object) {
  const spec = readFigureObject({ scene: 'training', ...options })
  if (!isSweep(spec)) throw new Error('no sweep')
  const parts = networkSpecs(spec).map(own => {
    const dataset = generateDataset(own)
    return { dataset, ...trainNetwork(dataset, own, { trace: true }) }
  })
  return { spec, parts, scene: buildFigure(spec, parts) }
}

/** The work after which the rows of a training were all right for the first time. */
function separatedAt({ dataset, network, record }: ReturnType<typeof sweep>['parts'][number]): number {
  const layout = layoutOfNetwork(network)
  const first = record.trace!.find(
    ({ parameters }) => countCorrect(unpack(parameters, layout), dataset) === dataset.y.length,
  )
  return first?.evaluated ?? Number.POSITIVE_INFINITY
}

const solvers = sweep({ data: 'moons', solver: 'sgd|adam|lbfgs', learningRate: 0.1 })

describe('a sweep of trainings', () => {
  const { parts, scene } = solvers
  const width = scene.width / parts.length
  const most = Math.max(...parts.map(({ record }) => record.trace!.at(-1)!.evaluated!))

  /** The places of the clock's lines and of the marks, in shares of the width of the curves. */
  function clocksAt(time: number) {
    const shapes = scene.at(time)
    const ticks = textsOf(shapes).filter(({ text }) => /^(0|\d+k)$/.test(text))
    const name = textsOf(shapes).find(({ text }) => text === 'gradient evaluations × samples')!
    return parts.map((_, i) => {
      const isOwn = ({ x }: { x: number }) => x >= i * width && x < (i + 1) * width
      const own = ticks.filter(tick => isOwn(tick) && tick.y > name.y - 40 && tick.y < name.y)
      const [zero, last] = [own[0], own[own.length - 1]]
      const work = (x: number) => ((x - zero.x) / (last.x - zero.x)) * 1000 * Number.parseInt(last.text, 10)
      const [line] = pathsOf(shapes).filter(
        ({ lines, stroke }) =>
          stroke === themes.light.muted &&
          lines.length === 1 &&
          isOwn({ x: lines[0][0] }) &&
          lines[0][0] === lines[0][2],
      )
      const mark = dotsOf(shapes).find(
        ({ centres, ring }) => centres.length === 2 && ring && isOwn({ x: centres[0] }),
      )!
      return { line: work(line.lines[0][0]), mark: work(mark.centres[0]) }
    })
  }

  it('has one clock of evaluations × samples, at which those that have ended wait', () => {
    const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
    let before = 0
    for (let i = 0; i <= 20; i++) {
      const clocks = clocksAt(start + ((end - 1e-6 - start) * i) / 20)
      const [{ line }] = clocks
      expect(line).toBeGreaterThanOrEqual(before)
      before = line
      clocks.forEach((clock, panel) => {
        const work = parts[panel].record.trace!.map(({ evaluated }) => evaluated!)
        expect(clock.line).toBeCloseTo(line, 3)
        expect(clock.mark).toBeCloseTo(Math.min(Math.max(line, work[0]), work.at(-1)!), 3)
      })
    }
    expect(before).toBeCloseTo(most, -1)
  })

  it('points out the one that separates first by that clock, and says when', () => {
    const times = parts.map(separatedAt)
    const first = times.indexOf(Math.min(...times))
    // It is not the first of the panels that do.
    expect([first, Number.isFinite(times[1])]).toEqual([2, true])
    const said = scene.saysAt('poster')
    expect(textsOf(scene.at('poster')).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        `the first to separate all 200, at ${times[2] / 1000}k`,
        `separates all 200, at ${times[1] / 1000}k`,
      ]),
    )
    expect(said).toHaveLength(3)
    const modelled = parts.map((part, i) => ({
      ...part,
      model: modelOf(networkSpecs(solvers.spec)[i], part),
    }))
    expect([firstToSeparate(modelled), bestOf(modelled), firstToSeparate(parts)]).toEqual([2, 2, 1])
    expect(scene.notes.join()).toContain('one clock')
  })

  it('keeps the clock of iterations where nobody knows the work', () => {
    const unknown = solvers.parts.map(({ record, ...part }) => ({
      ...part,
      record: { ...record, trace: record.trace!.map(({ loss, parameters }) => ({ loss, parameters })) },
    }))
    const texts = textsOf(buildFigure(solvers.spec, unknown).at(4)).map(({ text }) => text)
    expect(texts.filter(text => text === 'epoch')).toHaveLength(2)
    expect(texts.filter(text => text === 'iteration')).toHaveLength(1)
  })
})
