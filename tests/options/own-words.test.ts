import { describe, expect, it } from 'vitest'
import { overWords } from '../../src/options/own-words.ts'
import { figureSpecReader } from '../../src/options/read.ts'
import { catalog } from './catalog.ts'
import { faultOf } from './fault.ts'

const read = (keys: object) => figureSpecReader(catalog)({ data: 'blobs', ...keys })
const wrong = (keys: object) => faultOf(() => read(keys))

describe('a text of one chapter', () => {
  it('is one that begins with the id of a chapter and =; of the others the last is that of all', () => {
    const { caption, captions, title, titles } = read({
      caption: ['old', 'line=The line', 'all', 'segment-3=a=b', 'back='],
      title: 'line=A title',
    })
    expect({ caption, captions }).toEqual({
      caption: 'all',
      captions: { line: 'The line', 'segment-3': 'a=b', back: '' },
    })
    expect({ title, titles }).toEqual({ title: null, titles: { line: 'A title' } })
  })

  it('may call the chapter of the hidden layer so, where a scene has it', () => {
    expect(read({ caption: 'hidden=here' })).toEqual(read({ captions: { line: 'here' } }))
    expect(() => read({ scene: 'surface', caption: 'hidden=here' })).toThrow(/before, turn, after/)
  })

  it('is the same as a map by ids, which goes together with texts of the flag', () => {
    expect(read({ captions: { line: 'a', data: 'b' } })).toEqual(read({ caption: ['line=a', 'data=b'] }))
    expect(read({ captions: { line: 'a', data: 'b' }, caption: ['x', 'line=c'] })).toMatchObject({
      caption: 'x',
      captions: { line: 'c', data: 'b' },
    })
    expect(read({ titles: { line: 3 } })).toMatchObject({ titles: { line: '3' } })
  })

  it.each(['x=1', 'a = b', 'constructor=x', 'time=5', '1=1', '=', 'the line=here', 'y=w·x+b'])(
    'is not %j',
    text => {
      expect(read({ caption: text })).toMatchObject({ caption: text, captions: null })
    },
  )

  it.each([
    ['lin=x', '"line"'],
    ['line = x', '"line"'],
    ['hiden=x', '"hidden"'],
    ['turn=x', undefined],
  ])('is refused where %j comes near to an id, or to that of another scene', (text, suggestion) => {
    const fault = wrong({ title: text })
    expect(fault).toMatchObject({ field: 'title', suggestion })
    expect(fault.message).toMatch(/data, segment-0, line, back, boundary/)
  })

  it('is refused in a map by any word that is no id', () => {
    expect(wrong({ captions: { liens: 'x' } })).toMatchObject({ field: 'captions', suggestion: '"line"' })
    expect(wrong({ captions: { x: '1' } }).message).toMatch(/captions: got "x", expected the id of a chapter/)
    expect(wrong({ captions: 'line' }).message).toMatch(/texts by the ids of chapters/)
  })

  it('is one of any panel', () => {
    const spec = read({ scene: 'transform,surface', caption: ['turn=a', 'line=b'] })
    expect(spec.captions).toEqual({ turn: 'a', line: 'b' })
  })

  it('does not take that of all from a config or a recipe', () => {
    const over = overWords({ caption: 'all', title: null }, { caption: ['line=x'], title: ['t'], fps: 3 })
    expect(over).toEqual({ caption: ['all', 'line=x'], title: ['t'], fps: 3 })
    expect(read(overWords({ caption: 'old' }, { caption: ['new'] })).caption).toBe('new')
  })
})

describe('a fact in braces', () => {
  it.each([
    ['caption', '{corect} of {samples}', '{correct}'],
    ['alt', '{Correct}', '{correct}'],
    ['titles', { line: '{sample}' }, '{samples}'],
  ])('in %s that comes near to one is refused', (key, value, suggestion) => {
    expect(wrong({ [key]: value })).toMatchObject({ field: key, suggestion })
  })

  it('may be something else', () => {
    const others = ['{x}', '{a,b}', '{}', '{', '{correct}', '{ correct }', '{1}', '{set}', '{gradient}']
    for (const caption of others) expect(read({ caption })).toMatchObject({ caption })
  })
})
