import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import { readSource } from '../../src/options/source.ts'

function messageOf(text: string): string {
  try {
    readSource(text, 's.yaml')
  } catch (error) {
    if (error instanceof SpecError) return error.message
    throw error
  }
  return ''
}

const ownLine = 'each key in a line of its own, in the column of those beside it'

describe('a text that is no YAML', () => {
  it.each([
    ['title: a: b', '1:8', `${ownLine}; a text with ": " in it needs quotes`],
    ['data: blobs\n  fps: 20', '1:7', `${ownLine}; a text with ": " in it needs quotes`],
    ['data: blobs\nfps 20', '2:1', `${ownLine}, with a colon and a space behind it`],
    ['a: 1\n- b', '2:1', `${ownLine}, with a colon and a space behind it`],
    ['defaults:\n  fps: 20\n theme: dark', '3:1', 'keys and items that belong together in one column'],
    ['- a: 1\n b: 2', '2:1', 'keys and items that belong together in one column'],
    ['data: blobs\n\tfps: 3', '2:1', 'spaces before the first word of a line, not tabs'],
    ['[1, 2', '1:6', 'a closing ], not further left than the line that opens it'],
    ['a: {b: 1', '1:9', 'a closing }, not further left than the line that opens it'],
    ['{a: 1}}', '1:7', 'no closing bracket without one that opens'],
    ['a: "x', '1:6', 'a closing "'],
    ["a: 'x", '1:6', "a closing '"],
    ['{"a" 1}', '1:6', 'a comma between two values in brackets, a colon behind a key'],
    ['a: [1,,2]', '1:7', 'a value between two commas'],
    ['a: "C:\\data"', '1:7', 'single quotes where a text has a backslash, such as \\d'],
    ['a: @x', '1:4', 'quotes round a text that begins with @, ` or %'],
    ['%x', '1:3', 'quotes round a text that begins with @, ` or %'],
    ['a: * x', '1:4', 'quotes round a text that begins with * or &'],
    ['a: !x y', '1:4', 'no tags; a text that begins with ! needs quotes'],
    ['a: 1\n---\nb: 2', '2:1', 'one document: no line with --- or ... between values'],
    ['"a" b', '1:5', 'keys in one column, and quotes round the whole of a text'],
    ['  a: 1\nb: 2', '2:1', 'keys in one column, and quotes round the whole of a text'],
  ])('is told in words of ours, with the line: %j', (text, place, expected) => {
    const [head, line, mark] = messageOf(text).split('\n')
    expect(head).toContain(`s.yaml:${place}: expected YAML or JSON: ${expected}`)
    expect(line).toContain(' | ')
    expect(mark).toContain('^')
  })
})
