import { expect } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { tableDataset } from '../../src/data/build-table.ts'
import { generators } from '../../src/data/registry.ts'
import type { Model } from '../../src/network/models/model.ts'
import { readModel } from '../../src/network/models/nnanim.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { snapshotTrace } from '../../src/network/snapshots.ts'
import { modelRecord, trainNetwork } from '../../src/network/train.ts'
import { verdict } from '../../src/network/verdict.ts'
import { SpecError, WorkError } from '../../src/options/error.ts'
import { type FigureSpec, networkSpecs } from '../../src/options/sweep.ts'
import { toSvg } from '../../src/paint/svg.ts'
import { altOf, buildFigure } from '../../src/scene/scenes/build.ts'
import type { Shape } from '../../src/scene/shape.ts'

/** Inputs a property tries: few in the tests, NNANIM_RUNS times as many in a long run by hand. */
export const runs = (few: number) => few * Number(process.env.NNANIM_RUNS ?? 1)

/** Inputs that a property draws a picture of; drawing takes a thousand times as long as reading. */
export const drawnRuns = (few: number) => few * Number(process.env.NNANIM_DRAWN ?? 1)

/** A long run by hand may take its time. */
export const long = { timeout: 30_000 * Math.max(runs(1), drawnRuns(1)) }

export type Outcome = 'done' | 'refused'

/** Does work that may only fail with an error of ours that says where, in lines that a person can read. */
export async function outcomeOf(work: () => unknown): Promise<Outcome> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (!(error instanceof SpecError || error instanceof WorkError)) throw error
    expect(error.message).not.toMatch(/\[object |expected undefined|got undefined|NaN million/)
    expect(error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(error.message.length).toBeLessThan(10_000)
    if (error instanceof SpecError) {
      const { field, place } = error
      expect(field !== '' || place !== undefined).toBe(true)
      expect(error.message).toMatch(/expected |leave it out/)
    }
    return 'refused'
  }
}

export interface Texts {
  table?: string
  model?: string
}

/** What a spec shows at a few of its moments; all numbers of its shapes are finite, and its SVG has no other. */
export async function drawAny(spec: FigureSpec, { table = '', model: text }: Texts = {}): Promise<void> {
  const model: Model | undefined = text === undefined ? undefined : readModel(text)
  const parts = []
  for (const panel of networkSpecs(spec)) {
    const scaled = generators.some(({ name }) => name === spec.data)
      ? generateDataset(panel, model)
      : tableDataset(panel, table, spec.data, model).dataset
    const dataset = reduceDataset(scaled, panel.reduce, model?.reduction)
    const { network, record } = model
      ? {
          network: model.network,
          record: {
            ...modelRecord(model.network, dataset, panel.alpha ?? 0),
            trace: snapshotTrace(model, dataset),
          },
        }
      : trainNetwork(dataset, panel)
    expect(record.loss).not.toBeNaN()
    parts.push({ dataset, network, record: { ...record, verdict: await verdict(network, dataset) } })
  }
  const scene = buildFigure(spec, parts)
  const alt = altOf(spec, parts, scene)
  expect(alt).not.toMatch(/NaN|Infinity|undefined/)
  for (const share of scene.duration > 0 ? [0, 0.31, 0.5, 0.77, 1] : [0]) {
    const time = share * scene.duration
    expectFinite(scene.at(time), `at ${time}`)
    expect(toSvg(scene, time, alt)).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/)
  }
}

/** Every number in shapes, whatever their kind. */
function expectFinite(value: unknown, where: string): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} ${where}`)
  } else if (ArrayBuffer.isView(value)) {
    for (const number of value as Float64Array) expectFinite(number, where)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value as Shape)) expectFinite(inner, `${where}.${key}`)
  }
}
