import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { letterFonts } from '../language/letters.ts'
import { SpecError } from '../options/error.ts'
import { keptIn } from '../options/kept-in.ts'
import { orElse } from '../options/or-else.ts'
import type { Font } from '../scene/font.ts'
import { openFont } from '../scene/fonts/open-font.ts'
import { readPlain } from './plain-file.ts'
import { tools } from './tools.ts'

/** Bytes of a file of a package at most: those of Noto Sans have 10 to 90 kB. */
const maxBytes = 4e6

/** nnanim's own folder, which has `dist` or `src`. */
const home = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads the font with the letters of a language, as far as the bundled one lacks them.
 *
 * @param lang one of `letterFonts`
 * @returns the font, and the name and version of its package
 * @throws SpecError where the package is not installed beside nnanim or in the current folder, with the command that
 *   installs it, or is broken
 */
export async function readLetters(lang: string): Promise<{ font: Font; letters: string }> {
  const found = installed(lang)
  if (found) {
    const { folder, letters } = found
    return { font: await keptIn(openedLetters, letters, () => openLetters(lang, folder)), letters }
  }
  const { family } = letterFonts[lang]
  const expected = `a font with its letters: run ${installing(lang)}, which brings ${family}, or name a TTF or OTF file with --font`
  throw new SpecError('lang', lang, expected)
}

/** Fonts by their package and version. One takes 0.4 s to unpack, and figures of a batch come in any order of languages. */
const openedLetters = new Map<string, Promise<Font>>()

async function openLetters(lang: string, folder: string): Promise<Font> {
  const { family } = letterFonts[lang]
  const files = readdirSync(join(folder, 'files')).filter(name => name.endsWith('-wght-normal.woff2'))
  const bundled = await tools.fonts()
  try {
    // fontkit varies no WOFF2 font.
    const { default: unpack } = await import('wawoff2/decompress.js')
    const own: Uint8Array[] = []
    // In one order on all machines. The next file is unpacked over the one before.
    for (const name of files.sort()) {
      const file = readPlain(join(folder, 'files', name), maxBytes)
      own.push((await unpack(file)).slice())
    }
    return await openFont({ name: family, own, bundled, isForLetters: true })
  } catch (error) {
    const expected = `a package that is whole: ${folder} cannot be read (${(error as Error).message}); run ${installing(lang)}`
    throw new SpecError('lang', lang, expected)
  }
}

/** Name and version of the package with the letters of a language; null where it is not installed. */
export function lettersHere(lang: string): string | null {
  return lang in letterFonts ? (installed(lang)?.letters ?? null) : null
}

/** The package's folder: beside nnanim, which finds what is installed globally with it, else in the current project. */
function installed(lang: string): { folder: string; letters: string } | null {
  const { package: name, major } = letterFonts[lang]
  const foundFrom = (from: string) => {
    const about = createRequire(resolve(from, 'package.json')).resolve(`${name}/package.json`)
    const { version } = JSON.parse(String(readPlain(about))) as { version: string }
    return version.startsWith(`${major}.`) ? { folder: dirname(about), letters: `${name} ${version}` } : null
  }
  return orElse(() => foundFrom(home), null) ?? orElse(() => foundFrom('.'), null)
}

/** The command that installs the package where nnanim finds it: globally where nnanim itself is in no project. */
export function installing(lang: string, from = home): string {
  const { package: name, major } = letterFonts[lang]
  const [project] = from.split(`${sep}node_modules${sep}`)
  const isGlobal = project !== from && !existsSync(join(project!, 'package.json'))
  return `npm install ${isGlobal ? '-g ' : ''}${name}@${major}`
}
