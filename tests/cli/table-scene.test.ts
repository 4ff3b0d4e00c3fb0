import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { FigureCommand } from '../../src/cli/call.ts'
import { specFrom } from '../../src/cli/config.ts'
import { specOfCall } from '../../src/cli/input.ts'
import { parse } from '../../src/cli/parse.ts'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { lineOf } from '../../src/encode/line.ts'
import { figure } from '../../src/figure/figure.ts'

const folder = mkdtempSync(join(tmpdir(), 'nnanim-table-scene-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const days = 'day,cases\n1,2\n2,3\n3,5\n4,4\n5,8\n6,9\n7,12\n'
const one = write('day.csv', days)
const two = write('two.csv', 'day,rain,cases\n1,3,2\n2,1,3\n3,4,5\n4,2,4\n')
const three = write('three.csv', 'sun,rain,wind,cases\n5,3,2,2\n2,1,5,3\n7,4,1,5\n4,2,4,4\n')
const callOf = (...words: string[]) => parse(words, '') as FigureCommand
const sceneOf = async (...words: string[]) => (await specOfCall(callOf(...words))).scene

it('a table of several targets is drawn once for each: the error says so', async () => {
  const made = (target: string, text: string) =>
    figure({ data: 'day.csv', target, hidden: 1, maxIter: 5, restarts: 1 }, { files: { 'day.csv': text } })
  await expect(made('day,cases', days)).rejects.toThrow(
    /target: got "day,cases", expected one target: .* once for each, or write a batch/,
  )
  // The name of a column may have a comma.
  const odd = days.replace('day,cases', 'day,"rain,cases"')
  expect((await made('rain,cases', odd)).spec.target).toBe('rain,cases')
})

describe('the scene of a table with a target', () => {
  it('is fit over one column, and surface over two, of more over those that matter most', async () => {
    expect(await sceneOf(one, '--target', 'cases')).toBe('fit')
    expect(await sceneOf('sweep', one, '--target', 'cases', '--hidden', '1..3')).toBe('fit')
    expect(await sceneOf(two, '--target', 'cases')).toBe('surface')
    const { scene, slice } = await specOfCall(callOf(three, '--target', 'cases'))
    expect([scene, slice]).toEqual(['surface', ['auto']])
    expect(await sceneOf(three, '--target', 'cases', '--reduce', '2')).toBe('transform')
    expect(await sceneOf(three, '--target', 'cases', '--slice', 'rain')).toBe('fit')
    expect(await sceneOf(two, '--target', 'cases', '--features', 'rain')).toBe('fit')
  })

  it('is the one that is named', async () => {
    expect(await sceneOf(one, '--target', 'cases', '--scene', 'transform')).toBe('transform')
    const spec = readFigureObject({ data: one, target: 'cases', scene: 'transform' })
    expect(lineOf(spec)).toEqual(['nnanim', one, '--target', 'cases', '--scene', 'transform'])
  })

  it('is that of a config, and of the core', async () => {
    const config = write('c.yaml', 'data: day.csv\ntarget: cases\n')
    expect((await specFrom(config, callOf('--config', config, '--theme', 'dark'))).scene).toBe('fit')
    const input = { data: 'day.csv', target: 'cases', hidden: 1, maxIter: 5, restarts: 1 }
    expect((await figure(input, { files: { 'day.csv': days } })).spec.scene).toBe('fit')
  })
})
