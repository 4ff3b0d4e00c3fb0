import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { train } from '../../../src/network/train.ts'
import { isSweep, networkSpecs } from '../../../src/options/sweep.ts'
import type { Trained } from '../../../src/scene/model/trained.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { dotsOf, flat, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, make, timesOf } from '../stage.ts'

/** A sweep with all that it was made of. */
export function sweep(options: object, table?: string) {
  const spec = readFigureObject({ samples: table === undefined ? 60 : undefined, restarts: 2, ...options })
  if (!isSweep(spec)) throw new Error('no sweep')
  const parts: Trained[] = networkSpecs(spec).map(own => {
    const dataset = table === undefined ? generateDataset(own) : tableDataset(own, table, 'table').dataset
    return { dataset, ...train(dataset, own) }
  })
  return { spec, parts, scene: buildFigure(spec, parts) }
}

/** A table of one feature. */
export const line = [
  'size,kind',
  ...Array.from({ length: 40 }, (_, i) => `${i / 10},${i < 15 ? 'in' : 'out'}`),
]

/** What the panel without hidden layers shows, which is the first of each sweep. */
export function describePanels(sweeps: [string, ReturnType<typeof sweep>][]): void {
  describe.each(sweeps)('the panel without hidden layers beside %s', (name, { scene }) => {
    const [left, top, width, height] = scene.panels![0]
    const isInside = (x: number, y: number) => x >= left && x <= left + width && y >= top && y <= top + height
    const dotsAt = (time: number) =>
      dotsOf(scene.at(time))
        .flatMap(({ centres }) =>
          Array.from({ length: centres.length / 2 }, (_, i) => [centres[2 * i], centres[2 * i + 1]]),
        )
        .filter(([x, y]) => isInside(x, y))
        .map(place => place.map(v => v.toFixed(6)).join())
        .sort()
    const textsAt = (time: number) =>
      textsOf(scene.at(time))
        .filter(({ x, y, opacity = 1 }) => isInside(x, y) && opacity > 0)
        .map(({ text }) => text)
        .sort()

    // The camera of a cube rocks while planes are shown, and a threshold is a point too.
    if (!/three features|one feature/.test(name))
      it('keeps its points where they are', () => {
        const first = dotsAt(0)
        expect(first.length).toBeGreaterThan(30)
        for (const time of timesOf(scene, 15)) expect(dotsAt(time)).toEqual(first)
      })

    it('keeps the names of its axes, and is called by what it lacks', () => {
      const first = textsAt(0)
      expect(first).toContain('no hidden layer')
      for (const time of timesOf(scene, 9)) expect(textsAt(time)).toEqual(first)
    })

    if (!/features|three units/.test(name))
      it('shows its decision when the other panel does', () => {
        const opacityAt = (time: number, panel: number) =>
          pathsOf(scene.at(time)).find(({ key }) => key === `${panel} half-planes`)?.opacity ?? 0
        const shown = timesOf(scene, 60).map(time => [0, 1].map(panel => opacityAt(time, panel)))
        expect(shown.filter(([own]) => own === 1).length).toBeGreaterThan(2)
        for (const [own, other] of shown) expect(own).toBe(other)
      })
  })
}

/** Whether some scenes draw a network without hidden layers. */
export function testAlone(names: string[]): void {
  it.each(names)('is drawn by %s, of all kinds of data that it takes', name => {
    const tables = [undefined, clusterTable(2, ['a', 'b', 'c']), line.join('\n'), clusterTable(3, ['a', 'b'])]
    for (const [i, table] of tables.entries()) {
      const data = table === undefined ? { data: 'moons', samples: 60 } : { data: 'a.csv' }
      const isPlane = i < 2 || name === 'data' || (i === 2 && !['compare', 'explain'].includes(name))
      if (!isPlane) continue
      const options = {
        ...data,
        ...(name === 'compare' && { classifiers: 'network' }),
        scene: name,
        hidden: 0,
      }
      const { scene, spec, dataset, network, record } = make(options, table)
      for (const time of timesOf(scene, 5))
        for (const shape of flat(scene.at(time)))
          if (shape.kind === 'path')
            for (const at of shape.lines) expect(Array.from(at).every(Number.isFinite)).toBe(true)
      expect(altOf(spec, [{ dataset, network, record }], scene)).not.toMatch(/undefined|NaN|hidden layer of/)
    }
  })
}

/** Scenes that take longer than the others, which `without-hidden.slow.ts` shows. */
export const slowScenes = ['surface', 'explain', 'network']
