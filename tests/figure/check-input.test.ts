import { expect, it } from 'vitest'
import { type FigureCall, figure } from '../../src/figure/figure.ts'
import { clusterTable } from '../scene/stage.ts'

const words = (cells: string) =>
  cells.split('').map((cell, i) => [cell, cells[(i + 1) % 3], cells[(i + 2) % 3], i % 2].join())
const files = {
  'words.csv': ['p,q,r,class', ...Array.from({ length: 4 }, () => words('uvw')).flat()].join('\n'),
  'wide.csv': clusterTable(5, ['a', 'b']),
  'numbers.csv': [
    'a,b,c,y',
    ...Array.from({ length: 20 }, (_, i) => [(7 * i) % 20, i % 3, (3 * i) % 7, i ** 2].join()),
  ].join('\n'),
}

it.each<[FigureCall, string]>([
  [{ data: 'moons', samples: 20_000, scene: 'explain' }, 'at most 10000 points, of which there are 20000'],
  [{ data: 'iris', scene: 'boundary' }, 'over 4 features there is no boundary'],
  [{ data: 'wide.csv', scene: 'data,surface' }, 'over 5 features there is no surface'],
  [{ data: 'iris', sequence: 'transform,explain' }, 'over 4 features there is no fence'],
  [
    { data: 'words.csv', scene: 'boundary' },
    'there is no boundary; see it over two of them with --slice auto',
  ],
  [{ data: 'words.csv', scene: 'boundary', slice: 'pairs' }, 'data with two columns of numbers'],
  [{ data: 'wide.csv', scene: 'boundary', slice: 'auto', fix: 'size 9=1' }, 'a column that the network sees'],
  [{ data: 'wide.csv', scene: 'network', image: '2x2' }, '5 pixels, one for each feature'],
  [{ data: 'numbers.csv', target: 'y', scene: 'fit' }, 'over one feature, not over 3'],
  [{ data: 'numbers.csv', target: 'y', scene: 'levels' }, 'two inputs, not 3'],
  [{ data: 'numbers.csv', target: 'y', scene: 'surface' }, 'two inputs, not 3'],
  [{ data: 'moons', scene: 'regions' }, '--activation relu'],
  [
    { data: 'iris', scene: 'regions', hidden: '4:relu' },
    'over 4 features there is no plane that creases cut',
  ],
  [{ data: 'numbers.csv', target: 'y', scene: 'regions', hidden: '4:relu' }, 'over 3 features'],
  [{ data: 'numbers.csv', target: 'y', scene: 'compare' }, 'of 3 features there is no curve'],
])('%o is refused before a network is trained', async (call, says) => {
  const trained: number[] = []
  const made = figure(call, { files, onProgress: ({ done }) => trained.push(done) })
  await expect(made).rejects.toMatchObject({ name: 'SpecError', message: expect.stringContaining(says) })
  expect(trained).toEqual([])
})
