import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin } from './run.ts'
import { commandFolder } from './stage.ts'

const quick = ['--size', '200x150', '--fps', '4', '--duration', '1', '--restarts', '1']
const { path, files, bytes, read, write, here } = commandFolder({ first: ['blobs', ...quick] })

describe('--embed', () => {
  it('prints what to paste and nothing else, beside a still that it needs', () => {
    const { code, stdout, stderr } = here('-o', 'my plot.gif', '--embed', 'html')
    expect(code).toBe(0)
    expect(files()).toEqual(['my plot-still.png', 'my plot.gif'])
    expect(stdout).toMatch(
      /^<picture>\n {2}<source srcset="my%20plot-still\.png" media="\(prefers-reduced-motion: reduce\)">\n {2}<img src="my%20plot\.gif" alt="200 points [^"]*" width="200" height="150" style="max-width: 100%; height: auto">\n<\/picture>\n$/,
    )
    expect(stderr).toContain('\nmy plot.gif\nmy plot-still.png\n')
    const again = here('-o', 'my plot.gif', '--embed', 'html', '-q')
    expect(again).toEqual({ code: 0, stdout, stderr: '' })
  })

  it("takes the run's own still, at the size on the page", () => {
    const { stdout } = here('-o', 'a.gif', '-o', 'b.png', '--density', '2', '--embed', 'md', '--alt', 'A "b"')
    expect(files()).toEqual(['a.gif', 'b.png'])
    expect(stdout).toContain('srcset="b.png"')
    expect(stdout).toContain('alt="A &quot;b&quot;" width="200" height="150"')
  })

  it('has dark twins, stills among them', () => {
    const { stdout } = here('-o', 'a.gif', '--twins', '--embed', 'html')
    expect(files()).toEqual(['a-dark.gif', 'a-still-dark.png', 'a-still.png', 'a.gif'])
    const named = [...stdout.matchAll(/(?:srcset|src)="([^"]+)"/g)].map(match => match[1])
    expect(named).toEqual(['a-still-dark.png', 'a-still.png', 'a-dark.gif', 'a.gif'])
  })

  it('plays a video, its poster the moment of --poster', () => {
    const { stdout } = here('-o', 'a.mp4', '--poster', '0', '--embed', 'html')
    expect(files()).toEqual(['a-still.png', 'a.mp4'])
    expect(stdout).toMatch(
      /^<video controls autoplay muted loop playsinline poster="a-still\.png" width="200" height="150" /,
    )
    const still = bytes('a-still.png')
    here('-o', 'b.png', '--at', '0')
    const pixels = (file: Buffer) => file.subarray(file.indexOf('IDAT'))
    expect(pixels(still)).toEqual(pixels(bytes('b.png')))
  })

  it('names files as the page in this folder would', () => {
    mkdirSync(path('plots'))
    const { stdout } = here('-o', join(path(''), 'plots', 'a.svg'), '--embed', 'md', '--alt', 'Dots')
    expect(stdout).toBe('![Dots](plots/a.svg)\n')
    expect(here('-o', './plots/a.svg', '--embed', 'md', '--alt', 'Dots').stdout).toBe(stdout)
  })

  it('replaces no file of others whose name nobody gave', () => {
    write('a-still.png', 'mine')
    write('b-dark.png', 'mine')
    const [still, dark] = [here('-o', 'a.gif', '--embed', 'html'), here('-o', 'b.png', '--twins')]
    expect([still.code, dark.code]).toEqual([2, 2])
    expect(still.stderr).toContain('a-still.png')
    expect(files()).toEqual(['a-still.png', 'b-dark.png'])
  })

  it('is planned by a dry run, with all that would be written', () => {
    const { code, stdout } = here('-o', 'a.gif', '--twins', '--embed', 'html', '--for', 'github', '--dry-run')
    expect(code).toBe(0)
    for (const name of ['a.gif', 'a-still.png', 'a-dark.gif', 'a-still-dark.png'])
      expect(stdout).toContain(name)
    expect(files()).toEqual([])
  })
})

describe('--open', () => {
  const open = (programs: string) =>
    spawnSync(process.execPath, [bin, 'blobs', ...quick, '-o', 'a.png', '--open'], {
      cwd: path(''),
      encoding: 'utf8',
      env: { ...process.env, PATH: programs, NO_COLOR: '1' },
    })

  it('gives the first file to the viewer', async () => {
    for (const viewer of ['xdg-open', 'open'].map(name => path(name))) {
      writeFileSync(viewer, '#!/bin/sh\nprintf %s "$1" > "$(dirname "$0")/opened"\n')
      chmodSync(viewer, 0o755)
    }
    const { status, stdout } = open(`${path('')}${delimiter}${process.env.PATH}`)
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'a.png\n' })
    while (!existsSync(path('opened')) || read('opened') === '')
      await new Promise(resolve => setTimeout(resolve, 20))
    expect(read('opened')).toMatch(/\/a\.png$/)
  })

  it('leaves the work done where there is no viewer', () => {
    const { status, stdout, stderr } = open('')
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'a.png\n' })
    expect(stderr).toContain('cannot open a.png')
    expect(files()).toEqual(['a.png'])
  })
})
