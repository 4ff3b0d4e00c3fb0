// Writes wheel/nnanim-<version>-py3-none-any.whl: src/python/nnanim.py as a package of Python with, for each language, the
// core as one script that draws a page where there is no Node: `npm run wheel`, after a build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { table as wholeFont } from '../../dist/built/font-table.js'
import { languageNames } from '../../dist/language/languages.js'
import { letterFonts } from '../../dist/language/letters.js'
import { zip } from './zip.js'

const { version, license, description } = JSON.parse(readFileSync('package.json', 'utf8'))

/** What no page needs of what the core can do: fonts in files, PDF, video and YAML. */
const unneeded =
  /node_modules[\\/](fontkit|pdfkit|wawoff2|yaml)[\\/]|src[\\/]encode[\\/]video[\\/]mediabunny\.ts$/

/** Letters of Latin, Greek and Cyrillic, and signs: those that a label of a figure may have. */
const isUsual = code =>
  code < 0x180 ||
  (code >= 0x391 && code < 0x3ca) ||
  (code >= 0x400 && code < 0x460) ||
  (code >= 0x2010 && code < 0x2270)

/** The bundled font without letters that nearly no label has; what it lacks is a box. */
function usualFont() {
  const { characters, lookups, faces } = wholeFont
  const all = Array.from({ length: characters.length / 3 }, (_, i) => characters.slice(3 * i, 3 * i + 3))
  const usual = all.flatMap(([first, count, glyph]) =>
    Array.from({ length: count }, (_, k) => [first + k, 1, glyph + k]).filter(([code]) => isUsual(code)),
  )
  const kept = new Set(usual.map(([, , glyph]) => glyph))
  const instead = lookups.flatMap(({ rules }) => rules.flatMap(({ glyphs = {} }) => Object.entries(glyphs)))
  for (const [glyph, others] of instead)
    if (kept.has(Number(glyph))) for (const other of [others].flat()) kept.add(other.instead ?? other)
  const less = face => {
    const outlines = face.outlines.map((outline, glyph) => (kept.has(glyph) ? outline : ''))
    const used = new Set(outlines.flatMap(outline => outline.split(' ').filter((_, i) => i % 3 === 0)))
    const contours = face.contours.map((contour, i) => (used.has(String(i)) ? contour : ''))
    const keptPlaces = places =>
      places
        .match(/\S+ \S+ \S+/g)
        .filter(place => kept.has(Number.parseInt(place, 10)))
        .join(' ')
    const anchors = face.anchors.map(({ marks, bases, ...rest }) => {
      return { ...rest, marks: keptPlaces(marks), bases: keptPlaces(bases) }
    })
    return { ...face, outlines, contours, anchors }
  }
  return { ...wholeFont, characters: usual.flat(), faces: { 400: less(faces[400]), 600: less(faces[600]) } }
}

const parsed = (name, value) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`

/** Modules by the ends of their names: the entry, those that are made for the player and the core, and lesser ones. */
const modules = {
  'wheel-entry': () =>
    'export { draw, figure } from "./src/core.ts"\nexport { mountFigure as mount } from "./src/web/mount.ts"',
  'paint-kernels': () => {
    const code = readFileSync('dist/kernels/paint.js', 'utf8')
    const base64 = readFileSync('dist/kernels/page.wasm', 'base64')
    return `${code.slice(0, code.indexOf('var retasmFunc'))}
export const openScript = () => asmFunc({})
export const base64 = '${base64}'`
  },
  'player-style': () => {
    const style = ['style', 'embedded'].map(name => readFileSync(`src/web/${name}.css`, 'utf8')).join('')
    return `export const style = ${JSON.stringify(style.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' '))}`
  },
  'built/font-table': () => parsed('table', usualFont()),
  // That of whole pages.
  'built/page-code': () => 'export const code = null',
}

/** The modules of the core and the player in one language, without those that nothing in a page asks for. */
function parts(lang) {
  const made = ['wheel-entry', 'paint-kernels', 'player-style']
  return {
    name: 'parts',
    resolveId: id => (made.includes(id) ? resolve(`${id}.ts`) : null),
    load(id) {
      if (unneeded.test(id)) return 'export default null'
      const [, language] = /src[\\/]language[\\/]([a-z]{2})\.ts$/.exec(id) ?? []
      if (language && language !== 'en' && language !== lang) return ''
      const name = Object.keys(modules).find(end => id.replace(/\.[jt]s$/, '').endsWith(end))
      return name ? modules[name]() : null
    },
  }
}

/** The licences of packages of which a script has code, each text once. */
function licensesOf(modules) {
  const texts = new Map()
  const folderOf = id => /^[^\0]*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0]
  const used = modules.filter(id => folderOf(id) && !unneeded.test(id)).map(id => [folderOf(id), id])
  for (const [folder, code] of [...new Map(used)].sort()) {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = ['LICENSE', 'LICENSE.md', 'License', 'license']
      .map(one => join(folder, one))
      .find(existsSync)
    // Two have their licence where their code begins.
    const head = /^(?:\s*\/\*[\s\S]*?\*\/|\s*\/\/.*)+/
    const text = file ? readFileSync(file, 'utf8') : head.exec(readFileSync(code, 'utf8'))[0]
    const lines = text.trim().split(/\r?\n/)
    const isHolder = line => /^\W*Copyright/.test(line)
    const terms = lines
      .filter(line => !isHolder(line))
      .join('\n')
      .trim()
      .replaceAll('*/', '* /')
    texts.set(terms, [...(texts.get(terms) ?? []), `${name}: ${lines.filter(isHolder).join(' ')}`])
  }
  return [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}`).join('\n\n')
}

async function scriptOf(lang) {
  const build = await rolldown({
    input: 'wheel-entry',
    platform: 'browser',
    plugins: [parts(lang)],
    shimMissingExports: true,
    onLog() {},
  })
  const { output } = await build.generate({
    format: 'iife',
    name: 'nnanim',
    minify: true,
    codeSplitting: false,
  })
  await build.close()
  return `/*!\n${licensesOf(output[0].moduleIds)}\n*/\n${output[0].code}`
}

const info = `nnanim-${version}.dist-info`
const files = { 'nnanim/__init__.py': readFileSync('src/python/nnanim.py') }
// Chinese and Japanese need a font that is not here.
for (const lang of languageNames.filter(name => !(name in letterFonts)))
  files[`nnanim/${lang}.js.gz`] = gzipSync(await scriptOf(lang), { level: 9 })
files[`${info}/METADATA`] = `Metadata-Version: 2.1
Name: nnanim
Version: ${version}
Summary: ${description}
License: ${license}
Requires-Python: >=3.9
`
files[`${info}/WHEEL`] = 'Wheel-Version: 1.0\nGenerator: nnanim\nRoot-Is-Purelib: true\nTag: py3-none-any\n'
files[`${info}/LICENSE`] = readFileSync('LICENSE')
files[`${info}/LICENSE_FONT`] = readFileSync('node_modules/@expo-google-fonts/inter/LICENSE_FONT')
const line = ([name, data]) =>
  `${name},sha256=${createHash('sha256').update(data).digest('base64url')},${Buffer.byteLength(data)}\n`
files[`${info}/RECORD`] = `${Object.entries(files).map(line).join('')}${info}/RECORD,,\n`

rmSync('wheel', { recursive: true, force: true })
mkdirSync('wheel')
const wheel = `wheel/nnanim-${version}-py3-none-any.whl`
writeFileSync(wheel, zip(files))
console.log(wheel)
