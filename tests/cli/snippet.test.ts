import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { snippetFor } from '../../src/cli/snippets.ts'
import { nnanim } from './run.ts'

describe('nnanim snippet', () => {
  it.each(['sklearn', 'torch', 'keras'])('prints lines that end by writing model.json: %s', library => {
    const { code, stdout } = nnanim(['snippet', library])
    expect(code).toBe(0)
    expect(stdout).toBe(snippetFor(library))
    // In ASCII, so that a redirection in any shell keeps them, and no wider than an editor.
    expect(stdout).toMatch(
      /^import json\n[\n -~]*\nsave_nnanim\(model, 'model\.json', features=None, .*\)\n$/,
    )
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(120)
  })

  it.each([
    [['snippet', 'torhc'], 'library: got "torhc", expected sklearn, torch, keras. Did you mean torch?'],
    [['snippet', 'toString'], 'library: got "toString", expected sklearn, torch, keras'],
    [['snippet'], 'call: got "snippet", expected the name of a library'],
    [['snippet', 'torch', 'keras'], 'call: got "snippet torch keras", expected one library'],
  ])('%j is refused', (words, message) => {
    const { code, stdout, stderr } = nnanim(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('is named where --model is given a file of another kind', () => {
    const { code, stderr } = nnanim(['blobs', '--model', 'examples/pictures/compare.png', '--dry-run'])
    expect(code).toBe(2)
    expect(stderr).toContain('`nnanim snippet sklearn`')
  })

  it.each(['sklearn', 'torch'])('prints what stands in examples/models/iris_%s.py', library => {
    const [lines] = snippetFor(library).split("save_nnanim(model, 'model.json'")
    expect(readFileSync(`examples/models/iris_${library}.py`, 'utf8')).toContain(lines)
  })

  it.each([
    ['sklearn', 147],
    ['torch', 148],
  ])('has written a model that gets the rows right: examples/models/iris_%s.json', (library, correct) => {
    const folder = mkdtempSync(join(tmpdir(), 'nnanim-snippet-'))
    const model = `examples/models/iris_${library}.json`
    const out = join(folder, 'iris.svg')
    const { stdout } = nnanim(['examples/iris.csv', '--model', model, '--at', 'end', '--json', '-o', out])
    rmSync(folder, { recursive: true })
    expect(JSON.parse(stdout).training.correct).toBe(correct)
  })
})
