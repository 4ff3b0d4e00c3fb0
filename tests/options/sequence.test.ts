import { describe, expect, it } from 'vitest'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { lineOf } from '../../src/encode/line.ts'
import { secondsIn } from '../../src/options/sequence.ts'
import { faultOf } from './fault.ts'

const read = (sequence: unknown, more: object = {}) => readSpecObject({ data: 'blobs', ...more, sequence })
const seconds = (sequence: unknown, more: object = {}) =>
  read(sequence, more).sequence!.map(part => part.seconds)

const wrong = (options: object) => faultOf(() => readFigureObject({ data: 'blobs', ...options }))

describe('a sequence', () => {
  it('keeps the seconds of its parts where rounding alone parts them from the duration', () => {
    expect(seconds('data:1,boundary:2', { duration: 3.018 })).toEqual([1, 2])
    expect(seconds('data:1,boundary:2', { duration: 2.982 })).toEqual([1, 2])
    for (const duration of [3.022, 2.978]) {
      const [data, boundary] = seconds('data:1,boundary:2', { duration })
      expect(data + boundary).toBeCloseTo(duration, 9)
      expect(boundary / data).toBeCloseTo(2, 2)
    }
  })

  it.each([
    'data,boundary:3s,transform:data..line:4',
    ' data , boundary : 3 s, transform: 4s :data..line ',
    ['data', 'boundary:3', { scene: 'transform', chapters: 'data..line', seconds: '4s' }],
    [{ scene: 'data', seconds: null }, { scene: 'boundary', seconds: 3 }, 'transform:data..line:4s'],
    JSON.stringify(['data', { scene: 'boundary', seconds: 3 }, 'transform:data..line:4']),
  ])('has one normal form: %j', given => {
    expect(read(given).sequence).toEqual([
      { scene: 'data', seconds: 3 },
      { scene: 'boundary', seconds: 3 },
      { scene: 'transform', chapters: 'data..line', seconds: 4 },
    ])
  })

  it('may be one object, and keeps titles and captions', () => {
    const part = { scene: 'transform', title: '', captions: { line: 'Now', data: '7' } }
    expect(read(part).sequence).toEqual([{ ...part, seconds: 8 }])
    expect(read([{ scene: 'data', captions: 2026 }]).sequence).toEqual([
      { scene: 'data', captions: '2026', seconds: 3 },
    ])
  })

  it.each([
    'data',
    'data,boundary:3s,transform,transform:line:2.5s',
    [{ scene: 'data', title: 'Punkte, rot und blau', captions: { data: 'So: a,b' } }, 'surface:3s'],
  ])('is read as the same from its JSON and from its command: %j', sequence => {
    const spec = read(sequence, { duration: 9.7 })
    const json = JSON.stringify(spec)
    expect(JSON.stringify(readSpecObject(JSON.parse(json)))).toBe(json)
    const line = lineOf(spec)
    expect(
      readSpecObject({ data: 'blobs', duration: 9.7, sequence: line[line.indexOf('--sequence') + 1] }),
    ).toEqual(spec)
  })

  it('has by its command the seconds that somebody must have chosen', () => {
    const given = (sequence: string, more = {}) => {
      const line = lineOf(read(sequence, more))
      return line.slice(line.indexOf('--sequence') + 1)
    }
    expect(given('data:3s,boundary:3s,transform')).toEqual(['data,boundary:3s,transform'])
    expect(given('transform:line:2s,data:3')).toEqual(['transform:line:2s,data'])
    expect(given('data,transform', { duration: 22 })).toEqual(['data:6s,transform:16s'])
  })

  it('lasts as long as its parts, each by default as long as its scene', () => {
    const alone = ['data', 'compare', 'transform'].map(
      scene => readSpecObject({ data: 'blobs', scene }).duration,
    )
    expect(seconds('data,compare,transform')).toEqual(alone)
    expect(read('data,compare:3,transform').duration).toBe(alone[0] + 3 + alone[2])
  })

  it('shares a duration: parts with seconds keep them, as long as others have none', () => {
    expect(seconds('data,boundary:3s,transform', { duration: 14 })).toEqual([3, 3, 8])
    expect(seconds('data,boundary:3s,transform', { duration: 25 })).toEqual([6, 3, 16])
    expect(seconds('data:2,boundary:4', { duration: 12 })).toEqual([4, 8])
    const thirds = seconds('data,surface,transform', { duration: 10 })
    expect(secondsIn(thirds.map(seconds => ({ scene: 'data', seconds })))).toBeCloseTo(10, 2)
  })

  it('is as wide and as high as any of its scenes, in one picture', () => {
    expect(read('data,transform').size).toEqual({ width: 600, height: 600 })
    expect(read('transform,training,compare').size).toEqual({ width: 940, height: 820 })
    expect(read('transform,training').layout).toBeNull()
  })

  it('takes what one of its scenes takes', () => {
    expect(read('data,surface', { turns: 2, cuts: false })).toMatchObject({ turns: 2, cuts: false })
    expect(read('data,surface').turns).toBe(1)
    expect(wrong({ sequence: 'data,boundary', oneWay: true }).field).toBe('oneWay')
    expect(wrong({ sequence: 'data,orbit', hidden: 0 }).expected).toContain('orbit')
    expect(read('data,boundary', { hidden: 0 }).hidden).toEqual([])
  })
})

describe('a sequence that is wrong', () => {
  it.each([
    [{ sequence: 'data,boundry' }, 'sequence', /one of transform, .*"boundary"/],
    [
      { sequence: [{ scene: 'data', second: 3 }] },
      'sequence',
      /scene, chapters, seconds, title and captions/,
    ],
    [{ sequence: 'data:3:4' }, 'sequence', /boundary:3s/],
    [{ sequence: 'data:0' }, 'sequence', /seconds from 0.1 to 600/],
    [{ sequence: 'transform:line' }, 'sequence', /seconds beside chapters, such as transform:line:3s/],
    [{ sequence: 'transform:a...b:3' }, 'sequence', /data..line/],
    [{ sequence: [] }, 'sequence', /1 to 24 scenes/],
    [{ sequence: 'data', scene: 'boundary' }, 'scene', /leave it out beside a sequence.*scene: boundary/],
    [{ sequence: 'data', scene: 'data,boundary' }, 'scene', /leave it out beside a sequence/],
    [{ sequence: 'data', hidden: '1..3' }, 'sequence', /leave it out beside a sweep of hidden/],
    [{ sequence: 'data,boundary', layout: 'grid' }, 'layout', /a sequence has no panels/],
    [{ sequence: 'data,boundary:8', duration: 6 }, 'duration', /leave none to data/],
    [{ sequence: 'data,transform:lne:3' }, 'sequence', /a chapter of transform: data, .*"line"/],
    [{ sequence: [{ scene: 'boundary', captions: { cat: 'x' } }] }, 'sequence', /a chapter of boundary/],
    [{ sequence: [{ scene: 'data', title: '{sampels}' }] }, 'sequence', /"{sampels}".*{samples}/],
    [{ sequence: [{ scene: 'data', captions: { data: '{corect}' } }] }, 'sequence', /{correct}/],
    [{ sequence: 'data,transform', captions: { 'transform.lin': 'x' } }, 'captions', /"transform.line"/],
    [{ sequence: 'data,transform', caption: 'data.dta=x' }, 'caption', /"data.data"/],
    [{ sequence: 'data,transform', at: 12 }, 'at', /0 to 11 seconds/],
  ])('is refused with what would be right: %j', (options, field, words) => {
    const fault = wrong(options)
    expect(fault.field).toBe(field)
    expect(fault.message).toMatch(words)
  })
})
