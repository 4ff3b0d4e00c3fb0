import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nnanim } from './run.ts'

/** Does work with paths in a folder that is then gone. */
function inFolder<T>(work: (path: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-snippet-'))
  try {
    return work(name => join(folder, name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const file = readFileSync('src/python/nnanim.py', 'utf8')

describe('nnanim snippet', () => {
  it('prints the Python file', () => {
    expect(nnanim(['snippet', 'python'])).toEqual({ code: 0, stdout: file, stderr: '' })
  })

  it.each(['sklearn', 'torch', 'keras'])('prints it with calls at its end: %s', library => {
    const { code, stdout } = nnanim(['snippet', library])
    expect(code).toBe(0)
    expect(stdout.startsWith(`${file}\n\n# from nnanim import record, save_model, show\n`)).toBe(true)
    const comments = stdout
      .slice(file.length + 2)
      .trimEnd()
      .split('\n')
    for (const call of [
      'save_model(',
      'show(model, X, y)',
      'run = record(',
      'show(run, X, y, scene="training")',
    ])
      expect(comments.some(line => line.startsWith(`# ${call}`))).toBe(true)
    // In ASCII, so that a redirection in any shell keeps them, and no wider than an editor.
    for (const line of comments) expect(line).toMatch(/^# [ -~]{1,98}$/)
  })

  it.each(['iris_sklearn', 'iris_torch', 'moons_sklearn'])(
    'prints what examples/models/%s.py imports, which wrote a small file',
    name => {
      const script = readFileSync(`examples/models/${name}.py`, 'utf8')
      const [, names] = /^from nnanim import (.+)$/m.exec(script)!
      for (const imported of names.split(', ')) expect(file).toMatch(new RegExp(`^def ${imported}\\(`, 'm'))
      expect(statSync(`examples/models/${name}.json`).size).toBeLessThanOrEqual(20_000)
    },
  )

  it.each([
    ['examples/iris.csv', 'iris_sklearn', 147],
    ['examples/iris.csv', 'iris_torch', 148],
    ['moons', 'moons_sklearn', 200],
  ])('has written a model that gets %s right: examples/models/%s.json', (data, name, correct) => {
    const { stdout } = inFolder(out =>
      nnanim([data, '--model', `examples/models/${name}.json`, '--at', 'end', '--json', '-o', out('a.svg')]),
    )
    expect(JSON.parse(stdout).training.correct).toBe(correct)
  })
})

describe('the film of a model file', () => {
  const still = (model: string, scene: string, at: string) =>
    inFolder(out => {
      const words = ['moons', '--model', model, '--scene', scene, '--at', at, '-q', '-o', out('a.svg')]
      expect(nnanim(words)).toMatchObject({ code: 0, stderr: '' })
      return readFileSync(out('a.svg'), 'utf8')
    })
  const example = 'examples/models/moons_sklearn.json'

  it('is told in its steps, alone and beside another scene', () => {
    const first = still(example, 'training', '16%')
    expect(first).toContain('>The network learns: steps 1 to 60<')
    expect(first).toMatch(/>Step 1: \d+ of 200 right</)
    expect(still(example, 'training', '90%')).toMatch(/>Step 60: all 200 since step \d+</)
    expect(still(example, 'boundary,training', 'end')).toMatch(/>step</)
  })

  it('has the losses of the file, and says that the network comes after its last snapshot', () => {
    const model = JSON.parse(readFileSync(example, 'utf8'))
    model.snapshots.forEach((snapshot: { loss: number }, i: number) => {
      snapshot.loss = 64 / 2 ** i
    })
    inFolder(out => {
      const write = () => writeFileSync(out('m.json'), JSON.stringify(model))
      write()
      expect(still(out('m.json'), 'training', '16%')).toMatch(/>Step 1: [^<]*<[\s\S]*loss 64/)
      model.snapshots.pop()
      write()
      expect(still(out('m.json'), 'training', '90%')).toMatch(
        />After step 58: all 200[^<]*<[\s\S]*loss 0\.02\d*/,
      )
    })
  })

  it('is refused where the file has no snapshots, or one of another shape, in a dry run too', () => {
    const asked = ['--scene', 'training', '--dry-run']
    const bare = nnanim(['examples/iris.csv', '--model', 'examples/models/iris_torch.json', ...asked])
    expect(bare).toMatchObject({ code: 2, stdout: '' })
    expect(bare.stderr).toContain('the model file holds no snapshots of its training')
    expect(bare.stderr).toContain('`nnanim snippet python`')
    const model = JSON.parse(readFileSync(example, 'utf8'))
    model.snapshots[3].layers[1].weights.pop()
    inFolder(out => {
      writeFileSync(out('m.json'), JSON.stringify(model))
      const { code, stderr } = nnanim(['moons', '--model', out('m.json'), ...asked])
      expect(code).toBe(2)
      expect(stderr).toContain('m.json:snapshots[3].layers[1].weights: got 2, expected 3 rows')
    })
  })
})
