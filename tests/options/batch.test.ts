import { describe, expect, it } from 'vitest'
import { type BatchOptions, readBatchWith } from '../../src/options/batch.ts'
import { errorsOf } from '../../src/options/error.ts'
import { figureSpecReader } from '../../src/options/read.ts'
import { catalog } from './catalog.ts'
import { faultOf } from './fault.ts'

const readBatch = (text: string, options?: BatchOptions) => readBatchWith(catalog, text, options)
const read = (text: string, options?: BatchOptions) =>
  readBatch(text, { file: 'figures.yaml', runOptions: ['jobs', 'dryRun'], ...options })

const readSpec = figureSpecReader(catalog)

/** Names that messages list, in the order of the registry: all datasets, and those that have a choice of classes. */
const datasets = catalog.datasets.map(({ name }) => name)
const choosable = catalog.datasets
  .filter(({ classes }) => typeof classes !== 'number')
  .map(({ name }) => name)

/** The first lines of all errors. */
const faultsOf = (text: string) =>
  errorsOf(faultOf(() => read(text))).map(({ message }) => message.split('\n')[0])

const namesOf = (text: string) => read(text).figures.flatMap(({ outputs }) => outputs)

describe('a batch', () => {
  it('has the figures of its list in order, with the defaults under their own keys', () => {
    const { figures } = read(`
defaults: {fps: 20, theme: dark}
figures:
  - data: blobs
    output: a.gif
  - data: iris.csv
    theme: light
    output: [b.gif, b.png]
`)
    expect(figures).toEqual([
      {
        spec: readSpec({ data: 'blobs', fps: 20, theme: 'dark' }),
        outputs: ['a.gif'],
        place: { file: 'figures.yaml', line: 4, column: 5 },
      },
      {
        spec: readSpec({ data: 'iris.csv', fps: 20, theme: 'light' }),
        outputs: ['b.gif', 'b.png'],
        place: { file: 'figures.yaml', line: 6, column: 5 },
      },
    ])
  })

  it('is the same as JSON', () => {
    const json = {
      defaults: { seed: 3 },
      figures: [{ data: 'xor', output: 'x.gif', matrix: { fps: [1, 2] } }],
    }
    json.figures[0].output = 'x-{fps}.gif'
    expect(read(JSON.stringify(json, null, '\t')).figures.map(({ spec }) => spec)).toEqual(
      [1, 2].map(fps => readSpec({ data: 'xor', seed: 3, fps })),
    )
  })

  it('may be empty above its figures, and name its schema', () => {
    expect(namesOf('$schema: x\ndefaults:\nfigures: [{data: blobs, output: a.gif, matrix: }]')).toEqual([
      'a.gif',
    ])
  })

  it('takes a default back where a figure has null', () => {
    const text = 'defaults: {samples: 50}\nfigures: [{data: iris.csv, samples: null, output: a.gif}]'
    expect(read(text).figures[0].spec.samples).toBeNull()
    expect(faultsOf(text.replace('samples: null, ', ''))).toEqual([
      'figures.yaml:1:21:samples: got 50; leave it out: a table has its own points (in the figure of line 2)',
    ])
  })

  it('leaves defaults of training to the figures that train', () => {
    const text = `
defaults: {restarts: 3, alpha: 0.2}
figures:
  - {data: blobs, output: a.gif}
  - {data: blobs, model: m.json, output: b.gif}
  - {data: blobs, output: c.gif, model: m.json, alpha: 0.3}
`
    expect(faultsOf(text)).toEqual([
      'figures.yaml:6:56:alpha: got "0.3"; leave it out: the network of the model file is trained already',
    ])
    const [trained, loaded] = read(text.replace(', alpha: 0.3', '')).figures.map(({ spec }) => spec)
    expect(trained).toMatchObject({ restarts: 3, alpha: 0.2 })
    expect(loaded).toEqual(readSpec({ data: 'blobs', model: 'm.json' }))
  })

  it('keeps the keys of each spec in their order, whatever order they were given in', () => {
    const [figure] = read('figures: [{output: a.gif, fps: 20, data: blobs}]').figures
    expect(JSON.stringify(figure!.spec)).toBe(JSON.stringify(readSpec({ data: 'blobs', fps: 20 })))
  })

  it('shares values through aliases', () => {
    const text =
      'figures:\n- {data: blobs, theme: &t {base: dark}, output: a}\n- {data: xor, theme: *t, output: b}'
    expect(read(text).figures.map(({ spec }) => spec.theme)).toEqual(['dark', 'dark'])
  })
})

