import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bin } from './run.ts'

interface Step {
  id?: string
  name?: string
  uses?: string
  if?: string
  shell?: string
  run?: string
  with?: Record<string, string>
  env?: Record<string, string>
}
interface Action {
  inputs: Record<string, { description: string; default: string }>
  outputs: Record<string, { value: string }>
  runs: { using: string; steps: Step[] }
}

const read = (name: string) => readFileSync(`examples/action/${name}`, 'utf8')
const action: Action = parse(read('action.yml'))
const { steps } = action.runs
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const named = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`${kind}\\.([\\w-]+)`, 'g'))].map(match => match[1])

const folder = mkdtempSync(join(tmpdir(), 'nnanim-action-'))
const repository = join(folder, 'a repository')
const programs = join(folder, 'programs')

beforeAll(() => {
  mkdirSync(join(repository, 'docs/deep'), { recursive: true })
  mkdirSync(programs)
  symlinkSync(bin, join(programs, 'nnanim'))
  writeFileSync(join(programs, 'npm'), '#!/bin/sh\necho "npm $*"\n', { mode: 0o755 })
  const figure = (output: string) =>
    `figures:\n  - { data: blobs, scene: data, size: 200, output: ${output} }\n`
  writeFileSync(join(repository, 'figures.yaml'), figure('out/blobs.png'))
  writeFileSync(join(repository, 'more figures.yaml'), figure('out/more.png'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the shell lines of a step as a runner does, with those inputs. */
function runStep(name: string, inputs: Record<string, string> = {}, path = programs, more = {}) {
  const step = steps.find(step => step.name === name)!
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_PATH: join(folder, 'path') }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const given: Record<string, string> = {}
  for (const [key, text] of Object.entries(step.env ?? {}))
    given[key] = text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, input) => inputs[input] ?? action.inputs[input].default,
    )
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!],
    {
      cwd: repository,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...files,
        ...given,
        ...more,
        PATH: `${path}${delimiter}${process.env.PATH}`,
        NO_COLOR: '1',
      },
    },
  )
  const written = (file: string) => readFileSync(file, 'utf8')
  return { status, stdout, stderr, output: written(files.GITHUB_OUTPUT), path: written(files.GITHUB_PATH) }
}

