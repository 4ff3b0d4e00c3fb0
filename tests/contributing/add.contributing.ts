import { readFileSync } from 'node:fs'
import { decode } from 'fast-png'
import { afterEach, describe, expect, it } from 'vitest'
import { type Copy, copyOfRepository } from './copy.ts'
import { examplesOf, follow } from './page.ts'

const examples = examplesOf(readFileSync('CONTRIBUTING.md', 'utf8'))

/** The example that changes the pictures of all scenes of the plane, and those that change none that is there. */
const mark = examples.find(({ name }) => name === 'Add a mark')!
const others = examples.filter(example => example !== mark)

/** What is seen of each example after its commands have run. */
const looks: Record<string, (copy: Copy) => void> = {
  'Add a dataset'(copy) {
    expectNamed(copy, 'waves')
    expect(copy.run('node bin/nnanim.js datasets')).toMatch(/^waves +200 +0\.05 +2 +3 +0\.03 +two waves/m)
    expect(copy.read('docs/data.md').toString()).toMatch(
      /^\| `waves` +\| two waves, one above the other +\| `3` +\|$/m,
    )
    // Points of class 0, the upper wave, on the left, where it has its crest, and on the right, where it has its trough.
    const { width, rows } = pixelsOf(copy.read('waves.png'), '#0072b2', 70)
    const [crest, trough] = [rows((0.25 * width) | 0, width / 2), rows(width / 2, (0.75 * width) | 0)]
    expect(Math.min(crest.length, trough.length)).toBeGreaterThan(500)
    expect(mean(crest)).toBeLessThan(mean(trough) - 50)
  },

  'Add an activation'(copy) {
    expectNamed(copy, 'isru')
    expect(copy.read('isru.svg').toString()).toContain('isru')
    const [z, h] = JSON.parse(
      inLibrary(copy, [
        "const spec = readSpec({ data: 'blobs', activation: 'isru' })",
        'const dataset = await loadDataset(spec)',
        'const { network } = train(dataset, spec)',
        'const [{ weights, biases }] = network.layers',
        'const z = biases.map((bias, j) => dataset.x[0] * weights[0][j] + dataset.x[1] * weights[1][j] + bias)',
        'console.log(JSON.stringify([z, [...forward(network, dataset.x)[0].subarray(0, 2)]]))',
      ]),
    )
    expect(h).toHaveLength(2)
    for (const [j, value] of z.entries()) expect(h[j]).toBeCloseTo(value / Math.hypot(1, value), 12)
  },

  'Add a solver'(copy) {
    expectNamed(copy, 'rmsprop')
    expect(copy.run('node bin/nnanim.js help all')).toContain('of adam, sgd and rmsprop (0.001, or 0.01)')
    const line = 'node bin/nnanim.js moons --solver rmsprop --scene training -o rmsprop.svg --json'
    const { spec, training } = JSON.parse(copy.run(line))
    expect(spec).toMatchObject({ learningRate: 0.01, batchSize: 200, momentum: null, maxIter: 300 })
    expect(training.accuracy).toBeGreaterThan(0.8)
    expect(copy.read('rmsprop.svg').toString()).toMatch(/After \d+ epochs/)
  },

  'Add a classifier'(copy) {
    expectNamed(copy, 'bayes')
    const svg = copy.read('bayes.svg').toString()
    expect(svg).toContain('Naive Bayes')
    const { compare } = JSON.parse(
      copy.run('node bin/nnanim.js compare clusters --classifiers bayes -o bayes.html --json'),
    )
    expect(compare).toMatchObject([{ classifier: 'bayes', train: { correct: 200 } }])
    // How it learns is not on the page, what it has learned is.
    expect(copy.read('bayes.html').toString()).toContain('an upright ellipse a class')
    const learns = /priors: ?\w+\.map/
    expect(copy.read('dist/estimators/bayes.js').toString()).toMatch(learns)
    expect(copy.read('bayes.html').toString()).not.toMatch(learns)
  },

  'Add a theme'(copy) {
    expectNamed(copy, 'sand')
    expect(copy.run('node bin/nnanim.js themes')).toMatch(/^sand +#fdf6e3 +#2b2620 .*warm paper/m)
    expect(copy.read('docs/themes.md').toString()).toMatch(
      /^\| `sand` +\| warm paper; the hues of light +\|$/m,
    )
    const { data } = decode(copy.read('sand.png'))
    expect([...data.subarray(0, 3)]).toEqual([0xfd, 0xf6, 0xe3])
    expect(pixelsOf(copy.read('sand.png'), '#0072b2').rows().length).toBeGreaterThan(300)
  },

  'Add a scene'(copy) {
    expectNamed(copy, 'mistakes')
    const svg = copy.read('mistakes.svg').toString()
    expect(svg).toContain('What the network gets wrong')
    const { training } = JSON.parse(
      copy.run('node bin/nnanim.js article --scene mistakes -o mistakes.svg --json'),
    )
    expect(training.correct).toBeLessThan(200)
    expect(svg).toContain(`${200 - training.correct} of 200 are on the wrong side`)
    // A ring is a disc of ink below the dot.
    expect(svg.match(/<circle [^>]*fill="#1f2328"\/>/g)).toHaveLength(200 - training.correct)
    expect(copy.read('docs/scenes.md').toString()).toMatch(/^\| `mistakes` +\| the points, and rings/m)
  },

  'Add a mark'(copy) {
    for (const words of ['moons --scene data', 'moons --scene boundary', 'blobs --hidden 2']) {
      copy.run(`node bin/nnanim.js ${words} -o hulls.svg`)
      expect(copy.read('hulls.svg').toString()).toMatch(/<path [^>]*stroke="#0072b2"/)
    }
  },

  'Add a format'(copy) {
    expectNamed(copy, 'ppm')
    const file = copy.read('blobs.ppm')
    const end = file.indexOf('\n600 600\n255\n') + 13
    expect(file.subarray(0, 12).toString()).toBe('P6\n# {"nnani')
    expect(file.length - end).toBe(3 * 600 * 600)
    // The same moment as PNG, decoded by a library.
    copy.run('node bin/nnanim.js blobs -o blobs.png')
    expect(Buffer.compare(file.subarray(end), Buffer.from(decode(copy.read('blobs.png')).data))).toBe(0)
    expect(copy.run('node bin/nnanim.js show blobs.ppm')).toContain('blobs')
    copy.run('node bin/nnanim.js remake blobs.ppm --theme dark -o blobs.ppm')
    expect([...copy.read('blobs.ppm').subarray(-3)]).toEqual([0x12, 0x15, 0x1a])
    expect(copy.run('node bin/nnanim.js xor --format ppm -o -')).toMatch(/^P6\n/)
  },

  'Add a flag'(copy) {
    expectNamed(copy, '--reverse')
    const shapesOf = (words: string) =>
      copy.run(`node bin/nnanim.js blobs ${words} --format svg -o -`).replace(/<metadata>.*<\/metadata>/, '')
    expect(shapesOf('--reverse --at 25%')).toBe(shapesOf('--at 75%'))
    expect(shapesOf('--reverse --at 25%')).not.toBe(shapesOf('--at 25%'))
    expect(copy.read('dist/batch.schema.json').toString()).toContain('"reverse"')
    expect(copy.read('docs/flags.md').toString()).toMatch(/^\| `--reverse` +\| .* \| off +\|$/m)
  },

  Translate(copy) {
    expect(copy.read('nuvole.svg').toString()).toContain('xml:lang="it"')
    copy.run('node bin/nnanim.js blobs --lang it -o nuvole.html')
    const page = copy.read('nuvole.html').toString()
    expect(page).toContain('<html lang="it">')
    // What it says itself, and what it does not, in the same section and in another one.
    for (const text of ['La retta migliore', 'First weights', 'plays and pauses'])
      expect(page).toContain(text)
    expect(copy.run('node .ci/untranslated.js')).toMatch(/^it: \d{3} not translated: all others$/m)
    // A message that waits, in a language that is whole.
    copy.run('node bin/nnanim.js article --scene mistakes --lang de -o fehler.html')
    const german = copy.read('fehler.html').toString()
    for (const text of ['The mistakes', 'Entscheidungsgrenze']) expect(german).toContain(text)
    expect(copy.run('node .ci/untranslated.js')).toMatch(/^de: \d+ not translated: .*\bchapters\.mistakes\b/m)
  },
}

let copy: Copy

afterEach(() => copy.remove())

describe('what CONTRIBUTING.md says under "Add a …"', () => {
  it.each(examples.map(example => [example.name, example] as const))(
    'is whole by itself: %s',
    (_, example) => {
      copy = copyOfRepository()
      follow(example, copy.folder)
      copy.run('npm run types')
    },
  )

  it('holds for a mark, which all pictures of the plane have', () => {
    copy = copyOfRepository()
    follow(mark, copy.folder)
    check(copy)
    looks['Add a mark'](copy)
  })

  it('holds for all else at once, with every unit test and what is documented', () => {
    copy = copyOfRepository()
    for (const example of others) follow(example, copy.folder)
    check(copy)
    for (const line of new Set(others.flatMap(({ commands }) => commands))) copy.run(line)
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(looks))
    for (const { name } of others) looks[name](copy)
    // All examples at once are more lines than rooms have room for.
    copy.run('npm run test:unit -- --exclude tests/lines.test.ts')
    copy.run('npx vitest run tests/cli/parse.test.ts tests/cli/outputs.slow.ts')
    // The wall of examples gets the picture of a new one at the end.
    copy.run(
      "npx vitest run tests/cli/documented.slow.ts -t '^(?!.*every scene and dataset in the examples)'",
    )
  })
})

