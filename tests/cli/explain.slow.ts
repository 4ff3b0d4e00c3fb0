import { describe, expect, it } from 'vitest'
import { clusterTable } from '../scene/stage.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, files, write, here } = commandFolder({ first: ['explain'] })

describe('nnanim explain', () => {
  it('prints its sentences, a chapter a line, and writes nothing', () => {
    const { code, stdout, stderr } = here('circles')
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('Can straight cuts fence in class 0? · 100 points, 100 others')
    expect(lines[2]).toBe('One cut: 59 of 100 stay · proved: no cut fences off more')
    expect(lines[4]).toBe('Three cuts: the fence is closed · proved: no fewer fence it in')
    expect(lines.at(-1)).toBe('The network gets all 200 right')
    expect(stderr).toContain('circles · 3 sigmoid · 200 of 200')
    expect(files()).toEqual([])
    expect(here('circles', '-q')).toMatchObject({ stdout, stderr: '' })
    expect(nnanim(['circles', '--scene', 'explain', '-q'], { cwd: path('') }).stdout).toBe(stdout)
  })

  it('has its numbers in JSON', () => {
    const { explain, outputs } = JSON.parse(here('article', '--json', '-q').stdout)
    expect(outputs).toEqual([])
    expect(explain).toMatchObject({ cuts: null, class: '0', oneCut: { off: 50 }, twoCuts: { off: 98 } })
    const [own, other] = explain.classes
    expect(own.inside).toEqual([
      { row: expect.any(Number), within: [expect.any(Number), expect.any(Number), expect.any(Number)] },
    ])
    expect(own.twoCuts.stay).toContain(own.inside[0].row)
    expect(explain).toMatchObject({ closed: false, open: 1 })
    expect(other).toMatchObject({ class: '1', cuts: null })
    expect(explain.found[0]).toEqual({ units: 1, correct: expect.any(Number), trainings: 5 })
    expect(explain.sentences[0]).toMatch(/^No straight cuts fence in class 0/)
  })

  it('draws where a file or its kind is named, and a table with more classes too', () => {
    write('t.csv', clusterTable(2, ['a', 'b', 'c']))
    expect(here('t.csv', '-q').stdout).toMatch(/the least: a one cut, b one cut, c one cut/)
    expect(here('t.csv', '-o', 'a.png', '-q').code).toBe(0)
    expect(here('xor', '--format', 'svg', '-q').code).toBe(0)
    expect(files()).toEqual(['a.png', 't.csv', 'xor.svg'])
  })

  it('says what would be done, and what cannot', () => {
    expect(here('moons', '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('200 points'),
    })
    expect(files()).toEqual([])
  })
})
