import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { figure } from '../../src/figure/figure.ts'
import { train, trainAsync } from '../../src/figure/train.ts'
import { WorkError } from '../../src/options/error.ts'
import { loadDataset, loadRegression } from '../../src/render/load.ts'
import { openRaster } from '../../src/render/raster.ts'
import { makeFigureHere } from '../../src/render/render.ts'

const raster = await openRaster('none')

describe('train and trainAsync', () => {
  it.each([
    ['lbfgs', { data: 'moons', samples: 60, hidden: 4, restarts: 2 }],
    ['adam', { data: 'moons', hidden: 4, solver: 'adam', maxIter: 20, restarts: 1 }],
    ['many weights', { data: 'moons', samples: 60, hidden: '16,16', maxIter: 6, restarts: 1 }],
    ['a formula', { data: 'y = sin(3*x)', hidden: 4, maxIter: 80, restarts: 2 }],
  ])('give the bits of the command line: %s', async (name, input) => {
    const spec = readSpecObject(input)
    const dataset = name === 'a formula' ? await loadRegression(spec) : await loadDataset(spec)
    const [once, steps] = [train(dataset, spec), await trainAsync(dataset, spec)]
    expect(steps).toEqual(once)
    const [part] = (await makeFigureHere(spec, { raster })).parts
    expect(part.network).toEqual(once.network)
    expect((await figure(input as never)).networks[0].network).toEqual(once.network)
  })

  it('take some keys, in any form, and have the defaults of a table for others', async () => {
    const dataset = await loadDataset(readSpecObject({ data: 'moons', samples: 60 }))
    const { network, record } = train(dataset, { hidden: '3,2', activation: 'tanh', restarts: 1 })
    expect(network.layers.map(({ biases }) => biases.length)).toEqual([3, 2, 1])
    expect(network.layers[0].activation).toBe('tanh')
    const whole = readSpecObject({ data: 'data.json', hidden: '3,2', activation: 'tanh', restarts: 1 })
    expect(train(dataset, whole).record).toEqual(record)
    expect(() => train(dataset, { hiden: 3 } as never)).toThrow(/Did you mean "hidden"/)
  })

  it('choose hidden layers where none are given', async () => {
    const dataset = await loadDataset(readSpecObject({ data: 'blobs', samples: 30 }))
    expect(train(dataset, { maxIter: 40 }).record.choice).toBeDefined()
  })

  it('tell of their progress, and stop when they are told to', async () => {
    const dataset = await loadDataset(readSpecObject({ data: 'spirals' }))
    const steps: number[] = []
    await trainAsync(
      dataset,
      { hidden: '8,8', restarts: 2, tol: 1e-12 },
      { onProgress: step => 'iteration' in step && steps.push(step.iteration) },
    )
    expect(steps.length).toBeGreaterThan(2)
    const controller = new AbortController()
    const stopped = trainAsync(
      dataset,
      { hidden: '8,8' },
      {
        signal: controller.signal,
        onProgress: () => controller.abort(new WorkError('enough')),
      },
    )
    await expect(stopped).rejects.toThrow('enough')
    await expect(trainAsync(dataset, {}, { signal: controller.signal })).rejects.toThrow('enough')
  })
})
