import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { specOfCall } from '../../src/cli/input.ts'
import { parse } from '../../src/cli/parse.ts'
import { catalog, readFigureObject } from '../../src/encode/catalog.ts'
import { lineOf, quoted } from '../../src/encode/line.ts'
import type { FigureSpec } from '../../src/options/sweep.ts'
import { others, values as walked } from '../property/key-walk.ts'

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
    expect(lineFor({ data: 'circles', hidden: 3, alpha: 1, duration: 8, fps: 25 })).toBe(
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
    const { data: _, ...all } = readFigureObject({ data: 'blobs' })
    expect(Object.keys(values).sort()).toEqual(Object.keys(all).sort())
    await fc.assert(
      fc.asyncProperty(specs, async spec => {
        // As recipes hold it, where 0 has no sign.
        expect(JSON.stringify(await readBack(spec))).toBe(JSON.stringify(spec))
      }),
      { seed: 20240607, numRuns: 60 },
    )
  })
})

const text = fc.string({ unit: 'binary', maxLength: 20 })
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const chapter = fc.constantFrom('data', 'line', 'segment-0', 'segment-12', 'turn')
const names = fc.array(
  fc.string({ minLength: 1 }).filter(name => name.trim() === name),
  { minLength: 1, maxLength: 3 },
)
const words = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 })

/** A value for every key, of those that may be any text or number any; what does not go with the others is left out. */
const values: Record<string, fc.Arbitrary<unknown>> = {
  ...Object.fromEntries(Object.entries(walked).map(([key, { value }]) => [key, fc.constant(value)])),
  ...Object.fromEntries([...others.files, 'scene', 'model'].map(key => [key, fc.constant(undefined)])),
  noise: real(0, 2),
  seed: fc.nat(),
  label: fc.string({ minLength: 1 }),
  target: fc.string({ minLength: 1 }),
  domain: fc.record({ from: real(-100, 0), to: real(0.01, 100) }),
  features: names,
  order: fc.dictionary(fc.string({ minLength: 1 }), words, { minKeys: 1, maxKeys: 2 }),
  test: fc.oneof(real(0.01, 0.99), fc.constant('held out.csv')),
  hidden: fc.constantFrom([2, '3:tanh'], '4:relu,2', '1..4'),
  alpha: real(0, 10),
  tol: real(0, 1),
  model: text,
  scene: fc.array(fc.constantFrom(...catalog.scenes.map(({ name }) => name)), { minLength: 1, maxLength: 4 }),
  slice: fc.constantFrom(['a', 'b'], ['pairs'], ['row 1, column 2', 'x = y']),
  fix: fc.constantFrom(['a=1', 'b=x y'], ['c=1:3'], ['row:7', 'colour="dark, red"']),
  size: fc.record({ width: real(25, 1000), height: real(25, 1000), unit: fc.constant('mm') }),
  fontSize: real(5, 24),
  theme: fc.constantFrom('paper', { base: 'dark', ink: '#123456', classes: ['#abcdef'] }),
  title: text,
  caption: text,
  titles: fc.dictionary(chapter, text),
  captions: fc.dictionary(chapter, text),
  classNames: names,
  lang: fc.constantFrom(...catalog.languages),
  sequence: fc.constantFrom('data,transform:3s', [{ scene: 'data', title: 'a, b', captions: '=x' }]),
  xLabel: text,
  yLabel: text,
  view: fc.record({ azimuth: real(-360, 360), elevation: real(-90, 90) }),
  font: text,
  layout: fc.constantFrom('row', 'column', 'grid'),
  fps: real(1, 50),
  duration: real(0.1, 600),
  loop: fc.constantFrom('forever', 'once', 2, 65536),
  at: fc.oneof(real(0, 5), fc.constantFrom('0%', '12.5%', '100%')),
  poster: fc.oneof(real(0, 5), fc.constantFrom('25%', '100%')),
  colors: fc.constant(17),
  quality: fc.constant(9),
  density: fc.constant(3),
  maxSize: fc.integer({ min: 1000, max: 1e8 }),
  for: fc.constantFrom(...catalog.places.map(({ name }) => name)),
  alt: text,
  rasterizer: fc.constantFrom('canvas', 'outlines'),
}
const data = fc.oneof(
  fc.constantFrom(...catalog.datasets.map(({ name }) => name), '-', './blobs'),
  fc.string().map(name => `${name}.csv`),
)
const specs = fc.tuple(data, fc.record(values, { requiredKeys: [] })).map(([data, keys]) => {
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
