import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { starterText } from '../../src/cli/new.ts'
import { schemaText } from '../../src/cli/schema.ts'
import { catalog } from '../../src/encode/catalog.ts'
import { readSource } from '../../src/options/source.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, read, write, here, files } = commandFolder({ shared: true, first: ['validate'] })

beforeAll(() => {
  copyFileSync('examples/iris.csv', path('iris.csv'))
  const words = '--duration 0.2 --save-model model.json -o a.gif -o a.svg -o frames/'.split(' ')
  nnanim(['blobs', '--size', '300x300', '--fps', '12', ...words], { cwd: path('') })
})

interface Told {
  code: number | null
  valid: boolean
  errors: { field: string; line: number; column: number; message: string }[]
}

/** What is said of a file of that text. */
function told(text: string, name = 'a.yaml', ...flags: string[]): Told {
  write(name, text)
  const { code, stdout } = here(name, '--json', ...flags)
  return { code, ...JSON.parse(stdout) }
}

const placesOf = ({ errors }: Told) => errors.map(({ line, column, field }) => `${line}:${column} ${field}`)

/** The examples; what GitHub reads is of another kind. */
function exampleFiles(): string[] {
  return readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter(
    file => !/^(action|quarto|site)\b/.test(file),
  )
}

describe('nnanim validate', () => {
  it('says what each file is', () => {
    writeFileSync(
      path('b.yaml'),
      'figures:\n  - {data: blobs, output: "{seed}.gif", matrix: {seed: 1..12}}\n',
    )
    write('s.yaml', 'data: iris.csv\nlabel: species\n')
    const { code, stdout, stderr } = here('b.yaml', 's.yaml', 'model.json', 'a.gif', 'a.svg', 'frames')
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout.split('\n')).toEqual([
      ...['b.yaml: 12 figures', 's.yaml: a spec', 'model.json: a model'],
      ...['a.gif: a figure', 'a.svg: a figure', 'frames: a figure', ''],
    ])
  })

  it('reads standard input, and writes nothing', () => {
    const input = 'figures: [{data: blobs, output: made/a.gif}]'
    expect(nnanim(['validate', '-'], { cwd: path(''), input })).toEqual({
      code: 0,
      stdout: '-: 1 figure\n',
      stderr: '',
    })
    expect(files()).not.toContain('made')
  })

  it('tells all faults of a batch with their places, and the line', () => {
    writeFileSync(
      path('wrong.yaml'),
      'defaults:\n  fps: fast\nfigures:\n  - {data: blbs, output: a.gif}\n  - {data: blobs, hiden: 2, output: b.gif}\n',
    )
    const { code, stdout, stderr } = here('wrong.yaml', 'a.gif')
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'a.gif: a figure\n' })
    expect(stderr).toContain('wrong.yaml:2:8:fps: got "fast"')
    expect(stderr).toContain('wrong.yaml:4:12:data: got "blbs"')
    expect(stderr).toMatch(/wrong\.yaml:5:19:hiden: .*Did you mean "hidden"\?\n +5 \| .*\n +\| +\^{5}\n/)
  })

  it('looks at formats, tables, models and places of outputs, and marks the value', () => {
    const text = `defaults: {model: no.json}
figures:
  - data: blobs
    output: [a.png, a.xyz]
  - data: blobs
    model: null
    output: ../b.gif
  - output: "{data}.gif"
    model: null
    matrix:
      data: [moons, missing.csv]
  - {data: iris.csv, label: kind, model: null, output: c.gif}
`
    const found = told(text, 'places.yaml')
    expect(found).toMatchObject({ code: 2, file: 'places.yaml', kind: 'batch', valid: false, figures: 5 })
    expect(placesOf(found)).toEqual([
      '1:19 model',
      '4:13 output',
      '7:13 output',
      '11:13 data',
      '12:29 iris.csv: label',
    ])
    expect(found.errors[1].message).toMatch(/^output: got "a\.xyz", expected a file ending in \.gif/)
    expect(told(text, 'places.yaml', '--allow-outside').errors).toHaveLength(4)
  })

  it('tells the place in a model file', () => {
    const model = JSON.parse(read('model.json'))
    model.layers[0].biases[1] = 'b'
    const found = told(JSON.stringify(model, null, 1), 'm.json')
    expect(found).toMatchObject({ code: 2, kind: 'model' })
    const [{ field, line, column }] = found.errors as [Told['errors'][0]]
    expect(field).toBe('layers[0].biases[1]')
    expect(
      JSON.stringify(model, null, 1)
        .split('\n')
        [line - 1].slice(column - 1),
    ).toBe('"b"')
    delete model.layers
    expect(told(JSON.stringify(model), 'm.json').errors[0]).toMatchObject({
      field: 'layers',
      line: 1,
      column: 1,
    })
  })

  it.each([
    ['empty.yaml', '', 'a batch (with figures)'],
    ['other.yaml', 'version: 3\nservices: {web: x}\n', 'a batch (with figures)'],
    ['broken.yaml', 'figures: [', 'YAML or JSON'],
    ['binary.yaml', Buffer.from([0xff, 0xfe, 0x00]), 'text in UTF-8'],
    ['other.gif', 'GIF89a', 'a file with a recipe'],
  ])('fails on %s, which it does not know', (name, content, message) => {
    write(name, content)
    const { code, stdout, stderr } = here(name)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  it('fails on a file that is not there, and goes on', () => {
    const { code, stdout, stderr } = here('nowhere.yaml', 'a.gif')
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'a.gif: a figure\n' })
    expect(stderr).toContain('got "nowhere.yaml", expected a file that exists')
    expect(here().code).toBe(2)
    expect(here('--schema', 'a.gif').code).toBe(2)
  })

  it('takes each example that is a batch or a spec', () => {
    const files = exampleFiles().filter(file => /\.ya?ml$/.test(file))
    expect(files.length).toBeGreaterThan(1)
    const { code, stderr } = nnanim(['validate', ...files.map(file => join('examples', file))])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('the published schema', () => {
  const schema = JSON.parse(schemaText())
  const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
  /** Whether an editor that knows the schema takes a text. */
  const takes = (text: string) => check(readSource(text, 'a.yaml').value)

  it('is in the package, and what the command prints', () => {
    expect(JSON.parse(readFileSync('dist/batch.schema.json', 'utf8'))).toEqual(schema)
    expect(JSON.parse(here('--schema').stdout)).toEqual(schema)
    const { files, exports } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(files).toContain('dist')
    expect(exports).toHaveProperty(['./batch.schema.json'], './dist/batch.schema.json')
  })

  it('tells editors each name, and what each key is', () => {
    const names = (key: string) => JSON.stringify(schema.$defs[key])
    for (const { name } of catalog.datasets) expect(names('data')).toContain(`"${name}"`)
    for (const { name } of catalog.scenes) expect(names('scene')).toContain(`"${name}"`)
    for (const name of catalog.themes) expect(names('theme')).toContain(`"${name}"`)
    const plain = Object.values(schema.$defs).filter(key => !(key as { description?: string }).description)
    expect(plain).toEqual([])
  })

  it('takes the starter and each example that is a batch, and an example spec as a figure', () => {
    for (const isJson of [false, true]) expect(takes(starterText('x', 'y', isJson))).toBe(true)
    for (const file of exampleFiles()) {
      if (!/\.ya?ml$/.test(file)) continue
      const value = readSource(readFileSync(join('examples', file), 'utf8'), file).value as object
      const isTaken = check('figures' in value ? value : { figures: [{ ...value, output: 'a.gif' }] })
      expect({ file, isTaken }).toEqual({ file, isTaken: true })
    }
  })
})
