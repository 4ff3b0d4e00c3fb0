import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, bytes, here } = commandFolder()

const small = ['--size', '480x480', '--fps', '4', '--duration', '1']

describe('nnanim sweep', () => {
  it('trains a network for each value, and tells which is the first to separate the classes', () => {
    const { code, stdout } = here('sweep', 'blobs', '--hidden', '1..4', ...small, '--json', '-o', 'a.gif')
    expect(code).toBe(0)
    const { panels, network, training, spec } = JSON.parse(stdout)
    expect(panels.map(({ name }: { name: string }) => name)).toEqual([
      '1 unit',
      '2 units',
      '3 units',
      '4 units',
    ])
    expect(panels.map(({ first }: { first: boolean }) => first)).toEqual([false, true, false, false])
    const [one, two] = panels
    expect(one.network.sizes).toEqual([2, 1, 1])
    // One unit is a straight line, and the best one gets three of four.
    expect(one.training.correct).toBeLessThanOrEqual(150)
    expect(one.training.verdict).toMatchObject({ separable: false, margin: null })
    expect(two.training).toMatchObject({ correct: 200, accuracy: 1 })
    expect(two.training.verdict.margin).toBeGreaterThan(0)
    expect({ network, training }).toEqual({ network: two.network, training: two.training })
    expect(spec.hidden.sweep).toHaveLength(4)
  })

  it('says of which panels a note holds that does not hold for all', () => {
    const { stdout } = here(
      ...'sweep circles --hidden 1|4|5 --restarts 1 --fps 4 --duration 1 --json'.split(' '),
    )
    const { notes }: { notes: string[] } = JSON.parse(stdout)
    expect(notes.filter(note => note.includes('projection'))).toHaveLength(2)
    for (const note of notes) expect(note).toMatch(/^(1 unit|4 units|5 units): /)
  })

  it('prints its table as CSV', () => {
    const { code, stdout } = here(
      ...'sweep blobs --hidden 1|8,3 --alpha 0.01 --csv -o a.gif'.split(' '),
      ...small,
    )
    expect(code).toBe(0)
    const [head, one, two] = stdout.trim().split('\n')
    expect(head).toBe(
      'value,accuracy,correct,samples,separable,margin,first,inputAccuracy,loss,iterations,restarts,heldOutAccuracy',
    )
    expect(one).toMatch(/^1,0\.\d+,\d+,200,false,,false,0\.75,/)
    expect(two).toMatch(/^"8,3",1,200,200,true,0\.\d+,true,0\.75,/)
  })

  it('is one spec, whose file tells how to make it again', () => {
    here('sweep', 'moons', '--noise', '0.05|0.3', ...small, '--size', '500x260', '-o', 'a.gif')
    const { stdout } = here('show', 'a.gif')
    expect(stdout).toContain("--noise '0.05|0.3'")
    const made = bytes('a.gif')
    expect(here('remake', 'a.gif', '-o', 'b.gif').code).toBe(0)
    expect(bytes('b.gif').equals(made)).toBe(true)
    expect(here('verify', 'a.gif').code).toBe(0)
    expect(here('remake', 'a.gif', '--noise', '0.1', '-o', 'c.gif').code).toBe(0)
    const { code, stderr } = here('remake', 'c.gif', '--csv', '-o', 'd.gif')
    expect({ code, made: existsSync(path('d.gif')) }).toEqual({ code: 2, made: false })
    expect(stderr).toContain('--csv: expected several values')
  })

  it('of one slice has a row for each value, and one network', () => {
    const call = ['sweep', 'iris', '--slice', 'petal length,petal width', '--fix', 'sepal length=5..7']
    const { code, stdout } = here(...call, '--scene', 'boundary', '--csv', '-q', '-o', 'a.svg')
    expect(code).toBe(0)
    const [head, ...rows] = stdout.trim().split('\n')
    expect(head).toMatch(/^value,accuracy/)
    expect(rows.map(row => row.split(',')[0])).toEqual([5, 6, 7].map(value => `sepal length=${value}`))
    expect(new Set(rows.map(row => row.split(',').slice(1).join())).size).toBe(1)
  })

  it('says what would be made, and trains nothing', () => {
    const { code, stdout } = here('sweep', 'circles', '--hidden', '1..4', '--dry-run', '-o', 'a.gif')
    expect(code).toBe(0)
    expect(stdout).toContain('880 × 960')
    expect(stdout).toContain('4 networks')
    expect(existsSync(path('a.gif'))).toBe(false)
  })
})
