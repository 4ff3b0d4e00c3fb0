import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder: string

/** The package as `npm install --omit=optional` leaves it: with neither of the libraries that draw letters. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-omitted-'))
  for (const part of ['bin', 'dist/bundle', 'dist/kernels', 'package.json', 'fonts.conf'])
    cpSync(part, join(folder, part), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync('node_modules'))
    if (!['canvas', '@napi-rs', '.bin'].includes(name))
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...words: string[]) {
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/nnanim.js', ...words], options)
  return { code: status, stdout, stderr }
}

const made = (name: string) => readFileSync(join(folder, name), 'latin1')

describe('without optional dependencies', () => {
  it('SVG and PDF are drawn, with threads too, and their recipes name no rasterizer', () => {
    expect(run('blobs', '-q', '-o', 'a.svg', '-o', 'a.pdf')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(made('a.svg')).toContain('decision boundary')
    expect(made('a.svg')).toContain('no rasterizer')
    expect(made('a.pdf').slice(-6)).toContain('%%EOF')
    expect(run('blobs', '-q', '--jobs', '2', '-o', 'b.svg').code).toBe(0)
    expect(made('b.svg')).toBe(made('a.svg'))
    expect(run('verify', 'a.svg', 'a.pdf').stdout).toMatch(/^(a\.(svg|pdf): matches: the same bytes\n){2}$/)
    expect(
      JSON.parse(run('blobs', '--rasterizer', 'canvas', '--json', '-o', 'c.svg').stdout).rasterizer,
    ).toBe('none')
  })

  it('a batch of SVGs is made, and is unchanged afterwards', () => {
    writeFileSync(join(folder, 'batch.yaml'), 'figures:\n  - {output: d.svg, data: xor}\n')
    expect(run('batch', 'batch.yaml').stderr).toMatch(/1 made, 0 unchanged/)
    expect(run('batch', 'batch.yaml').stderr).toMatch(/0 made, 1 unchanged/)
  })

  it('a file of pixels is refused in a line that says what to install, and none is left', () => {
    for (const name of ['e.gif', 'e.png', 'e.mp4', 'frames/']) {
      const { code, stdout, stderr } = run('blobs', '-o', name, '-o', 'e.svg')
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(
        /^nnanim: nothing here (draws pixels|compresses video).*: run npm install [^\n]+\n$/,
      )
      expect(stderr).not.toContain('npm has a bug')
    }
    expect(run('blobs', '--rasterizer', 'napi', '-o', 'e.gif')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^nnanim: --rasterizer: .*\(@napi-rs\/canvas: [^\n]+\): run npm install [^\n]+\n$/,
      ),
    })
    expect(readdirSync(folder).filter(name => /^(e|frames)/.test(name))).toEqual([])
    expect(run('doctor').stdout).toMatch(
      /^draws with +SVG and PDF alone: run npm install --include=optional$/m,
    )
  })
})
