import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../src/options/excerpt.ts'

/** The excerpt of a fault that is a word of a text of one line or more. */
function markOf(text: string, word: string): string[] {
  const start = text.indexOf(word)
  const line = text.slice(0, start).split('\n').length
  return excerptOf(text, line, text.lastIndexOf('\n', start) + 1, { start, end: start + word.length }).split(
    '\n',
  )
}

describe('the line of a fault', () => {
  it('has a mark under the fault', () => {
    expect(markOf('a: 1\nfps: fast # so\n', 'fast')).toEqual(['  2 | fps: fast # so', '    |      ^^^^'])
  })

  it('is marked as far as the fault goes on it', () => {
    expect(markOf('a: {\n  b: 2}', '{\n  b: 2}')).toEqual(['  1 | a: {', '    |    ^'])
    expect(markOf('a: one\r\n b\r\n', 'one\r\n b')).toEqual(['  1 | a: one', '    |    ^^^'])
  })

  it('is marked where it ends for what is missing there', () => {
    expect(excerptOf('a: [', 1, 0, { start: 4, end: 4 }).split('\n')).toEqual(['  1 | a: [', '    |     ^'])
    expect(excerptOf('', 1, 0, { start: 0, end: 0 }).split('\n')).toEqual(['  1 | ', '    | ^'])
  })

  it('has what a terminal would obey as spaces', () => {
    expect(markOf('\ta: \u001b[31m\u202eb c', 'c')).toEqual(['  1 |  a:  [31m b c', '    |             ^'])
  })

  it('is cut where it is long, with the mark under the same letters', () => {
    const [line, mark] = markOf(`{${'a: 1, '.repeat(1e5)}fps: fast, ${'b: 2, '.repeat(1e5)}}`, 'fast')
    expect(line!.slice(mark!.indexOf('^'), mark!.lastIndexOf('^') + 1)).toBe('fast')
    expect(line).toMatch(/^ {2}1 \| ….*…$/)
    expect(line!.length).toBeLessThan(120)
  })

  it('is marked by letters, not by halves of them', () => {
    expect(markOf('title: "🙂🙂", x', 'x')).toEqual(['  1 | title: "🙂🙂", x', '    |              ^'])
  })
})
