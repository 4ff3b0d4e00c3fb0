import { describe, expect, it } from 'vitest'
import { choices } from '../../src/cli/choices.ts'
import { commands } from '../../src/cli/commands.ts'
import { flagGroups } from '../../src/cli/flags.ts'
import { topics } from '../../src/cli/help.ts'
import { parse } from '../../src/cli/parse.ts'
import { catalog } from '../../src/encode/catalog.ts'
import { SpecError } from '../../src/options/error.ts'
import { nnanim } from './run.ts'

const textOf = (...words: string[]) => {
  const call = parse(words, '1.2.3')
  return call.command === 'print' ? call.text : ''
}
const flagsIn = (text: string) => [...text.matchAll(/^ {2,}(?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name)

describe('the program without a word', () => {
  it('says in ten lines what it is, shows three examples and where more is, with exit code 0', () => {
    const { code, stdout, stderr } = nnanim([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(10)
    expect(lines.filter(line => line.length > 80)).toEqual([])
    const examples = lines.filter(line => line.startsWith('  nnanim '))
    expect(examples).toHaveLength(3)
    for (const example of examples) expect(textOf('--help')).toContain(example)
    for (const topic of topics) expect(stdout).toContain(topic)
    expect(stdout).toContain('nnanim --help')
  })
})

describe('the help of a topic', () => {
  it.each(Object.keys(flagGroups))('%s has the flags of its group, and no others', group => {
    const text = textOf('help', group.toLowerCase())
    expect(flagsIn(text)).toEqual(flagGroups[group].map(({ name }) => name))
    expect(text.split('\n').filter(line => line.length > 80)).toEqual([])
  })

  it('data names the built-in datasets', () => {
    for (const dataset of choices.datasets) expect(textOf('help', 'data')).toContain(dataset)
  })

  it('scenes says what each shows', () => {
    const text = textOf('help', 'scenes')
    for (const { name, summary } of catalog.scenes)
      expect(text).toMatch(new RegExp(`^ {2}${name} +${summary.replace(/\W/g, '\\$&')}$`, 'm'))
  })

  it.each(commands.map(({ name }) => name))('%s is what that command says of itself', name => {
    expect(textOf('help', name)).toContain(`Usage: nnanim ${name}`)
    expect(textOf(name, '--help')).toBe(textOf('help', name))
  })

  it('batch has the flags of a batch', () => {
    expect(flagsIn(textOf('help', 'batch'))).toEqual(expect.arrayContaining(['fail-fast', 'shard']))
  })

  it('that does not exist is refused with the nearest word', () => {
    const { code, stderr } = nnanim(['help', 'pictur'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/help: got "pictur", expected one of data, .*Did you mean picture\?/)
    expect(() => parse(['help', 'data', 'time'], '')).toThrow(SpecError)
    expect(() => parse(['help', 'qqqqqqqq'], '')).toThrow(/compare, .*doctor$/)
  })
})
