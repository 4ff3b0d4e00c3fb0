import { describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/parse.ts'
import { nnanim } from './run.ts'

describe('the start of the command', () => {
  it('has the names of the registries in its help, though it loads none of them', () => {
    for (const words of [['--help'], ['-h'], ['help', 'all'], ['help', 'words'], ['help', 'scenes']])
      expect({ command: 'print', text: nnanim(words).stdout }).toEqual(parse(words, ''))
  })
})