describe('a matrix', () => {
  const matrix = (lines: string) =>
    namesOf(
      `figures:\n  - data: blobs\n    seed: 9\n    output: "{data}-{hidden}-{seed}"\n    matrix: ${lines}`,
    )

  it('makes all combinations, the last key changing fastest', () => {
    expect(matrix('{data: [blobs, circles], hidden: [[2], [3]], seed: 1..2}')).toEqual([
      'blobs-2-1',
      'blobs-2-2',
      'blobs-3-1',
      'blobs-3-2',
      'circles-2-1',
      'circles-2-2',
      'circles-3-1',
      'circles-3-2',
    ])
  })

  it.each([
    ['{seed: 1..4}', ['blobs-2-1', 'blobs-2-2', 'blobs-2-3', 'blobs-2-4']],
    ['{hidden: "2|3|8,3"}', ['blobs-2-9', 'blobs-3-9', 'blobs-8-3-9']],
    ['{hidden: ["2", 3, [4, 3], "2:tanh,2"]}', ['blobs-2-9', 'blobs-3-9', 'blobs-4-3-9', 'blobs-2-tanh-2-9']],
    ['{seed: 1..2|7}', ['blobs-2-1', 'blobs-2-2', 'blobs-2-7']],
    ['{data: [a/iris.csv, ./wine.data.csv]}', ['iris-auto-9', 'wine.data-auto-9']],
    ['{seed: [null, 3]}', ['blobs-2-1', 'blobs-2-3']],
    ['{}', ['blobs-2-9']],
  ])('%s has figures %j', (lines, names) => {
    expect(matrix(lines)).toEqual(names)
  })

  it('in which a value is a list of values is still a sweep of one figure', () => {
    expect(matrix('{hidden: [1..3, 4]}')).toEqual(['blobs-1-2-3-9', 'blobs-4-9'])
  })

  it('tells the fault of a value once, not once a combination', () => {
    expect(
      faultsOf(
        'figures:\n- {data: blobs, output: "{seed}{fps}", matrix: {seed: 1..50, fps: [20, fast, 25]}}',
      ),
    ).toEqual(['figures.yaml:2:72:fps: got "fast", expected a number from 1 to 120'])
  })

  it('tells once what is wrong with several of its figures, and with which of them', () => {
    expect(
      faultsOf('figures:\n- {data: blobs, classes: 3, output: "{seed}", matrix: {seed: 1..50}}'),
    ).toEqual([
      `figures.yaml:2:26:classes: got 3; leave it out: blobs has 2 classes, only ${choosable.join(' and ')} have a choice (in the figure with seed 1)`,
    ])
  })

  it.each([
    ['[1, 2]', '2:38:matrix: got [1,2], expected keys with lists of values, such as seed: 1..20'],
    ['{seed: []}', '2:45:seed: got [], expected a list of values, or text such as 1..20 or 2|3|8,3'],
    ['{seed: {a: 1}}', '2:45:seed: got {"a":1}, expected a list of values, or text such as 1..20 or 2|3|8,3'],
    ['{seed: 9..1}', '2:45:seed: got "9..1", expected values from the lowest to the highest, such as 1..20'],
    ['{sed: 1..3}', '2:39:sed: expected a key of a figure. Did you mean "seed"?'],
    ['{jobs: [1]}', '2:39:jobs: leave it out: --jobs is a flag of the command, for all figures of a run'],
  ])('is refused as %s', (lines, message) => {
    expect(faultsOf(`figures:\n- {data: blobs, output: out, matrix: ${lines}}`)).toEqual([
      `figures.yaml:${message}`,
    ])
  })
})