/** What the page asks for after each example, and what `npm test` does before it runs the tests. */
function check(copy: Copy): void {
  for (const line of ['npm run format', 'npm run build', 'npm run types', 'npm run lint']) copy.run(line)
}

function expectNamed(copy: Copy, word: string): void {
  expect(copy.run('node bin/nnanim.js help all')).toMatch(new RegExp(`(?<![\\w-])${word}(?![\\w-])`))
}

/** Runs lines of a module that have the library's functions, and gives what it prints. */
function inLibrary(copy: Copy, lines: string[]): string {
  const script = ["import { forward, loadDataset, readSpec, train } from './dist/index.js'", ...lines]
  return copy.run(`node --input-type=module -e "${script.join('; ')}"`)
}

/** Rows of the pixels of a colour in a PNG, from a column on and up to another; those above `top` are the head's. */
function pixelsOf(file: Buffer, color: string, top = 0) {
  const { data, width, height, channels } = decode(file)
  const wanted = [1, 3, 5].map(i => Number.parseInt(color.slice(i, i + 2), 16))
  const rows = (from = 0, to = width) => {
    const found: number[] = []
    for (let y = top; y < height; y++)
      for (let x = from; x < to; x++)
        if (wanted.every((value, c) => data[(y * width + x) * channels + c] === value)) found.push(y)
    return found
  }
  return { width, rows }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
