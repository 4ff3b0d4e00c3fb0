import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changedSpec } from '../../src/cli/remake.ts'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const quick = ['--size', '300x300', '--fps', '12', '--duration', '1', '-q']
const { path, files, read, write, here } = commandFolder()

const bytes = (name: string) => read(name, 'latin1')

describe('show', () => {
  it('prints the command line that makes each file, and it does', () => {
    here('circles', ...quick, '--title', "it's", '-o', 'a.gif', '-o', 'b.png')
    const { code, stdout, stderr } = here('show', 'a.gif', 'b.png')
    const words = `circles --size 300x300 --title 'it'\\''s' --fps 12 --duration 1 -o`
    expect({ code, stdout }).toEqual({ code: 0, stdout: `nnanim ${words} a.gif\nnnanim ${words} b.png\n` })
    expect(stderr).toMatch(/^made by nnanim \d+\.\d+\.\d+ and (canvas|outlines) /)
    const before = bytes('a.gif')
    here(...'circles --size 300x300 --fps 12 --duration 1 -q -o a.gif --title'.split(' '), "it's")
    expect(bytes('a.gif')).toBe(before)
  })

  it('says that it does not know a rasterizer that the recipe does not name', () => {
    here('xor', '--at', '0', '-q', '-o', 'a.svg')
    const without = read('a.svg').replace(/&quot;rasterizer&quot;:&quot;[^&]*&quot;,/, '')
    write('a.svg', without)
    expect(here('show', 'a.svg').stderr).toMatch(/^made by nnanim \S+ and an unknown rasterizer\n$/)
  })
})

describe('remake', () => {
  it('without flags gives the same bytes, in the place of the file', () => {
    copyFileSync('examples/iris.csv', path('iris.csv'))
    here('iris.csv', ...quick, '-o', 'a.gif')
    const before = bytes('a.gif')
    const { code, stdout } = here('remake', 'a.gif')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'a.gif\n' })
    expect(bytes('a.gif')).toBe(before)
    expect(files()).toEqual(['a.gif', 'iris.csv'])
  })

  it('makes another file with the changes that flags ask for', () => {
    here('circles', ...quick, '--theme', 'dark', '-o', 'a.gif')
    const before = bytes('a.gif')
    const { stdout } = here(...'remake a.gif --data blobs --fps 10 -q --json -o b.png'.split(' '))
    expect(JSON.parse(stdout)).toMatchObject({
      spec: { data: 'blobs', theme: 'dark', fps: 10, hidden: [{ units: 2 }] },
      outputs: [{ file: 'b.png' }],
    })
    expect(bytes('a.gif')).toBe(before)
  })

  it('does not draw a table that has changed unless it is told to, nor one that is gone', () => {
    copyFileSync('examples/iris.csv', path('iris.csv'))
    here('iris.csv', ...quick, '-o', 'a.gif')
    const before = bytes('a.gif')
    write('iris.csv', `${bytes('iris.csv').trimEnd()}\n5,3,1,1,setosa\n`)
    const changed = here('remake', 'a.gif', '-q')
    expect(changed).toMatchObject({ code: 1, stdout: '' })
    expect(changed.stderr).toMatch(/iris\.csv has changed since a\.gif was made from it; .* --force/)
    expect(bytes('a.gif')).toBe(before)
    expect(here('remake', 'a.gif', '--force', '-q', '-o', 'b.gif').code).toBe(0)
    rmSync(path('iris.csv'))
    const gone = here('remake', 'a.gif', '-q')
    expect(gone.code).toBe(2)
    expect(gone.stderr).toMatch(/^nnanim: data: got "iris\.csv", .* it is gone/)
    expect(files()).toEqual(['a.gif', 'b.gif'])
  })

  it('needs a table for a figure of standard input', () => {
    const input = readFileSync('examples/iris.csv', 'utf8')
    nnanim(['-', ...quick, '-o', 'a.gif'], { cwd: path(''), input })
    const { code, stderr } = here('remake', 'a.gif', '-q')
    expect(code).toBe(2)
    expect(stderr).toMatch(/came from standard input, remake --data names its file/)
    write('iris.csv', input)
    expect(here('remake', 'a.gif', '--data', 'iris.csv', '-q').code).toBe(0)
    expect(here('show', 'a.gif').stdout).toMatch(/^nnanim iris\.csv /)
  })
})

