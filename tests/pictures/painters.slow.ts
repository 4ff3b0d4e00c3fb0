import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { likeness } from '../../src/encode/likeness.ts'
import { readFigureSpec } from '../../src/encode/read-spec.ts'
import type { Raster } from '../../src/figure/raster.ts'
import { openRaster } from '../../src/render/raster.ts'
import { makeFigureHere } from '../../src/render/render.ts'
import { figures } from '../corpus/figures.js'
import { specOf, writeInputs } from '../corpus/inputs.js'

const scratch = mkdtempSync(join(tmpdir(), 'nnanim-painters-'))
writeInputs(scratch)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const [auto, canvas, outlines] = await Promise.all(
  (['auto', 'canvas', 'outlines'] as const).map(name => openRaster(name)),
)

/**
 * How far a picture may be from that of another painter: levels of 255 on average, and the share of pixels far outside of
 * the colours around them (`src/encode/likeness.ts`). Measured: 0.36 on a figure of 200 pixels, 0.31 on others; 2e-5, and 5.3e-5 where 90
 * dots lie on a line, each upon the next.
 */
const tolerance = { levels: 0.5, outside: 8e-5 }

/** Scenes that are mostly letters, in whose edges painters differ, and how many times as far they may be: 1.67 and 0.89 levels measured. */
const written: Readonly<Record<string, number>> = { columns: 4, network: 2 }

it('every figure of the corpus looks alike by other painters', async () => {
  const unlike: object[] = []
  for (const [name, figure] of Object.entries(figures)) {
    if (figure.outputs.length === 0) continue
    const spec = specOf({ readFigureSpec, readSpec: readFigureSpec }, figure, scratch)
    const { scene } = await makeFigureHere(spec, { raster: auto })
    const { background } = scene
    const shapes = scene.at('poster')
    const draw = async ({ create }: Raster) => {
      const { pixels, width, height } = create(scene.width, scene.height, spec.density).draw(
        shapes,
        background,
      )
      const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength)
      const moments = [{ pixels: bytes, until: 1 }]
      return { width, height, loop: null, facts: {}, pictures: 1, moments }
    }
    const ours = await draw(auto)
    for (const raster of [canvas, outlines]) {
      const found = await likeness(ours, await draw(raster), background)
      const times = written[(figure.spec as { scene?: string }).scene ?? ''] ?? 1
      const isAlike = found.levels < times * tolerance.levels && found.outside < times * tolerance.outside
      if (found.pictures === 0 || !isAlike) unlike.push({ name, by: raster.name, ...found })
    }
  }
  expect(unlike).toEqual([])
}, 1_800_000)