describe('outputs', () => {
  const named = (output: string, keys = '') =>
    namesOf(`figures: [{data: blobs, ${keys} output: "${output}"}]`)[0]

  it.each([
    ['out/{data}-{hidden}-{seed}.gif', 'hidden: "4:relu,3"', 'out/blobs-4-relu-3-1.gif'],
    ['{size}-{fps}-{hollow}', 'size: 300', '300x300-25-false'],
    ['{title}{caption}', 'title: "a/b: c", caption: ""', 'a-b- cnone'],
    ['{alpha}', 'alpha: 1e-7', '1e-7'],
    ['{{seed}} {{{seed}}} }', '', '{seed} {1} }'],
    ['{at}', 'at: 50 %', '50%'],
  ])('%s with %s is %s', (output, keys, name) => {
    expect(named(output, keys && `${keys},`)).toBe(name)
  })

  it.each([
    [
      'out/{seeed}.gif',
      '38:output: got "{seeed}", expected a key of the spec in braces. Did you mean "{seed}"?',
    ],
    ['out/{seed.gif', '38:output: got "{seed.gif", expected } behind the key, or {{ for a brace'],
    ['', '33:output: got "", expected the name of a file, such as out/{data}.gif, or a list of names'],
  ])('%j are refused', (output, message) => {
    expect(faultsOf(`figures: [{data: blobs, output: "${output}"}]`)).toEqual([`figures.yaml:1:${message}`])
  })

  it.each(['3', '[]', '[a, 3]', '{a: b}', '[[a]]'])('%s are refused', output => {
    expect(faultsOf(`figures: [{data: blobs, output: ${output}}]`)[0]).toContain(
      'expected the name of a file',
    )
  })

  it('of one name are refused with both places', () => {
    const text = `figures:
  - {data: blobs, output: [a.gif, out/b.gif]}
  - {data: xor, output: ./out//c/../b.gif}
  - {data: moons, output: [d.gif, ./d.gif]}
`
    expect(faultsOf(text)).toEqual([
      'figures.yaml:3:25:output: got "./out//c/../b.gif", expected another file: the output at figures.yaml:2:35 has the same name',
      'figures.yaml:4:35:output: got "./d.gif", expected another file: the output at figures.yaml:4:28 has the same name',
    ])
  })

  it('of a matrix that are one name are refused once, with what makes them differ', () => {
    expect(
      faultsOf(
        'figures:\n- {data: blobs, output: out/{data}.gif, matrix: {seed: 1..20}}'.replace(
          'out/{data}.gif',
          '"out/{data}.gif"',
        ),
      ),
    ).toEqual([
      'figures.yaml:2:25:output: got "out/{data}.gif", expected a name of its own for each of the 20 figures of the matrix: add {seed} to the output. Did you mean "out/{data}-{seed}.gif"?',
    ])
    expect(faultsOf('figures:\n- {output: "{data}.gif", matrix: {data: [a/iris.csv, b/iris.csv]}}')).toEqual([
      'figures.yaml:2:12:output: got "{data}.gif", expected a name of its own for each of the 2 figures of the matrix: "iris.gif" is that of data a/iris.csv and of data b/iris.csv',
    ])
  })
})

