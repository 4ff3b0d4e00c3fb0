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
  /node_modules[\\/](fontkit|pdfkit|wawoff2|yaml)[\\/]|dist[\\/]encode[\\/]video[\\/]mediabunny\.js$/

/** Letters of Latin, Greek and Cyrillic, and signs: those that a label of a figure may have. */
const isUsual = code =>
  code < 0x180 ||
  (code >= 0x391 && code < 0x3ca) ||
  (code >= 0x400 && code < 0x460) ||
  (code >= 0x2010 && code < 0x2270)

const reached = (modules, names) => {
  const found = new Set(names)
  for (const name of found) for (const imported of modules[name].imports) found.add(imported)
  return found
}

/** The modules that build.js makes for the core with less in them. */
const lesser = {
  /** The code of pages in one language. */
  'page-code'(lang) {
    const { modules, ...rest } = JSON.parse(readFileSync('dist/web/page.json', 'utf8'))
    const own = Object.keys(modules).filter(
      name => /^language-/.test(name) === name.startsWith(`language-${lang}-`),
    )
    const entries = own.filter(name =>
      /^(language-|scene-|player$|sliders$|bead$|step-fields$|moving-slice$)/.test(name),
    )
    const needed = [...reached(modules, entries)].map(name => [name, modules[name]])
    return ['code', { ...rest, modules: Object.fromEntries(needed) }]
  },
  /** The bundled font without letters that nearly no label has; what it lacks is a box. */
  'font-table'() {
    const { characters, faces } = wholeFont
    const runs = Array.from({ length: characters.length / 3 }, (_, i) => characters.slice(3 * i, 3 * i + 3))
    const usual = runs.flatMap(([first, count, glyph]) =>
      Array.from({ length: count }, (_, k) => [first + k, 1, glyph + k]).filter(([code]) => isUsual(code)),
    )
    const kept = new Set(usual.map(([, , glyph]) => glyph))
    const instead = wholeFont.lookups.flatMap(({ rules }) =>
      rules.flatMap(({ glyphs = {} }) => Object.entries(glyphs)),
    )
    for (const [glyph, others] of instead)
      if (kept.has(Number(glyph))) for (const other of [others].flat()) kept.add(other.instead ?? other)
    const less = face => {
      const outlines = face.outlines.map((outline, glyph) => (kept.has(glyph) ? outline : ''))
      const used = new Set(outlines.flatMap(outline => outline.split(' ').filter((_, i) => i % 3 === 0)))
      const contours = face.contours.map((contour, i) => (used.has(String(i)) ? contour : ''))
      return { ...face, outlines, contours }
    }
    return [
      'table',
      { ...wholeFont, characters: usual.flat(), faces: { 400: less(faces[400]), 600: less(faces[600]) } },
    ]
  },
}

/** The core's modules for one language, without those that nothing in a page asks for. */
function parts(lang) {
  const entry = 'export { draw, figure } from "./dist/core.js"'
  return {
    name: 'parts',
    resolveId: id => (id === 'entry' ? resolve('entry.js') : null),
    load(id) {
      if (id === resolve('entry.js')) return entry
      if (unneeded.test(id)) return 'export default null'
      const [, language] = /dist[\\/]language[\\/]([a-z]{2})\.js$/.exec(id) ?? []
      if (language && language !== 'en' && language !== lang) return ''
      const [, built] = /dist[\\/]built[\\/](.*)\.js$/.exec(id) ?? []
      if (!lesser[built]) return null
      const [name, value] = lesser[built](lang)
      return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`
    },
  }
}

/** The licences of packages of which a script has code, each text once. */
function licensesOf(modules) {
  const found = modules.flatMap(id => /^[^\0]*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [])
  const texts = new Map()
  for (const folder of [...new Set(found)].sort()) {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = ['LICENSE', 'LICENSE.md', 'License', 'license']
      .map(one => join(folder, one))
      .find(existsSync)
    const lines = (file ? readFileSync(file, 'utf8') : '').trim().split(/\r?\n/)
    const isHolder = line => /^\W*Copyright/.test(line)
    const text = lines
      .filter(line => !isHolder(line))
      .join('\n')
      .trim()
      .replaceAll('*/', '* /')
    texts.set(text, [...(texts.get(text) ?? []), `${name}: ${lines.filter(isHolder).join(' ')}`])
  }
  return [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}`).join('\n\n')
}

async function scriptOf(lang) {
  const build = await rolldown({
    input: 'entry',
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
const line = ([name, data]) =>
  `${name},sha256=${createHash('sha256').update(data).digest('base64url')},${Buffer.byteLength(data)}\n`
files[`${info}/RECORD`] = `${Object.entries(files).map(line).join('')}${info}/RECORD,,\n`

rmSync('wheel', { recursive: true, force: true })
mkdirSync('wheel')
const wheel = `wheel/nnanim-${version}-py3-none-any.whl`
writeFileSync(wheel, zip(files))
console.log(wheel)
