import { clusterTable } from './stage.ts'

/** Figures of every kind that the plane shows: name, options, table. */
export interface Case {
  name: string
  options: object
  table?: string
}

const line = [
  'size,kind',
  ...Array.from({ length: 60 }, (_, i) => `${i / 10},${i >= 20 && i < 40 ? 'in' : 'out'}`),
].join('\n')
const table = 'table.csv'

/** All that happens in the plane. */
export const plane: Case[] = [
  ...['blobs', 'article', 'xor', 'clusters'].map(data => ({ name: data, options: { data } })),
  {
    name: 'four features, three classes',
    options: { data: table, hidden: '2' },
    table: clusterTable(4, ['setosa', 'versicolor', 'virginica']),
  },
  { name: 'five features', options: { data: table, hidden: '2' }, table: clusterTable(5, ['0', '1']) },
  { name: 'one feature', options: { data: table, hidden: '2' }, table: line },
  { name: 'one feature, one unit', options: { data: table, hidden: '1' }, table: line },
  { name: 'the staged way with trails', options: { data: 'blobs', path: 'staged', trails: 12 } },
  { name: 'one unit', options: { data: 'blobs', hidden: '1' } },
  { name: 'two units of tanh', options: { data: 'blobs', hidden: '2:tanh' } },
  { name: 'two units of relu', options: { data: 'moons', hidden: '2:relu', samples: 100 } },
  { name: 'six units', options: { data: 'circles', hidden: '6', samples: 100 } },
  { name: 'two layers', options: { data: 'moons', hidden: '4,2', samples: 100 } },
]
