import { describe, expect, it } from 'vitest'
import { choices } from '../../src/cli/choices.ts'
import { commands } from '../../src/cli/commands.ts'
import { flagGroups } from '../../src/cli/flags.ts'
import { topics } from '../../src/cli/help-topics.ts'
import { parse } from '../../src/cli/parse.ts'
import { catalog } from '../../src/encode/catalog.ts'
import { SpecError } from '../../src/options/error.ts'
import { rowsOf } from '../readme/markdown-table.js'
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

describe('the short help', () => {
  const text = textOf('--help')
  const lines = text.trimEnd().split('\n')

  it('fits a screen and a half', () => {
    expect(lines.length).toBeLessThanOrEqual(60)
    expect(lines.filter(line => line.length > 80)).toEqual([])
  })

  it('has the flags that most people use, each of which is in the whole help', () => {
    const common = flagsIn(text)
    expect(common).toEqual(
      Object.values(flagGroups)
        .flat()
        .filter(({ row }) => row.common)
        .map(({ name }) => name),
    )
    expect(common.length).toBeGreaterThanOrEqual(20)
    expect(common.length).toBeLessThanOrEqual(30)
  })

  it('names every topic and every command', () => {
    for (const topic of topics) expect(text).toMatch(new RegExp(`^ {2}nnanim help ${topic} {2,}\\S`, 'm'))
    const [, list] = /^Commands, each with --help: ([^.]*)\./m.exec(text) ?? []
    expect(list.split(/,\s+/)).toEqual([...commands.map(({ name }) => name), 'help'])
  })

  it.each([['help'], ['-h'], ['blobs', '--help']])('is that of %s %s too', (...words) => {
    expect(textOf(...words)).toBe(text)
  })
})

describe('the whole help', () => {
  it('has every flag and command once, and the exit codes', () => {
    const text = textOf('help', 'all')
    const all = Object.values(flagGroups)
      .flat()
      .map(({ name }) => name)
    expect(flagsIn(text)).toEqual([...all, 'version', 'help'])
    for (const { name } of commands) expect(text).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    expect(text).toContain('Exit codes: 0 done')
  })
})

describe('the manual', () => {
  it('has every flag once', () => {
    const cells = ['The most used', 'For experts']
      .flatMap(title => rowsOf('docs/flags.md', title))
      .map(([cell]: string[]) => cell)
    const named = cells.flatMap((cell: string) => [...cell.matchAll(/`--([\w-]+)/g)].map(([, name]) => name))
    const known = Object.values(flagGroups).flatMap(group => group.map(({ name }) => name))
    expect(named.toSorted()).toEqual(known.toSorted())
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
    for (const { name, summary } of catalog.scenes.filter(({ task }) => task === undefined))
      expect(text).toMatch(new RegExp(`^ {2}${name} +${summary.replace(/\W/g, '\\$&')}$`, 'm'))
    // Scenes of either task that have the same name have one row.
    for (const name of new Set(catalog.scenes.map(({ name }) => name)))
      expect(text.match(new RegExp(`^ {2}${name} {2,}`, 'gm')), name).toHaveLength(2)
  })

  it('scenes has the ids of their chapters', () => {
    const text = textOf('help', 'scenes')
    for (const { name, chapters } of catalog.scenes) {
      const [, ids] = new RegExp(`Chapters,[^]*^ {2}${name} +([^]*?)(\\n {2}\\w|\\n$)`, 'm').exec(text) ?? []
      expect(ids.split(/,\s+/).map(id => id.replace(' …', ''))).toEqual(expect.arrayContaining([...chapters]))
    }
  })

  it('words has the facts', () => {
    const text = textOf('help', 'words')
    for (const fact of catalog.facts) expect(text).toMatch(new RegExp(`^ {2}\\{${fact}\\} +\\S`, 'm'))
    expect(text.split('\n').filter(line => line.length > 80)).toEqual([])
  })

  it.each(commands.map(({ name }) => name))('%s is what that command says of itself', name => {
    expect(textOf(name, '--help')).toContain(`Usage: nnanim ${name}`)
    // The flags of a network are a topic, beside the command of that name.
    if (!topics.includes(name)) expect(textOf(name, '--help')).toBe(textOf('help', name))
  })

  it('that does not exist is refused with the nearest word', () => {
    const { code, stderr } = nnanim(['help', 'pictur'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/help: got "pictur", expected one of data, .*Did you mean picture\?/)
    expect(() => parse(['help', 'data', 'time'], '')).toThrow(SpecError)
    expect(() => parse(['help', 'qqqqqqqq'], '')).toThrow(/compare, .*doctor$/)
  })
})