describe('the GitHub Action', () => {
  it('takes inputs into its shell lines as variables, never as text', () => {
    expect(action.runs.using).toBe('composite')
    const lines = steps.filter(({ run }) => run)
    expect(lines.map(({ name }) => name)).toEqual(['Install nnanim', 'Make the figures', 'Verify figures'])
    for (const { run, shell } of lines) {
      expect(shell).toBe('bash')
      expect(run).not.toContain('{{')
    }
  })

  it('names only inputs and steps that it has, and all of its inputs', () => {
    const text = JSON.stringify(action)
    expect([...new Set(named(text, 'inputs'))].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
    const ids = steps.flatMap(({ id }) => id ?? [])
    for (const id of named(text, 'steps')) expect(ids).toContain(id)
  })

  it('keeps the figures by the version of nnanim, the batch and the tables', () => {
    const cache = steps.find(({ uses }) => uses?.startsWith('actions/cache@'))!
    expect(cache.with!.path).toMatch(/^\$\{\{ inputs\.figures }}$/)
    expect(cache.with!.key).toContain('{{ steps.install.outputs.version }}')
    expect(cache.with!.key).toContain('{{ hashFiles(inputs.batch, inputs.tables) }}')
    expect(cache.with!.key.startsWith(cache.with!['restore-keys'])).toBe(true)
    expect(steps.indexOf(cache)).toBeLessThan(steps.findIndex(({ name }) => name === 'Make the figures'))
  })

  it('takes the nnanim of the PATH, and says its version', () => {
    const { status, stdout, output } = runStep('Install nnanim')
    expect(status).toBe(0)
    expect(stdout).toBe('')
    expect(output).toBe(`version=${version}\n`)
  })

  it('installs the version that is asked for', () => {
    expect(runStep('Install nnanim', { version: '0.2.0' }).stdout).toBe('npm install --global nnanim@0.2.0\n')
  })

  it('installs the version of its own tag, and the newest where it was copied', () => {
    const bare = join(folder, 'bare')
    mkdirSync(bare)
    writeFileSync(join(bare, 'npm'), '#!/bin/sh\necho "npm $*"\n', { mode: 0o755 })
    for (const [place, wanted] of [
      [resolve('examples/action'), version],
      [join(folder, 'a/b'), 'latest'],
    ]) {
      const { stdout } = runStep('Install nnanim', {}, bare, { GITHUB_ACTION_PATH: place })
      expect(stdout).toBe(`npm install --global nnanim@${wanted}\n`)
    }
  })

  it('builds the version of its own tag where npm does not have it', () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'npm'), '#!/bin/sh\n[ "$1" = view ] || echo "$PWD: npm $*"\n', { mode: 0o755 })
    const { stdout } = runStep('Install nnanim', {}, empty, {
      GITHUB_ACTION_PATH: resolve('examples/action'),
    })
    expect(stdout).toBe(`${resolve('.')}: npm ci\n${resolve('.')}: npm install --global .\n`)
  })

  it('takes the nnanim of the repository first, for the later steps too', () => {
    const own = join(repository, 'node_modules/.bin')
    mkdirSync(own, { recursive: true })
    symlinkSync(bin, join(own, 'nnanim'))
    const { stdout, path } = runStep('Install nnanim')
    rmSync(join(repository, 'node_modules'), { recursive: true })
    expect(stdout).toBe('')
    expect(path).toBe(`${own}\n`)
  })

  it('makes the figures of all batches, and none again', () => {
    const batch = 'figures.yaml\nmore figures.yaml\n'
    const first = runStep('Make the figures', { batch })
    expect(first.status, first.stderr).toBe(0)
    const png = (name: string) =>
      readFileSync(join(repository, 'out', name))
        .subarray(1, 4)
        .toString()
    expect([png('blobs.png'), png('more.png')]).toEqual(['PNG', 'PNG'])
    const again = runStep('Make the figures', { batch })
    expect(again.stderr).toContain('0 made, 2 unchanged')
  })

  it('fails where a batch is wrong, and runs nothing that a name holds', () => {
    expect(runStep('Make the figures', { batch: '$(touch here); touch here' }).status).toBe(2)
    expect(() => readFileSync(join(repository, 'here'))).toThrow()
  })

  it('verifies what its patterns match, in folders below too', () => {
    runStep('Make the figures')
    const png = readFileSync(join(repository, 'out/blobs.png'))
    writeFileSync(join(repository, 'docs/deep/one figure.png'), png)
    const good = runStep('Verify figures', { verify: 'docs/**/*.png\nout/blobs.png' })
    expect(good.status, good.stderr).toBe(0)
    expect(good.stdout + good.stderr).toContain('docs/deep/one figure.png')
    png[png.length - 100] ^= 255
    writeFileSync(join(repository, 'docs/deep/one figure.png'), png)
    expect([1, 2]).toContain(runStep('Verify figures', { verify: 'docs/**/*.png' }).status)
  })

  it('fails where a pattern matches nothing', () => {
    const { status, stdout } = runStep('Verify figures', { verify: 'docs/*.webm' })
    expect(status).toBe(1)
    expect(stdout).toContain('::error::verify: no file matches docs/*.webm')
  })

  it('is called by one line of its version, with inputs that it has or with none', () => {
    const line = `OWNER/nnanim/examples/action@v${version}`
    expect(readFileSync('docs/batches.md', 'utf8')).toContain(`- uses: ${line}\n`)
    for (const input of Object.values(action.inputs)) expect(input.default).toBeTypeOf('string')
    const workflow = parse(read('workflow.yml'))
    const used: Step = workflow.jobs.figures.steps.find(({ uses }: Step) => uses === line)
    for (const input of Object.keys(used.with!)) expect(Object.keys(action.inputs)).toContain(input)
  })
})
