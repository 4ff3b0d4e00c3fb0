import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nnanim } from '../cli/run.ts'
import { freshFolder } from './files.ts'
import { draw, openTestRaster } from './open.ts'

const raster = await openTestRaster()
const folder = freshFolder()

/** A machine's settings of fonts, as desktops have them. */
function settings(hintstyle: string, antialias = true): string {
  const edits = [
    ['hinting', `<bool>${hintstyle !== 'hintnone'}</bool>`],
    ['hintstyle', `<const>${hintstyle}</const>`],
    ['antialias', `<bool>${antialias}</bool>`],
    ['autohint', '<bool>true</bool>'],
    ['rgba', '<const>rgb</const>'],
  ].map(([name, value]) => `<edit name="${name}" mode="assign">${value}</edit>`)
  const rules = ['pattern', 'font'].map(target => `<match target="${target}">${edits.join('')}</match>`)
  const places = '<dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>'
  return `<?xml version="1.0"?><fontconfig>${places}${rules.join('')}</fontconfig>`
}

/** Machines by what is set there. */
function machines(): Record<string, NodeJS.ProcessEnv> {
  const file = (name: string, text: string) => {
    writeFileSync(folder.path(name), text)
    return folder.path(name)
  }
  mkdirSync(folder.path('home/.config/fontconfig'), { recursive: true })
  file('home/.config/fontconfig/fonts.conf', settings('hintfull'))
  return {
    'a bare one': {},
    'full hinting': { FONTCONFIG_FILE: file('full.conf', settings('hintfull')) },
    'no hinting': { FONTCONFIG_FILE: file('none.conf', settings('hintnone')) },
    'no antialiasing': { FONTCONFIG_FILE: file('hard.conf', settings('hintfull', false)) },
    'settings at home': { HOME: folder.path('home'), XDG_CONFIG_HOME: undefined },
    'no home': { HOME: undefined },
    'a missing configuration': { FONTCONFIG_FILE: folder.path('missing.conf') },
    'another root': { FONTCONFIG_SYSROOT: folder.path('home') },
    'Romanian, whose ş is another': { LANGUAGE: 'ro', LC_ALL: 'ro_RO.UTF-8', LANG: 'ro_RO.UTF-8' },
  }
}

it('a GIF of threads and a PNG of this one have the same bytes, whatever fonts and language are set', () => {
  const title = 'Ağıl ŞŢ şţ fjord 漢 ☃ 0123'
  const film = [
    '--size',
    '200x200',
    '--fps',
    '12',
    '--title',
    title,
    '--duration',
    '1.5',
    '--jobs',
    '2',
    '-q',
  ]
  const made = Object.entries(machines()).map(([machine, env], i) => {
    const words = ['blobs', ...film, '--rasterizer', raster.name, '-o', `${i}.gif`, '-o', `${i}.png`]
    const { code, stderr } = nnanim(words, { cwd: folder.path(''), env })
    const bytes = ['gif', 'png'].map(kind => readFileSync(folder.path(`${i}.${kind}`)))
    return { machine, code, stderr, bytes }
  })
  for (const { bytes, ...rest } of made) {
    expect(rest).toEqual({ machine: rest.machine, code: 0, stderr: '' })
    for (const i of [0, 1]) expect(bytes[i].equals(made[0].bytes[i]), rest.machine).toBe(true)
  }
}, 60_000)

describe('a text', () => {
  const write = (text: string) =>
    draw(raster, [{ kind: 'text', x: 10, y: 40, size: 30, text, fill: '#000000' }], 200, 60).pixels

  it('has the box of the bundled font for what that lacks, not a letter of a font of the machine', () => {
    expect(write('ab漢☃🙂')).toEqual(write('ab□□□'))
    expect(write('ab漢☃🙂')).not.toEqual(write('ab'))
  })
})
