import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { bin, nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const quick = ['--size', '300x300', '--fps', '12', '--duration', '1']
const { path, files, bytes, read, write, here } = commandFolder()

const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

describe('a batch whose list a shell runs', () => {
  /** The recipe of examples/cluster, with this command. */
  const shell = (line: string) => {
    mkdirSync(path('bin'))
    write('bin/nnanim', `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`)
    chmodSync(path('bin/nnanim'), 0o755)
    const env = { ...process.env, PATH: `${path('bin')}:${process.env.PATH}` }
    execFileSync('sh', ['-c', line], { cwd: path(''), env, stdio: 'pipe' })
  }
  const run = "nnanim batch f.yaml --list --jobs 1 | xargs -d '\\n' -P 2 -I{} sh -c '{}'"

  it('is refused as a whole where a line break hides a command in a name', () => {
    write('f.yaml', String.raw`figures: [{data: blobs, output: "a.gif'\ntouch stolen\necho '/b.gif"}]`)
    const { code, stdout, stderr } = here('batch', 'f.yaml', '--list')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('without control characters')
    shell(run)
    expect(files()).toEqual(['bin', 'f.yaml'])
    expect(here('validate', 'f.yaml').code).toBe(2)
  })

  it('runs no more than nnanim, whatever else stands in its texts', () => {
    const odd = [
      '$(touch stolen)',
      '`touch stolen`',
      "'; touch stolen; '",
      '"; touch stolen; "',
      '&& touch stolen',
    ]
    const figures = odd.map((text, i) => ({
      ...{ data: 'xor', size: 100, at: 0, title: text, caption: `\\${text}\\` },
      output: `${text.replaceAll('/', '')} ${i}.svg`,
    }))
    write('f.yaml', JSON.stringify({ figures }))
    shell(run)
    expect(files()).toEqual(['bin', 'f.yaml', ...figures.map(({ output }) => output)].sort())
  })
})

describe('a recipe that somebody else wrote', () => {
  beforeEach(() => {
    here('xor', ...quick, '--at', '0', '-q', '-o', 'a.svg')
    const text = read('a.svg')
    const maker = String.raw`"nnanim":"0\u001b]0;x\u0007\nfake line\u009b31m","rasterizer":"canvas \u202e\u2028"`
    write(
      'a.svg',
      text.replace(
        /&quot;nnanim&quot;:.*?,&quot;spec&quot;/,
        () => `${maker.replaceAll('"', '&quot;')},&quot;spec&quot;`,
      ),
    )
  })

  it.each([
    ['shown', ['show', 'a.svg']],
    ['verified', ['verify', 'a.svg']],
    ['made again', ['batch', 'f.yaml']],
  ])('hides nothing where it is %s', (_, words) => {
    write('f.yaml', 'figures: [{data: xor, output: a.svg}]')
    const { stdout, stderr } = here(...words)
    expect(stdout + stderr).not.toMatch(controls)
    expect(stdout + stderr).not.toMatch(/^fake line/m)
  })

  it('is printed as JSON of the same value, in which terminals see nothing', () => {
    const { stdout } = here('show', '--json', 'a.svg')
    expect(stdout).not.toMatch(controls)
    expect(JSON.parse(stdout)).toMatchObject({
      nnanim: '0\u001b]0;x\u0007\nfake line\u009b31m',
      rasterizer: 'canvas \u202e\u2028',
    })
  })
})

describe('a table', () => {
  it('whose columns are left out has none of their names obeyed in its notes', () => {
    write('t.csv', 'a,"b\u001b[31m\nx","b\u001b[31m\nx",label\n1,2,3,u\n2,1,3,v\n3,4,1,u\n0,1,2,v\n')
    const { code, stderr } = here('t.csv', '--features', 'a', '--dry-run')
    expect(code).toBe(0)
    expect(stderr).toContain('is another "b [31m x"')
    expect(stderr).not.toMatch(controls)
  })

  it('whose class would colour the terminal is refused in a figure as in a batch', () => {
    write('t.csv', 'a,b,label\n1,2,u\n2,1,v\u001b[31m\n3,4,u\n0,1,v\n')
    write('f.yaml', 'figures: [{data: t.csv, output: a.gif}]')
    for (const words of [['t.csv'], ['batch', 'f.yaml'], ['validate', 'f.yaml']]) {
      const { code, stderr } = here(...words)
      expect(code).toBe(2)
      expect(stderr).toContain('expected a class without control characters')
      expect(stderr).not.toMatch(controls)
    }
  })
})

describe('a name of two lines', () => {
  const odd = 'x\ny.gif'
  it.each([
    ['of a figure', ['blobs', '-o', odd]],
    ['of a model to write', ['blobs', '--save-model', odd]],
    ['of a spec', ['--config', odd]],
    ['of a batch', ['batch', odd]],
    ['of a new batch', ['new', 'x\ny.yaml']],
    ['of a file to show', ['show', odd]],
    ['of a file to verify', ['verify', odd]],
  ])('%s is refused in one', (_, words) => {
    write(odd, '')
    write('x\ny.csv', 'a,label\n1,u\n2,v\n')
    const { code, stdout, stderr } = here(...words)
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 })
    expect(files()).toEqual(['x\ny.csv', odd])
  })
})

