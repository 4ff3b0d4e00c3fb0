import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, files, read, write } = commandFolder({ shared: true })

/** The package as `npm install --omit=optional` leaves it. */
beforeAll(() => {
  for (const part of 'bin dist/bundle dist/kernels dist/fonts dist/font.json dist/fonts.conf package.json'.split(
    ' ',
  ))
    cpSync(part, path(part), { recursive: true })
  mkdirSync(path('node_modules'))
  for (const name of readdirSync('node_modules'))
    if (!['canvas', '@napi-rs', '.bin'].includes(name))
      symlinkSync(resolve('node_modules', name), path(`node_modules/${name}`))
})

function run(...words: string[]) {
  const options = { cwd: path(''), encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/nnanim.js', ...words], options)
  return { code: status, stdout, stderr }
}

const made = (name: string) => read(name, 'latin1')

describe('without optional dependencies', () => {
  it('letters are outlines, with threads too, and recipes say so', () => {
    expect(run('blobs', '-q', '-o', 'a.svg', '-o', 'a.pdf', '-o', 'a.gif')).toEqual({
      ...{ code: 0, stdout: '', stderr: '' },
    })
    expect(made('a.svg')).toContain('decision boundary')
    expect(made('a.gif')).toMatch(/"rasterizer":"outlines \d/)
    expect(made('a.pdf').slice(-6)).toContain('%%EOF')
    expect(run('blobs', '-q', '--jobs', '3', '-o', 'b.svg', '-o', 'b.gif').code).toBe(0)
    expect(made('b.svg')).toBe(made('a.svg'))
    expect(made('b.gif')).toBe(made('a.gif'))
    expect(run('verify', 'a.svg', 'a.pdf', 'a.gif').stdout).toMatch(
      /^(a\.(svg|pdf|gif): matches: the same bytes\n){3}$/,
    )
    const { stdout } = run('doctor')
    expect(stdout).toMatch(/^draws with +nnanim, letters by outlines$/m)
    expect(stdout).toMatch(/^canvas +not needed here$/m)
    expect(stdout).not.toMatch(/expected|Cannot find/)
  })

  it('a batch is made, and is unchanged afterwards', () => {
    write('batch.yaml', 'figures:\n  - {output: d.svg, data: xor}\n  - {output: d.png, data: xor}\n')
    expect(run('batch', 'batch.yaml').stderr).toMatch(/2 made, 0 unchanged/)
    expect(run('batch', 'batch.yaml').stderr).toMatch(/0 made, 2 unchanged/)
  })

  it('node-canvas is refused in a line that says what to install, and nothing is left', () => {
    const canvas = run('blobs', '--rasterizer', 'canvas', '-o', 'e.gif')
    expect({ code: canvas.code, stdout: canvas.stdout }).toEqual({ code: 2, stdout: '' })
    expect(canvas.stderr).toMatch(/^nnanim: --rasterizer: .*\(canvas: [^\n]+\): run npm install [^\n]+\n$/)
    expect(canvas.stderr).not.toContain('npm has a bug')
    expect(files().filter(name => /^e/.test(name))).toEqual([])
    const { rasterizer, shapes } = JSON.parse(
      run('blobs', '--rasterizer', 'canvas', '--json', '-o', 'c.svg').stdout,
    )
    expect({ rasterizer, shapes }).toEqual({ rasterizer: 'none', shapes: 'none' })
  })
})
