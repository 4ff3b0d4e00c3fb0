import { describe, expect, it } from 'vitest'
import { choices } from '../../src/cli/choices.ts'
import { flagGroups, flags, optionKeys, shortOf } from '../../src/cli/flags.ts'
import { descriptionOf, helpOf } from '../../src/cli/help.ts'
import { parse } from '../../src/cli/parse.ts'
import { catalog, readSpecObject } from '../../src/encode/catalog.ts'
import { SpecError } from '../../src/options/error.ts'
import { keysWith } from '../../src/options/key-table.ts'

const read = (...words: string[]) => parse(words, '1.2.3')

describe('the table of flags', () => {
  it('has one flag for each key of a spec, in the same word', () => {
    const keys = flags.filter(flag => !flag.run).map(({ key }) => key)
    // A chapter's text is `ID=TEXT` of the flag for all.
    expect([...keys, 'data', ...keysWith('flagOf')].sort()).toEqual(
      Object.keys(readSpecObject({ data: 'blobs' })).sort(),
    )
  })

  it('has them in the groups of the table, each behind a flag that is there', () => {
    expect(Object.keys(flagGroups)).toEqual(['Data', 'Network', 'Picture', 'Time', 'File', 'Run'])
    for (const members of Object.values(flagGroups))
      for (const { name, row } of members)
        if (row.after)
          expect(
            members.map(({ key }) => key),
            name,
          ).toContain(row.after)
    const options = flags.filter(flag => flag.run).map(({ key }) => key)
    expect(options.filter(key => !optionKeys.includes(key))).toEqual([])
    expect(options).toEqual(expect.arrayContaining(['output', 'saveModel', 'embed', 'twins', 'json']))
  })

  it('has no name and no letter twice', () => {
    const names = flags.flatMap(flag => [flag.name, shortOf(flag) ?? []].flat())
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the help', () => {
  it('names what a registry has, also what it has had for a moment only', () => {
    const more = Object.fromEntries(
      Object.entries(choices).map(([registry, names]) => [registry, [...names, `new-${registry}`]]),
    ) as unknown as typeof choices
    const text = [descriptionOf(more), ...flags.map(flag => helpOf(flag, more))].join('\n')
    for (const registry of Object.keys(choices)) expect(text).toContain(`new-${registry}`)
    expect(descriptionOf(more)).toMatch(/\(blobs, .*new-datasets\)/s)
    expect(text).toContain(`.${choices.formats.at(-1)} .new-formats, a folder/`)
  })

  it('states the defaults that a spec really has', () => {
    const spec = readSpecObject({ data: 'blobs' })
    const stated = flags.flatMap(flag => {
      const value = /\((\S+)\)$/.exec(helpOf(flag))?.[1]
      return value && !flag.run && flag.key in spec ? [[flag, value] as const] : []
    })
    expect(stated.length).toBeGreaterThan(10)
    for (const [flag, value] of stated) {
      const solver = catalog.solvers.find(({ defaults }) => flag.key in defaults)?.name ?? spec.solver
      const given = readSpecObject({ data: 'blobs', solver, [flag.key]: value })
      expect(given, flag.name).toEqual(readSpecObject({ data: 'blobs', solver }))
    }
  })
})

describe('a command line', () => {
  it('gives flags as text under the keys of the spec, and nothing that was not given', () => {
    expect(
      read('moons', '--max-iter', '5', '--no-sheet', '--hold-end=0', '-o', 'a.gif', '-o', 'b.png', '-q'),
    ).toEqual({
      command: 'figure',
      data: 'moons',
      given: { maxIter: '5', sheet: false, holdEnd: '0' },
      run: { output: ['a.gif', 'b.png'], quiet: true },
    })
  })

  it('takes negative numbers and empty text as values', () => {
    expect(read('blobs', '--view', '-60,25', '--at', '-1', '--title', '')).toMatchObject({
      given: { view: '-60,25', at: '-1', title: [''] },
    })
  })

  it('may have its flags before the data', () => {
    expect(read('--seed', '3', 'blobs')).toMatchObject({ data: 'blobs', given: { seed: '3' } })
  })

  it('may ask for a command, with its own flags', () => {
    expect(read('datasets')).toEqual({ command: 'datasets' })
    expect(read('columns', 't.csv', '--order', 'a=x,y', '--order', 'b=1,2', '--label', 'c')).toEqual({
      command: 'columns',
      table: 't.csv',
      given: { order: ['a=x,y', 'b=1,2'], label: 'c' },
    })
    expect(read('doctor', '--json')).toEqual({ command: 'doctor', json: true })
  })

  it('prints the version', () => {
    expect(read('--version')).toEqual({ command: 'print', text: '1.2.3\n' })
  })
})

describe('a wrong command line', () => {
  const table: [string[], RegExp][] = [
    [['blobs', '--hiden', '2'], /"--hiden".*Did you mean --hidden\?/],
    [['blobs', '--hiden=2'], /"--hiden".*Did you mean --hidden\?/],
    [['blobs', '--frobnicate'], /"--frobnicate", expected one of those that `nnanim help all` lists$/],
    [['blobs', '-x'], /"-x"/],
    [
      ['-x > y', '--size', '300x300', '--fps', '12'],
      /"-x > y", expected an expression that begins with a minus last, behind --$/,
    ],
    [['-x >= y'], /"-x >= y", expected an expression that begins with a minus last, behind --$/],
    [
      ['--', '-x > y', '--size', '300x300', '--fps', '12'],
      /expected one word .* and its flags, which stand before --$/,
    ],
    [['blobs', '--hidden'], /^--hidden: expected a value <LAYERS>$/],
    [['blobs', '-o'], /^--output: expected a value <FILE>$/],
    [['blobs', '--title', '--json'], /^--title: got "--json", expected a value \(TEXT\); --title=--json /],
    [['blobs', '--title', '-q'], /^--title: got "-q", expected a value/],
    [['blobs', '--title', '--help'], /^--title: got "--help", expected a value/],
    [['blobs', '-o', '--version'], /^--output: got "--version", expected a value \(FILE\)/],
    [['batch', 'a.yaml', '--shard', '--list'], /^--shard: got "--list", expected a value \(I\/N\)/],
    [['remake', 'a.gif', '--data', '--force'], /^--data: got "--force", expected a value \(DATA\)/],
    [['blobs', '--open=yes'], /^--open: got "yes"; leave it out: this flag has no value$/],
    [['batch', 'a.yaml', '--list='], /^--list: got ""; leave it out/],
    [['blobs', '--help=all'], /^--help: got "all"; leave it out/],
    [['blobs', 'moons'], /"blobs moons", expected one word/],
    [['datasets', '--fps', '3'], /"--fps"/],
    [['columns', 'a.csv', 'b.csv'], /"columns a.csv b.csv", expected one table and flags/],
    [['columns', 'a.csv', '--hidden', '3'], /"--hidden"/],
    [['datasets', 'blobs'], /"datasets blobs", expected one word/],
    [['--fps', '3', 'datasets'], /datasets/],
    [['blobs', '--hollow=yes'], /--hollow/],
    [['bl\ufffdobs'], /^call: got "bl\ufffdobs", expected names and texts in UTF-8$/],
    [['blobs', '-o', 'a\ufffd.gif'], /^call: got "a\ufffd.gif", expected names and texts in UTF-8$/],
  ]

  it.each(table)('%j is refused', (words, message) => {
    expect(() => read(...words)).toThrow(SpecError)
    expect(() => read(...words)).toThrow(message)
  })

  it('is none where a value behind = only looks like a flag', () => {
    expect(read('blobs', '--title=--json', '--caption=-q')).toMatchObject({
      given: { title: ['--json'], caption: ['-q'] },
      run: {},
    })
  })
})