describe('a folder of frames from somebody else', () => {
  /** Names, times and contents of all below a folder. */
  const tree = (path: string): unknown[] =>
    readdirSync(path)
      .sort()
      .map(name => {
        const found = lstatSync(join(path, name))
        const inside = found.isDirectory() ? tree(join(path, name)) : []
        const content = found.isFile() ? readFileSync(join(path, name), 'latin1') : ''
        return [name, found.mtimeMs, found.ctimeMs, content, inside]
      })

  beforeEach(() => {
    here('xor', ...quick, '--fps', '3', '-q', '-o', 'evil/')
    mkdirSync(path('home'))
    write('home/300', 'mine')
    write('home/frame-0001.png', 'mine')
  })
  const link = () => symlinkSync('../home', path('evil/nnanim.commit'))
  /** What a run of another machine would have left that was killed. */
  const killed = () => {
    cpSync(path('evil'), path('commit'), { recursive: true })
    renameSync(path('commit'), path('evil/nnanim.commit'))
    write('evil/nnanim.commit/3.host-89abcdef.1234-56789.free', '')
  }

  it.each<[string, () => void]>([
    ['nothing', () => {}],
    ['a link by the name of a commit', link],
    ['a folder of that name', () => cpSync(path('home'), path('evil/nnanim.commit'), { recursive: true })],
    ['what a killed run left', killed],
  ])('with %s in it is only read by show and verify', (_, plant) => {
    plant()
    // As one who may not write there either.
    chmodSync(path(''), 0o755)
    chmodSync(path('evil'), 0o555)
    const before = tree(path(''))
    const shown = here('show', 'evil/')
    expect(shown.stdout).toContain('xor')
    expect(shown.code).toBe(0)
    expect(here('verify', 'evil/').stdout).toBe('evil/: matches: the same bytes\n')
    expect(tree(path(''))).toEqual(before)
    chmodSync(path('evil'), 0o755)
  })
})

describe('a recipe that names files of whoever makes it again', () => {
  const table = 'a,b,label\n0,0,no\n2,0,no\n0,2,yes\n2,2,yes\n1,3,yes\n'
  const within = (...words: string[]) => nnanim(words, { cwd: path('got') })
  beforeEach(() => {
    mkdirSync(path('got'))
    write('mine.csv', table)
    write('got/own.csv', table)
    write('got/notes', table)
    write('mine.json', '{}')
  })

  /** Makes a figure and rewrites its recipe. */
  const forge = (change: (recipe: { sha256?: object; spec: object }) => unknown, ...words: string[]) => {
    within(...words, '--size', '300', '--at', '0', '-q', '-o', 'a.svg')
    const file = path('got/a.svg')
    const text = readFileSync(file, 'utf8')
    const [, old] = /<metadata>(.*)<\/metadata>/.exec(text)!
    const recipe = JSON.parse(within('show', '--json', 'a.svg').stdout)
    change(recipe)
    writeFileSync(
      file,
      text.replace(old, () => JSON.stringify(recipe).replaceAll('"', '&quot;')),
    )
  }
  const draw = (keys: object) => (recipe: { sha256?: object; spec: object }) => {
    delete recipe.sha256
    Object.assign(recipe.spec, keys)
  }
  const forgeModel = (model: string) => {
    within('xor', '--save-model', 'own.json', '--at', '0', '-q', '-o', 'a.svg')
    forge(draw({ model }), 'xor', '--model', 'own.json')
  }
  const asTable = { samples: null, noise: null }

  it.each<[string, () => void, string]>([
    ['a table without a hash', () => forge(draw({}), 'own.csv'), 'own.csv may be another file than'],
    [
      'a table elsewhere of the hash that it has',
      () => forge(({ spec }) => Object.assign(spec, { data: '../mine.csv' }), 'own.csv'),
      '../mine.csv, which a.svg names, is outside of its folder',
    ],
    [
      'any file as a table',
      () => forge(draw({ ...asTable, data: './notes' }), 'own.csv'),
      './notes, which a.svg names, does not end in .csv, .tsv, .json or .jsonl',
    ],
    [
      'any file as held-out rows',
      () => forge(({ spec }) => Object.assign(spec, { test: '/etc/passwd' }), 'own.csv'),
      '/etc/passwd, which',
    ],
    ['any file as a font', () => forge(draw({ font: '/etc/passwd' }), 'xor'), 'does not end in .ttf or .otf'],
    ['a model elsewhere', () => forgeModel('../mine.json'), '../mine.json, which a.svg names, is outside'],
    ['any file as a model', () => forgeModel('own.csv'), 'end in .json'],
  ])('is not followed without --force: %s', (_, plant, message) => {
    plant()
    const before = bytes('got/a.svg')
    const { code, stdout, stderr } = within('remake', 'a.svg')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain('--force')
    expect(bytes('got/a.svg')).toEqual(before)
    const verified = within('verify', 'a.svg')
    expect(verified).toMatchObject({ code: 3, stderr: '' })
    expect(verified.stdout).toMatch(/^a\.svg: not compared: .*--force/)
  })

  it('is followed with --force', () => {
    forge(draw({ data: '../mine.csv' }), 'own.csv')
    expect(within('verify', '--force', 'a.svg').stdout).not.toContain('not compared')
    expect(within('remake', '--force', 'a.svg', '-q').code).toBe(0)
    const { code, stdout } = within('verify', '--json', 'a.svg')
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ matches: null, compared: null })
    expect(within('verify', '--force', 'a.svg')).toMatchObject({
      code: 0,
      stdout: 'a.svg: matches: the same bytes\n',
    })
    // From the folder above, it is not outside.
    expect(here('verify', 'got/a.svg').code).toBe(0)
  })
})
