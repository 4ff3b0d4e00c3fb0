import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, read, write, here, files } = commandFolder()

const table = 'a,b,label\n1,2,x\n2,1,y\n3,3,x\n0,1,y\n4,2,x\n1,1,y\n'

/** What may stand where a file should be. */
const oddities: Record<string, (path: string) => void> = {
  pipe: path => execFileSync('mkfifo', [path]),
  'device behind a link': path => symlinkSync('/dev/zero', path),
  loop: path => symlinkSync(`nonexistent/../${path.replace(/^.*\//, '')}`, path),
  folder: path => mkdirSync(path),
}

/** Expects a call to be refused in a line, below which the line of a batch file may stand. */
function refused(...words: string[]): string {
  const { code, stdout, stderr } = here(...words)
  const lines = stderr.split('\n').filter(line => !/^ +\d* \| /.test(line))
  expect({ code, stdout, lines }, stderr).toEqual({
    ...{ code: 2, stdout: '', lines: [expect.stringMatching(/^nnanim: /), ''] },
  })
  return stderr
}

/** The call of a figure and that of a batch of one. */
function refusedBoth(spec: Record<string, string>, output: string): void {
  const { data, ...keys } = spec
  refused(data!, ...Object.entries(keys).flatMap(([key, value]) => [`--${key}`, value]), '-o', output)
  write('batch.yaml', JSON.stringify({ figures: [{ ...spec, output }] }))
  refused('batch', '--allow-outside', 'batch.yaml')
  refused('validate', '--allow-outside', 'batch.yaml')
  rmSync(path('batch.yaml'))
}

describe.each(Object.entries(oddities))(
  'a %s is refused at once, in a figure as in a batch',
  (name, make) => {
    it('as the target', () => {
      make(path('a.gif'))
      refusedBoth({ data: 'blobs' }, 'a.gif')
      expect(files()).toEqual(['a.gif'])
    })

    it('as a frame', () => {
      mkdirSync(path('frames'))
      make(path('frames/frame-0001.png'))
      refusedBoth({ data: 'blobs' }, 'frames/')
      for (const command of ['show', 'remake', 'verify', 'validate']) refused(command, 'frames/')
    })

    it('as a later frame of what nnanim made, which is not compared without it', () => {
      here('blobs', '--size', '200x200', '--duration', '0.5', '-o', 'made/')
      rmSync(path('made/frame-0003.png'))
      make(path('made/frame-0003.png'))
      expect(refused('verify', 'made/')).toContain('made/frame-0003.png')
    })

    it('as the table or the model', () => {
      make(path('t.csv'))
      refusedBoth({ data: 't.csv' }, 'a.gif')
      refusedBoth({ data: 'blobs', model: 't.csv' }, 'a.gif')
    })

    it('as what a command reads', () => {
      make(path('x.gif'))
      // A folder is taken for one of frames.
      for (const command of ['show', 'remake', 'verify', 'validate']) refused(command, 'x.gif')
      make(path('x.yaml'))
      for (const words of [['batch'], ['validate'], ['blobs', '--config']]) refused(...words, 'x.yaml')
    })

    it('where a file goes whose name nobody gave', () => {
      // Nothing is read through a loop, and what is written there is refused by its own name.
      for (const taken of ['blobs.gif', 'a-dark.gif', 'a-still.png', 'm.json']) make(path(taken))
      refused('blobs')
      refused('blobs', '--dry-run')
      refused('blobs', '-o', 'a.gif', '--twins')
      refused('blobs', '-o', 'a.gif', '--embed', 'md')
      refused('blobs', '-o', 'a.gif', '--save-model', 'm.json')
      if (name !== 'folder') expect(files().length).toBe(4)
    })
  },
)

describe('what a call reads stays, where the call would write over it', () => {
  beforeEach(() => {
    write('t.csv', table)
    write('spec.yaml', 'data: t.csv\nhidden: 2\n')
    symlinkSync('t.csv', path('link.gif'))
    linkSync(path('t.csv'), path('hard.gif'))
    symlinkSync('spec.yaml', path('spec.gif'))
    symlinkSync('batch.yaml', path('batch.gif'))
  })

  it.each([
    ['a model over the table', 't.csv -o a.gif --save-model t.csv', '--save-model: got "t.csv"'],
    ['a plan through a link to it', 't.csv -o link.gif --dry-run', '-o: got "link.gif"'],
    ['a figure over the spec', '--config spec.yaml -o spec.gif', 'another file: spec.yaml is read'],
  ])('%s', (_, line, message) => {
    expect(refused(...line.split(' '))).toContain(message)
    expect(read('t.csv')).toBe(table)
    expect(read('spec.yaml')).toContain('t.csv')
  })

  it('also a table of another figure of a batch, and the batch itself', () => {
    for (const [output, read] of [
      ['link.gif', 't.csv'],
      ['hard.gif', 't.csv'],
      ['batch.gif', 'batch.yaml'],
    ]) {
      write('batch.yaml', `figures: [{data: blobs, output: ${output}}, {data: t.csv, output: a.gif}]`)
      for (const words of [['batch'], ['batch', '--dry-run'], ['validate']])
        expect(refused(...words, 'batch.yaml')).toContain(`another file: ${read} is read`)
    }
  })

  it('also a figure that is made again, under a model', () => {
    here('xor', '--size', '300x300', '--fps', '12', '--at', '0', '-q', '-o', 'a.png')
    expect(refused('remake', 'a.png', '-o', 'b.png', '--save-model', 'a.png')).toContain(
      '--save-model: got "a.png"',
    )
    expect(here('remake', 'a.png', '-q').code).toBe(0)
    expect(here('remake', 'a.png', '-q', '-o', './a.png', '--title', 'x').code).toBe(0)
  })
})

it('a figure does not go into the folder of another one', () => {
  mkdirSync(path('f'))
  for (const inside of ['f/a.gif', 'f/g/'])
    expect(refused('blobs', '-o', 'f/', '-o', inside)).toContain('a name outside of f/')
  expect(refused('blobs', '-o', 'f/', '--save-model', 'f/m.json')).toContain('a name outside of f/')
  write('b.yaml', 'figures: [{data: blobs, output: new/}, {data: xor, output: new/a/b.gif}]')
  for (const command of ['batch', 'validate'])
    expect(refused(command, 'b.yaml')).toContain('a name outside of new/')
})
