import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { casesIn, distance, folder, outputsOf, readIn } from '../network/models/onnx-cases.ts'
import { run } from './run.ts'

const place = mkdtempSync(join(tmpdir(), 'nnanim-onnx-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
// Files as PyTorch, onnx and onnxruntime of this machine make them and read them.
run('/usr/bin/python3', [resolve('tests/vectors/onnx_models.py'), place])
const kept = new Map(casesIn(folder))

describe('ONNX files that are made anew', () => {
  it('are those of the tests', () => {
    expect(casesIn(place).map(([name]) => name)).toEqual([...kept.keys()])
  })

  it.each(casesIn(place))(
    'predict by %s what onnxruntime does',
    async (name, { x, doubles, onnxruntime }) => {
      expect(x).toEqual(kept.get(name)!.x)
      expect(distance(doubles, kept.get(name)!.doubles)).toBeLessThan(1e-12)
      const found = outputsOf(await readIn(place, name), x, name.endsWith('number'))
      expect(distance(found, doubles)).toBeLessThan(1e-9)
      expect(distance(found, onnxruntime)).toBeLessThan(Math.max(1e-5, 4 * distance(doubles, onnxruntime)))
    },
  )
})
