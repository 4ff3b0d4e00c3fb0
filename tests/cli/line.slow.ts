import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices } from '../../src/cli/choices.ts'
import { specOfCall } from '../../src/cli/input.ts'
import { parse } from '../../src/cli/parse.ts'
import { catalog, readFigureObject } from '../../src/encode/catalog.ts'
import { lineOf, quoted } from '../../src/encode/line.ts'
import type { FigureSpec } from '../../src/options/sweep.ts'

const lineFor = (keys: object) => quoted(lineOf(readFigureObject(keys), 'out.gif'))

async function readBack(spec: FigureSpec): Promise<FigureSpec> {
  const call = parse(lineOf(spec, 'out.gif').slice(1), '')
  if (call.command !== 'figure') throw new Error(call.command)
  expect(call.run).toEqual({ output: ['out.gif'] })
  return specOfCall(call)
}

describe('the command line of a spec', () => {
  it('has the flags that differ from the defaults of its data and its scene, and no others', () => {
    expect(lineFor({ data: 'blobs' })).toBe('nnanim blobs -o out.gif')
    expect(lineFor({ data: 'circles', hidden: 3, alpha: 1, duration: 6, fps: 25 })).toBe(
      'nnanim circles -o out.gif',
    )
    expect(lineFor({ data: 'blobs', samples: 400 })).toBe('nnanim blobs --samples 400 -o out.gif')
    expect(lineFor({ data: 'moons', scene: 'orbit', turns: -1 })).toBe(
      'nnanim moons --scene orbit --turns -1 -o out.gif',
    )
    expect(
      lineFor({ data: 'a.csv', hidden: '4:relu,2', sheet: false, size: '300x200', view: '-60,25' }),
    ).toBe('nnanim a.csv --hidden 4:relu,2 --size 300x200 --no-sheet --view -60,25 -o out.gif')
  })

  it('leaves out what follows from another flag', () => {
    const line = 'nnanim spirals --activation relu -o out.gif'
    expect(lineFor({ data: 'spirals', activation: 'relu', hidden: '8:relu,3:relu' })).toBe(line)
    expect(lineFor({ data: 'blobs', scene: 'data,transform', layout: 'row', size: '1000x520' })).toBe(
      'nnanim blobs --scene data,transform -o out.gif',
    )
  })

  it('is read again where a text looks like a flag', async () => {
    const spec = readFigureObject({ data: 'blobs', title: '--json', caption: '-q', alt: '--title=x', at: 0 })
    expect(await readBack(spec)).toEqual(spec)
  })

  it('is no other command where a word begins with an equals sign, which zsh looks up', () => {
    expect(lineFor({ data: 'blobs', title: '=ls' })).toContain("--title '=ls'")
  })

  it('is quoted for a shell', () => {
    const line = lineFor({ data: 'my tables/$HOME.csv', title: `it's "50%" \\ of *`, caption: '' })
    const words = execFileSync('bash', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' })
    expect(words).toBe(`nnanim\nmy tables/$HOME.csv\n--title\nit's "50%" \\ of *\n--caption\n\n-o\nout.gif\n`)
  })

  it.each([
    { data: '-', label: 'species' },
    { data: '-odd.csv', seed: 2 },
    { data: 'a.csv', features: ['width, cm', 'height'] },
    { data: 'a.csv', model: 'my model.json' },
    { data: 'xor', theme: { base: 'dark', background: '#001', grid: { fine: '#123456' } } },
    { data: 'xor', at: '33.5%', loop: 3, classColors: ['teal', '#FF8800'], xLabel: '' },
    { data: 'xor', caption: ['all', 'hidden=there', 'data=x=1'], titles: { 'segment-0': 'a "b"', line: '' } },
    { data: 'xor', at: 'start', tol: 1e-9, title: '-x', activation: 'tanh', hidden: '2:sigmoid,2' },
  ])('%j can be said in flags', async keys => {
    const spec = readFigureObject(keys)
    expect(await readBack(spec)).toEqual(spec)
  })

  it('gives the same spec for any spec', async () => {
    expect(Object.keys({ data, ...values }).sort()).toEqual(
      Object.keys(readFigureObject({ data: 'blobs' })).sort(),
    )
    await fc.assert(
      fc.asyncProperty(specs, async spec => {
        // As recipes hold it, where 0 has no sign.
        expect(JSON.stringify(await readBack(spec))).toBe(JSON.stringify(spec))
      }),
      { seed: 20240607, numRuns: 150 },
    )
  })
})

const names = fc.array(
  fc.string({ minLength: 1 }).filter(name => name.trim() === name),
  { minLength: 1, maxLength: 3 },
)
const line = fc.string({ unit: 'binary', maxLength: 20 })
const color = fc.constantFrom('#123456', '#abcdef', '#00ff00')
const layer = fc.record({
  units: fc.integer({ min: 1, max: 64 }),
  activation: fc.constantFrom(...catalog.activations),
})
const whole = (min: number, max: number) => fc.integer({ min, max })
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** A value for every key; what does not go with the others is left out. */
const values = {
  samples: whole(4, 2000),
  noise: real(0, 2),
  seed: fc.nat(),
  dataSeed: fc.nat(),
  networkSeed: fc.nat(),
  classes: whole(2, 6),
  hollow: fc.boolean(),
  label: fc.string({ minLength: 1 }),
  target: fc.string({ minLength: 1 }),
  domain: fc.record({ from: real(-100, 0), to: real(0.01, 100) }),
  features: names,
  order: fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }),
    { minKeys: 1, maxKeys: 2 },
  ),
  missing: fc.constantFrom('error', 'drop'),
  test: fc.oneof(real(0.01, 0.99), fc.constant('held out.csv')),
  scale: fc.constantFrom('standard', 'minmax', 'none'),
  reduce: fc.constantFrom('pca:2', 'pca:3', 'lda:2', 'lda:3'),
  maxPoints: whole(2, 5000),
  hidden: fc.array(layer, { minLength: 1, maxLength: 8 }),
  activation: fc.constantFrom(...catalog.activations),
  alpha: real(0, 10),
  solver: fc.constantFrom('lbfgs', 'adam', 'sgd'),
  learningRate: real(1e-6, 10),
  batchSize: whole(1, 500),
  momentum: real(0, 1),
  maxIter: whole(1, 1000),
  tol: real(0, 1),
  restarts: whole(1, 50),
  model: line,
  scene: fc.array(fc.constantFrom(...catalog.scenes.map(({ name }) => name)), {
    minLength: 1,
    maxLength: 4,
  }),
  layout: fc.constantFrom('row', 'column', 'grid'),
  slice: fc.constantFrom(['a', 'b'], ['auto'], ['pairs'], ['row 1, column 2', 'x = y']),
  fix: fc.uniqueArray(fc.constantFrom('a=1', 'b=x y', 'c=1:3', 'row:7', 'colour="dark, red"'), {
    minLength: 1,
  }),
  path: fc.constantFrom('direct', 'staged'),
  oneWay: fc.boolean(),
  trails: whole(0, 20),
  size: fc.oneof(
    fc.record({ width: whole(100, 1500), height: whole(100, 1500) }),
    fc.record({
      width: real(25, 1000),
      height: fc.oneof(fc.constant(0), real(25, 1000)),
      unit: fc.constant('mm' as const),
    }),
  ),
  fontSize: real(5, 24),
  theme: fc.oneof(
    fc.constantFrom(...catalog.themes),
    fc.record({
      base: fc.constantFrom(...catalog.themes),
      ink: color,
      classes: fc.array(color, { minLength: 1 }),
    }),
  ),
  classColors: fc.array(color, { minLength: 1, maxLength: 4 }),
  markers: fc.boolean(),
  transparent: fc.boolean(),
  title: line,
  caption: line,
  titles: fc.dictionary(fc.constantFrom('data', 'line', 'segment-0', 'segment-12', 'turn'), line),
  captions: fc.dictionary(fc.constantFrom('data', 'line', 'segment-0', 'segment-12', 'turn'), line),
  classNames: names,
  lang: fc.constantFrom(...catalog.languages),
  sequence: fc.option(
    fc.array(
      fc.record(
        {
          scene: fc.constantFrom(...catalog.scenes.map(({ name }) => name)),
          seconds: real(0.1, 99),
          title: line,
          captions: line,
        },
        { requiredKeys: ['scene'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  xLabel: line,
  yLabel: line,
  sheet: fc.boolean(),
  cuts: fc.boolean(),
  weights: fc.boolean(),
  play: fc.constant('training' as const),
  image: fc.record({ width: whole(1, 64), height: whole(1, 64) }),
  legend: fc.boolean(),
  view: fc.record({ azimuth: real(-360, 360), elevation: real(-90, 90) }),
  turns: whole(-20, 20),
  font: line,
  classifiers: fc.uniqueArray(fc.constantFrom(...choices.classifiers), { minLength: 1 }),
  neighbors: whole(1, 50),
  maxDepth: whole(1, 20),
  degree: whole(1, 12),
  svmC: real(0.01, 100),
  gamma: fc.oneof(fc.constantFrom('scale', 'auto'), real(0.01, 100)),
  rasterizer: fc.constantFrom('auto', 'canvas', 'outlines'),
  fps: real(1, 50),
  duration: real(0.1, 600),
  holdStart: real(0, 2),
  holdEnd: real(0, 2),
  ease: fc.constantFrom(...catalog.eases),
  loop: fc.constantFrom('forever', 'once', 2, 65536),
  at: fc.oneof(real(0, 5), fc.constantFrom('0%', '12.5%', '100%')),
  film: whole(2, 24),
  poster: fc.oneof(real(0, 5), fc.constantFrom('25%', '100%')),
  colors: whole(4, 256),
  quality: whole(1, 100),
  density: whole(1, 4),
  maxSize: whole(1000, 1e8),
  for: fc.constantFrom(...catalog.places.map(({ name }) => name)),
  alt: line,
}
const keys = fc.record(values, { requiredKeys: [] })

const data = fc.oneof(
  fc.constantFrom(...catalog.datasets.map(({ name }) => name), '-', './blobs'),
  fc.string().map(name => `${name}.csv`),
)

const specs = fc.tuple(data, keys).map(([data, keys]) => {
  let chosen: object = { data }
  for (const [key, value] of Object.entries(keys)) {
    try {
      readFigureObject({ ...chosen, [key]: value })
      chosen = { ...chosen, [key]: value }
    } catch {
      // Means nothing beside the others.
    }
  }
  return readFigureObject(chosen)
})
