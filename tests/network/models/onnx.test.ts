import { describe, expect, it } from 'vitest'
import { casesIn, distance, folder, outputsOf, readIn } from './onnx-cases.ts'

const cases = casesIn(folder)

describe('readOnnx', () => {
  it.each(cases)('predicts by %s what its graph does in doubles', async (name, { x, doubles, onnxruntime }) => {
    const model = await readIn(folder, name)
    const found = outputsOf(model, x, name.endsWith('number'))
    console.log(name, model.layers.map(l => `${l.weights.length}>${l.biases.length} ${l.activation}`).join(', '), distance(found, doubles).toExponential(2), distance(found, onnxruntime).toExponential(2), distance(doubles, onnxruntime).toExponential(2))
    expect(distance(found, doubles)).toBeLessThan(1e-9)
    expect(distance(found, onnxruntime)).toBeLessThan(Math.max(1e-5, 4 * distance(doubles, onnxruntime)))
  })
})
