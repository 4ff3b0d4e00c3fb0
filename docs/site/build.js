// Builds the static site in `site/`: `npm run site`, after `npm ci`. All links are relative, so that it works from any
// folder of a server, and but for what browsers forbid from a disk too.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build as bundle } from 'rolldown'
import { readDocuments } from './documents.js'
import { figuresOf, makeFigures } from './figures.js'
import { galleryBody, gallerySections } from './gallery.js'
import { documentPage, galleryPage, studioPage } from './layout.js'
import { llmsText } from './llms.js'
import { writeReference } from './reference.js'
import { body, buildModules } from './studio/build.js'
import { darkTwins } from './twins.js'

const SITE = 'site'
const began = performance.now()
const report = what => console.log(`${((performance.now() - began) / 1000).toFixed(1)} s  ${what}`)

/** Writes a file below the site's folder. */
function write(path, text) {
  mkdirSync(dirname(join(SITE, path)), { recursive: true })
  writeFileSync(join(SITE, path), text)
}

/** Figures of an earlier build stay: a batch makes only what has changed. */
function clean() {
  mkdirSync(SITE, { recursive: true })
  for (const name of readdirSync(SITE))
    if (name !== 'figures') rmSync(join(SITE, name), { recursive: true, force: true })
}

/**
 * The scripts of the browser. That of the search comes with what it searches, and is loaded when somebody searches; what
 * trains, in the studio; the player as it is published. From a disk all figures and the player are one
 * script, since a browser loads no others there.
 */
async function writeAssets(sections, figures) {
  const script = (input, name) =>
    bundle({ input, output: { format: 'iife', name, minify: true }, write: false }).then(
      ({ output }) => output[0].code,
    )
  const [site, search, player] = await Promise.all([
    script('docs/site/client/site.js', 'site'),
    script('docs/site/client/search.js', 'siteSearch'),
    script('dist/player.js', 'sitePlayer'),
    buildModules(`${SITE}/assets/studio`),
  ])
  write('assets/site.js', site)
  write('assets/search.js', `globalThis.siteSections=${JSON.stringify(sections)};\n${search}`)
  cpSync('dist/player.js', join(SITE, 'assets/player.js'))
  const texts = figures
    .map(({ name }) => `${name}.figure.json`)
    .map(name => [name, readFileSync(join(SITE, 'figures', name), 'utf8')])
  write(
    'assets/disk.js',
    `globalThis.siteDisk={figures:${JSON.stringify(Object.fromEntries(texts))},open(){${player}}};\n`,
  )
  cpSync('docs/site/style.css', join(SITE, 'assets/style.css'))
  cpSync('docs/site/studio/studio.css', join(SITE, 'assets/studio.css'))
  const { resolve } = createRequire(import.meta.url)
  cpSync(
    resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    join(SITE, 'assets/inter.woff2'),
  )
}

clean()
await writeReference()
report('docs/reference.md is written from the docstrings')

const figures = figuresOf()
const { documents, files } = readDocuments()
const twins = await darkTwins(files)
await makeFigures(figures, twins, SITE)
report(`${figures.length} figures and ${twins.length} dark pictures are made`)

for (const file of files) cpSync(file, join(SITE, file), { recursive: true })
const twinOf = new Map(twins.map(({ file, output }) => [file, output]))
for (const document of documents) {
  write(document.path, documentPage(document, documents, twinOf))
  // For those who read the text itself.
  cpSync(document.file, join(SITE, document.file))
}
write('llms.txt', llmsText(documents, figures))
for (const name of ['SKILL.md', 'SKILL-reference.md'])
  write(`skill/${name}`, readFileSync(`dist/${name}`, 'utf8'))
cpSync('dist/batch.schema.json', join(SITE, 'skill/batch.schema.json'))
write('studio.html', studioPage(body()))
write('index.html', galleryPage(galleryBody(figures, SITE), documents))
await writeAssets([...gallerySections(figures), ...documents.flatMap(document => document.sections)], figures)

const all = readdirSync(SITE, { recursive: true }).map(name => statSync(join(SITE, name)))
const bytes = all.filter(entry => entry.isFile()).reduce((sum, { size }) => sum + size, 0)
report(`${SITE}/index.html and ${documents.length} more pages, ${(bytes / 1e6).toFixed(1)} MB in all`)