describe('a changed spec', () => {
  const change = (keys: object, changes: Record<string, string | boolean>) =>
    changedSpec(readSpecObject(keys), changes)

  it('keeps what was chosen, and the defaults of the new data and scene follow', () => {
    expect(change({ data: 'circles', seed: 4 }, { data: 'blobs' })).toEqual(
      readSpecObject({ data: 'blobs', seed: 4 }),
    )
    expect(change({ data: 'moons' }, { hidden: '4,2' })).toEqual(
      readSpecObject({ data: 'moons', hidden: '4,2' }),
    )
  })

  it('loses what means something for the old data, scene or network alone', () => {
    expect(change({ data: 'a.csv', label: 'kind', features: 'x,y' }, { data: 'article' })).toEqual(
      readSpecObject({ data: 'article' }),
    )
    expect(change({ data: 'moons', scene: 'orbit', turns: 2 }, { scene: 'data' })).toEqual(
      readSpecObject({ data: 'moons', scene: 'data' }),
    )
    expect(change({ data: 'moons', at: '50%' }, { film: '4' })).toEqual(
      readSpecObject({ data: 'moons', film: 4 }),
    )
    for (const trained of [{ hidden: 4 }, { alpha: 0.7, restarts: 3 }, { activation: 'tanh' }])
      expect(change({ data: 'moons', ...trained }, { model: 'm.json' })).toEqual(
        readSpecObject({ data: 'moons', model: 'm.json' }),
      )
    const trained = { solver: 'sgd', learningRate: 0.1, batchSize: 9, momentum: 0.5, maxIter: 50, tol: 0.01 }
    for (const solver of ['lbfgs', 'adam', 'lbfgs|adam|sgd'])
      expect(change({ data: 'moons', ...trained }, { solver })).toEqual(
        readFigureObject({ data: 'moons', solver }),
      )
    expect(change({ data: 'moons', ...trained }, { model: 'm.json' })).toEqual(
      readSpecObject({ data: 'moons', model: 'm.json' }),
    )
    expect(change({ data: 'moons', ...trained }, { data: 'blobs' })).toEqual(
      readSpecObject({ data: 'blobs', ...trained }),
    )
    for (const own of [{ reduce: 2 }, { scale: 'none' }])
      expect(change({ data: 'a.csv', ...own }, { model: 'm.json' })).toEqual(
        readSpecObject({ data: 'a.csv', model: 'm.json' }),
      )
  })

  it('tells which of the old choices do nothing beside the changes, and refuses a change that does nothing', () => {
    const changed = (keys: object, changes: Record<string, string>) => {
      const notes: string[] = []
      const spec = changedSpec(readSpecObject(keys), changes, { onNote: note => notes.push(note) })
      return { spec, notes: notes.map(note => note.split(',')[0]) }
    }
    const cases: [object, Record<string, string>, object, string][] = [
      [
        { data: 'moons', scene: 'compare', neighbors: 3 },
        { classifiers: 'tree' },
        { data: 'moons', scene: 'compare', classifiers: 'tree' },
        'neighbors',
      ],
      [
        { data: 'moons', activation: 'elu' },
        { hidden: '4:tanh' },
        { data: 'moons', hidden: '4:tanh' },
        'activation',
      ],
      [{ data: 'moons', xLabel: 'a' }, { scene: 'orbit' }, { data: 'moons', scene: 'orbit' }, 'xLabel'],
    ]
    for (const [keys, changes, left, key] of cases)
      expect(changed(keys, changes)).toEqual({ spec: readSpecObject(left), notes: [`${key} is left out`] })
    expect(() => changed({ data: 'moons', scene: 'orbit' }, { xLabel: 'a' })).toThrow('xLabel: got "a"')
  })
})