describe('all faults of a batch', () => {
  it('are told at once, in order, each with its line and a mark', () => {
    const text = `defaults:
  theme: drak
  output: out.gif
figures:
  - data: blbos
    output: a.gif
  - data: xor
    no-sheet: true
    dry-run: true
    output: b.gif
    theme: {ink: "#12", backgruond: "#fff"}
    matrix:
      fps: [20, 199]
`
    expect(faultOf(() => read(text)).message.split('\n')).toEqual([
      'figures.yaml:2:10:theme: got "drak", expected one of light, dark. Did you mean "dark"?',
      '  2 |   theme: drak',
      '    |          ^^^^',
      'figures.yaml:3:3:output: leave it out: each figure has its own',
      '  3 |   output: out.gif',
      '    |   ^^^^^^',
      `figures.yaml:5:11:data: got "blbos", expected one of ${datasets.join(', ')}, a path ending in .csv, .tsv, .json or .jsonl, -, or an expression such as "y > sin(3*x)". Did you mean "blobs"?`,
      '  5 |   - data: blbos',
      '    |           ^^^^^',
      'figures.yaml:8:5:no-sheet: expected a key of a figure. Did you mean "sheet: false"?',
      '  8 |     no-sheet: true',
      '    |     ^^^^^^^^',
      'figures.yaml:9:5:dry-run: leave it out: --dry-run is a flag of the command, for all figures of a run',
      '  9 |     dry-run: true',
      '    |     ^^^^^^^',
      'figures.yaml:10:13:output: got "b.gif", expected a name of its own for each of the 2 figures of the matrix: add {fps} to the output. Did you mean "b-{fps}.gif"?',
      ' 10 |     output: b.gif',
      '    |             ^^^^^',
      'figures.yaml:11:18:theme.ink: got "#12", expected a colour such as "#1f77b4" (six or three hexadecimal digits, in quotes)',
      ' 11 |     theme: {ink: "#12", backgruond: "#fff"}',
      '    |                  ^^^^^',
      'figures.yaml:11:25:theme.backgruond: expected one of the keys base, background, ink, muted, frame, grid, sheet, shade, accent, classes, tints, beyond, rims, tinting, markers. Did you mean "background"?',
      ' 11 |     theme: {ink: "#12", backgruond: "#fff"}',
      '    |                         ^^^^^^^^^^',
      'figures.yaml:13:17:fps: got 199, expected a number from 1 to 120',
      ' 13 |       fps: [20, 199]',
      '    |                 ^^^',
      '9 faults',
    ])
  })

  it('tells of an expression that is too deep as of other faults', () => {
    const deep = `${'('.repeat(20_000)}x${')'.repeat(20_000)} > 0`
    expect(() =>
      read(`figures:\n  - data: '${deep}'\n    output: a.gif\n  - data: blbos\n    output: b.gif\n`),
    ).toThrow(
      /^figures.yaml:2:11:data: got .* at most 500 characters, found more at character 501\n(.*\n)*figures.yaml:4:11:data: got "blbos"/,
    )
  })

  it.each([
    ['', ['1:1: expected the keys defaults and figures']],
    ['- data: blobs', ['1:1: got [{"data":"blobs"}], expected the keys defaults and figures']],
    [
      'data: blobs\noutput: a',
      [
        '1:1:data: expected defaults and figures: data stands below one of them',
        '1:1:figures: expected a list',
        '2:1:output: expected defaults',
      ],
    ],
    [
      'figure:\n- {data: blobs, output: a}',
      ['1:1:figure: expected a key of a batch. Did you mean "figures"?'],
    ],
    ['figures: []', ['1:10:figures: got [], expected a list of figures']],
    ['figures: [3]', ['1:11:figures: got 3, expected keys with values']],
    ['defaults: 3\nfigures: [{data: blobs, output: a}]', ['1:11:defaults: got 3, expected keys']],
    ['figures: [{output: a}]', ['1:11:data: expected a built-in dataset or the path of a table']],
    ['figures: [{data: blobs}]', ['1:11:output: expected the name of a file']],
    [
      'figures: [{dta: blobs, outptu: a}]',
      [
        '1:12:dta: expected a key of a figure. Did you mean "data"?',
        '1:24:outptu: expected a key of a figure. Did you mean "output"?',
      ],
    ],
    [
      'figures: [{data: blobs, output: a, seed: 1, seed: 2}]',
      ['1:45:seed: expected YAML or JSON: each key once'],
    ],
    [
      'figures: [{data: blobs, output: a, __proto__: {seed: 1}}]',
      ['1:36:__proto__: expected one of the keys'],
    ],
    ['figures: [{data: blobs, output: a, ? [1] : 2}]', ['1:38: expected YAML or JSON: a word as a key']],
    ['figures: [{data: *x, output: a}]', ['1:18: expected an anchor &x before the alias']],
    [
      'figures: [out/{data}.gif]',
      [
        '1:15: expected YAML or JSON: a comma between two values in brackets, a colon behind a key; a text with',
      ],
    ],
    ['figures: [\n  data: "x\n', ['3:1: expected YAML or JSON: a closing "']],
    ['figures: !!js x', ['1:10: expected YAML or JSON: no tags']],
    ['a: 1\n---\nb: 2', ['2:1: expected YAML or JSON: one document']],
  ])('of %j', (text, starts) => {
    const faults = faultsOf(text)
    expect(faults.map((fault, i) => fault.startsWith(`figures.yaml:${starts[i]}`) || fault)).toEqual(
      starts.map(() => true),
    )
  })

  it('hold nothing that a terminal would obey', () => {
    const [fault] = faultsOf('figures: [{data: blobs, output: a, "\\e[31mseed\\n": 1, "\\u202e": 2}]')
    expect(fault).toMatch(/^figures\.yaml:1:36: \[31mseed : expected/)
  })

  it('are told of an output that would be two lines of a list, or end at a zero', () => {
    for (const odd of ['\\n', '\\0', '\\e[31m', '\\u2028'])
      expect(faultsOf(`figures: [{data: blobs, output: "a${odd}b.gif"}]`)).toEqual([
        expect.stringMatching(
          /^figures\.yaml:1:33:output: got "a.*b\.gif", expected .* without control char/,
        ),
      ])
  })

  it('leave out what would go with another fault', () => {
    // turns means something to surface alone, which is what was meant
    expect(faultsOf('figures: [{data: blobs, scene: surfaec, turns: 2, output: a}]')).toHaveLength(1)
    // the name depends on the network, which is not known
    expect(
      faultsOf('figures:\n- {data: blobs, output: "2"}\n- {data: blbos, output: "{hidden}"}'),
    ).toHaveLength(1)
    // and not what does not
    expect(faultsOf('figures:\n- {data: blbos, output: a, seed: x, fps: 20, at: 99}')).toHaveLength(2)
    expect(faultsOf('figures:\n- {data: blobs, output: a, seed: x, classes: 3}')).toHaveLength(2)
  })
})

describe('the limits of a batch', () => {
  it.each([
    [
      'figures of a matrix',
      'figures:\n- {data: blobs, output: "{seed}{dataSeed}", matrix: {seed: 1..1000, dataSeed: 1..101}}',
      'at most 100000 figures in a file: up to here it has 101000',
    ],
    [
      'combinations without end',
      'figures:\n- {data: blobs, output: a, matrix: {seed: 1..999, dataSeed: 1..999, networkSeed: 1..999, maxIter: 1..999}}',
      'at most 100000 figures in a file',
    ],
    [
      'values of a range',
      'figures:\n- {data: blobs, output: "{seed}", matrix: {seed: 1..1000000000}}',
      'at most 100000 values',
    ],
    ['letters', 'x'.repeat(17e6), 'a text of at most 16000000 letters'],
    ['values', `[${','.repeat(2e6)}`, 'a text of at most 1000000 lines, commas, colons and brackets'],
    [
      'depth of lists',
      `figures: ${'['.repeat(200)}${']'.repeat(200)}`,
      'inside one another at most 100 deep',
    ],
    [
      'depth of aliases',
      `a0: &a0 []\n${Array.from({ length: 200 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`).join('\n')}`,
      'inside one another at most 100 deep',
    ],
    [
      'aliases',
      `a: &a [${'x,'.repeat(99)}]\nb: &b [${'*a,'.repeat(99)}]\nc: &c [${'*b,'.repeat(999)}]`,
      'aliases that add at most 1000000 values',
    ],
    [
      'outputs',
      `figures: [{data: blobs, output: [${Array.from({ length: 21 }, (_, i) => i + 1).map(i => `a${i}`)}]}]`,
      'at most 20 names',
    ],
    [
      'letters of a name',
      `figures: [{data: blobs, output: ${'a/../'.repeat(1000)}}]`,
      'a name of at most 4096 letters',
    ],
  ])('%s', (_, text, expected) => {
    expect(faultsOf(text).join('\n')).toContain(expected)
  })

  it('end the search for faults', () => {
    expect(faultsOf(`figures: [${'1,'.repeat(10_001)}]`)).toHaveLength(10_000)
  })
})

describe('the theme of a figure', () => {
  const themesOf = (text: string) => read(text).figures.map(({ spec }) => spec.theme)

  it('is auto for pages alone, unless it is given there, in the matrix or for all figures', () => {
    expect(
      themesOf('figures: [{data: blobs, output: "{data}.html"}, {data: blobs, output: [a.html, a.gif]}]'),
    ).toEqual(['auto', 'light'])
    expect(themesOf('figures: [{data: blobs, theme: light, output: a.html}]')).toEqual(['light'])
    expect(themesOf('defaults: {theme: dark}\nfigures: [{data: blobs, output: a.html}]')).toEqual(['dark'])
    expect(
      themesOf('figures: [{data: blobs, output: "{theme}.html", matrix: {theme: [light, dark]}}]'),
    ).toEqual(['light', 'dark'])
  })

  it('is that default where null asks for it', () => {
    expect(
      themesOf('defaults: {theme: dark}\nfigures: [{data: blobs, theme: null, output: a.html}]'),
    ).toEqual(['auto'])
    expect(themesOf('defaults: {theme: dark}\nfigures: [{data: blobs, theme: null, output: a.gif}]')).toEqual(
      ['light'],
    )
  })
})
