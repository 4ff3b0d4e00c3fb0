import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandFolder } from './stage.ts'
import { watch } from './watch.ts'

const { path, here } = commandFolder()
const table = readFileSync('examples/iris.csv', 'utf8')
const small = ['--size', '100', '--max-iter', '20', '--restarts', '1']

it('makes a figure again whenever its table or its model changes, and keeps the old file after a fault', async () => {
  writeFileSync(path('iris.csv'), table)
  await here(
    'iris.csv',
    '--label',
    'species',
    '--hidden',
    '2',
    ...small,
    '--save-model',
    'm.json',
    '-o',
    'm.svg',
  )
  const model = readFileSync(path('m.json'), 'utf8')
  const call = [
    'iris.csv',
    '--label',
    'species',
    '--model',
    'm.json',
    '--size',
    '100',
    '-o',
    'a.svg',
    '--watch',
  ]
  const watched = watch(path(''), ...call)
  await watched.told(/still/g, 1)
  const first = readFileSync(path('a.svg'), 'utf8')
  writeFileSync(path('iris.csv'), table.replace('5.1,3.5', '7.9,2.0'))
  await watched.told(/still/g, 2)
  const second = readFileSync(path('a.svg'), 'utf8')
  expect(second).not.toBe(first)
  writeFileSync(path('m.json'), '{')
  await watched.told(/m\.json/g, 1)
  expect(readFileSync(path('a.svg'), 'utf8')).toBe(second)
  writeFileSync(path('m.json'), model)
  writeFileSync(path('iris.csv'), table)
  await watched.told(/still/g, 3)
  expect(await watched.interrupted()).toBe(130)
})

it('follows the file of a spec, whose keys and whose table may be others then', async () => {
  copyFileSync('examples/iris.csv', path('b.csv'))
  writeFileSync(path('s.yaml'), 'data: xor\nhidden: 2\nsize: 100\n')
  const watched = watch(path(''), '--config', 's.yaml', '-o', 's.svg', '--watch')
  await watched.told(/still/g, 1)
  writeFileSync(path('s.yaml'), 'data: b.csv\nlabel: species\nhidden: 2\nsize: 100\nmaxIter: 20\n')
  await watched.told(/still/g, 2)
  writeFileSync(path('b.csv'), 'x,y\n')
  await watched.told(/b\.csv/g, 1)
  expect(await watched.interrupted()).toBe(130)
})

it.each([
  ['--dry-run', 'leave it out beside --dry-run'],
  ['--open', 'leave it out beside --open'],
])('goes without %s', async (flag, message) => {
  const { code, stderr } = await here('xor', '--watch', flag)
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})

it('takes no standard output', async () => {
  const { code, stderr } = await here('xor', '--watch', '-o', '-', '--format', 'svg')
  expect(code).toBe(2)
  expect(stderr).toContain('--watch: expected files')
})