describe('verify', () => {
  it('says of each file whether it matches, and what was compared', () => {
    here('moons', ...quick, '-o', 'a.gif', '-o', 'b.svg')
    expect(here('verify', 'a.gif', 'b.svg')).toEqual({
      code: 0,
      stdout: 'a.gif: matches: the same bytes\nb.svg: matches: the same bytes\n',
      stderr: '',
    })
    write('b.svg', `${read('b.svg')}<!-- touched -->\n`)
    const touched = here('verify', 'b.svg', 'a.gif')
    expect(touched.code).toBe(1)
    expect(touched.stdout).toBe(
      'b.svg: does not match: the same versions give other bytes\na.gif: matches: the same bytes\n',
    )
    const lines = here('verify', '--json', 'a.gif', 'b.svg').stdout.trim().split('\n')
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { file: 'a.gif', matches: true, compared: 'bytes', weights: 0 },
      { file: 'b.svg', matches: false, compared: 'bytes', weights: 0 },
    ])
  })

  it('states its tolerance for a file of another version', () => {
    here('moons', ...quick, '-o', 'a.png')
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    writeFileSync(
      path('a.png'),
      bytes('a.png').replace(`"nnanim":"${version}"`, '"nnanim":"0.0.9"'),
      'latin1',
    )
    expect(here('verify', 'a.png')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^a\.png: matches: 1 decoded picture alike \(levels 0\.00 of 2, outside 0 % of 0\.01 %\), weights within 1e-9; made by nnanim 0\.0\.9 and .*, here nnanim/,
      ),
    })
  })
})

describe('verify of what it cannot compare', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const old = (name: string, from: string) => {
    const recipeOf = (text: string) => /<metadata>.*<\/metadata>/.exec(text)![0]
    const own = recipeOf(bytes(name)).replaceAll(`&quot;${version}&quot;`, '&quot;0.0.9&quot;')
    write(name, bytes(from).replace(recipeOf(bytes(from)), own), 'latin1')
  }

  it('says so with exit code 3, and never that it matches', () => {
    here('moons', ...quick, '-o', 'a.svg', '-o', 'a.png')
    here('moons', ...quick, '--theme', 'dark', '-o', 'dark.svg')
    old('a.svg', 'a.svg')
    const same = here('verify', 'a.svg')
    expect(same.code).toBe(0)
    expect(same.stdout).toMatch(
      /^a\.svg: matches: the same bytes but for its recipe, weights within 1e-9; made by/,
    )
    old('a.svg', 'dark.svg')
    const other = here('verify', 'a.svg', 'a.png')
    expect(other.code).toBe(3)
    expect(other.stdout).toMatch(
      /^a\.svg: not compared: nothing but its weights could be compared \(weights within 1e-9\); made by.*\na\.png: matches: the same bytes\n$/,
    )
    expect(JSON.parse(here('verify', '--json', 'a.svg').stdout)).toMatchObject({
      ...{ matches: null, compared: 'weights', weights: 0, pictures: null },
    })
    write('a.png', `${bytes('a.png')} `, 'latin1')
    expect(here('verify', 'a.svg', 'a.png').code).toBe(1)
    expect(here('verify', 'a.png', 'none.gif', 'a.svg').code).toBe(2)
  })

  it('prints nothing but its line for a damaged GIF, whoever made it', () => {
    here('moons', ...quick, '-o', 'a.gif')
    const whole = bytes('a.gif')
    for (const made of [version, '0.0.9']) {
      const file = Buffer.from(whole.replace(`"nnanim":"${version}"`, `"nnanim":"${made}"`), 'latin1')
      for (let at = 4000; at < file.length; at += 8000) file[at] ^= 255
      write('a.gif', file)
      const { code, stdout, stderr } = here('verify', 'a.gif')
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      expect(stdout).toMatch(/^a\.gif: does not match: .*\n$/)
    }
  })
})
