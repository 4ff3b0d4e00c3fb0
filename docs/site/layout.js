import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { sizeOf } from './twins.js'

export const escaped = text =>
  text.replace(/[&<>"]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character])

/** The mark: two points and the line between their classes. */
export const MARK = `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path class="sheet" d="M3 5c6-3 12 3 18 0v14c-6 3-12-3-18 0z"/><path class="cut" d="M6 20 18 4"/><circle class="one" cx="8" cy="9.5" r="2.4"/><circle class="two" cx="16" cy="14.5" r="2.4"/></svg>`
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M5 21 19 3" stroke="#6b4fa0" stroke-width="2.4"/><circle cx="8" cy="8" r="4.4" fill="#0072b2"/><circle cx="16" cy="16" r="4.4" fill="#d55e00"/></svg>',
)}`

const PARTS = [
  { name: 'Gallery', path: 'index.html' },
  { name: 'Studio', path: 'studio.html' },
  { name: 'Start', path: 'start.html' },
  { name: 'Manual', path: 'docs/index.html' },
  { name: 'Library', path: 'docs/library.html' },
]

/** A whole page. `path` is its place on the site, from which all links are relative. */
function shell({ path, title, description, part, body, kind, head = '' }) {
  const to = target => posix.relative(posix.dirname(path), target)
  const links = PARTS.map(({ name, path: there }) => {
    const current = there === path ? ' aria-current="page"' : name === part ? ' aria-current="true"' : ''
    return `<a href="${to(there)}"${current}>${name}</a>`
  }).join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#12151a" media="(prefers-color-scheme: dark)">
<meta name="description" content="${escaped(description)}">
<title>${escaped(title)}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${to('assets/style.css')}">
<script src="${to('assets/site.js')}" data-root="${to('index.html').replace(/index\.html$/, '')}" defer></script>
${head}</head>
<body class="${kind}">
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="${to('index.html')}">${MARK}<span>nnanim</span></a>
<nav class="parts" aria-label="Site">${links}</nav>
<search><form class="search" hidden><input type="search" placeholder="Search" aria-label="Search the manual" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" aria-controls="results"><kbd aria-hidden="true">/</kbd><output class="heard" aria-live="polite"></output><ul id="results" class="results" hidden></ul></form></search>
</header>
${body}
</body>
</html>
`
}

export function galleryPage(body) {
  return shell({
    path: 'index.html',
    title: 'nnanim: how a neural network transforms data',
    description: 'Living figures of every scene and dataset of nnanim, each with the command that makes it.',
    part: 'Gallery',
    kind: 'gallery',
    body,
  })
}

/** The studio, which sends nothing anywhere. @param body what the one file has too */
export function studioPage(body) {
  const own = "'self' 'unsafe-inline'"
  const policy = `default-src 'self'; script-src ${own} 'wasm-unsafe-eval'; style-src ${own}; img-src 'self' blob: data:`
  return shell({
    path: 'studio.html',
    title: 'Studio · nnanim',
    description: 'Paint points or drop a table, train a network in the browser, and take the figure away.',
    part: 'Studio',
    kind: 'studio',
    body,
    head: `<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="assets/studio.css">
<script type="module" src="assets/studio/studio.js"></script>
`,
  })
}

/** A document with the pages of the manual on its left, and what is on it on its right. */
export function documentPage(document, documents, twinOf) {
  const { path, lang, title, headings, sections } = document
  const to = target => posix.relative(posix.dirname(path), target)
  const manual = documents.filter(
    ({ file, lang }) => file.startsWith('docs/') && file !== 'docs/README.md' && !lang,
  )
  const items = manual.map(page => {
    const current = page === document ? ' aria-current="page"' : ''
    return `<li><a href="${to(page.path)}"${current}>${escaped(page.title)}</a></li>`
  })
  const at = manual.indexOf(document)
  const next = at >= 0 && manual[at + 1]
  const chapters = headings.filter(({ level }) => level === 2 || (level === 3 && headings.length > 40))
  const here = chapters.map(
    ({ id, html, level }) =>
      `<li class="level${level}"><a href="#${id}">${html.replace(/<\/?a[^>]*>/g, '')}</a></li>`,
  )
  const part = { 'README.md': 'Start', 'docs/library.md': 'Library', 'docs/reference.md': 'Library' }[
    document.file
  ]
  return shell({
    path,
    title: document.file === 'README.md' ? 'Start · nnanim' : `${title} · nnanim`,
    description: (sections.find(({ text }) => text)?.text ?? title).slice(0, 160),
    part: part ?? (lang ? 'Start' : undefined) ?? (document.file.startsWith('docs/') ? 'Manual' : ''),
    kind: 'document',
    body: `<div class="columns">
<button class="pages" type="button" popovertarget="pages">All pages</button>
<nav id="pages" class="side manual" aria-label="Manual" popover><h2>Manual</h2><ul>${items.join('')}</ul></nav>
<main id="main">
<article class="text"${lang ? ` lang="${lang}"` : ''}>
${withPictures(document, twinOf)}</article>
${next ? `<a class="next" href="${to(next.path)}"><span>Next</span>${escaped(next.title)}</a>` : ''}
</main>
${here.length > 1 ? `<nav class="side here" aria-label="On this page"><h2>On this page</h2><ul>${here.join('')}</ul></nav>` : ''}
</div>`,
  })
}

/** Pictures with their size, so that nothing jumps, and in the colours of a dark page where they have a twin. */
function withPictures({ html, path }, twinOf) {
  return html.replace(/<picture>[\s\S]*?<\/picture>|<img [^>]*>/g, tag => {
    if (tag.startsWith('<picture')) return tag
    const [, link] = /src="([^"]*)"/.exec(tag)
    const file = posix.normalize(posix.join(posix.dirname(path), link))
    const sized = existsSync(file) && !tag.includes('width=') ? `${tag.slice(0, -1)}${sizes(file)}>` : tag
    const lazy = sized.replace('<img ', '<img loading="lazy" ')
    const twin = twinOf.get(file)
    if (!twin) return lazy
    const dark = posix.relative(posix.dirname(path), twin)
    return `<picture><source srcset="${dark}" media="(prefers-color-scheme: dark)">${lazy}</picture>`
  })
}

/** Drawn at a density of two where it is larger than a page is wide. */
function sizes(file) {
  const { width, height } = sizeOf(file)
  const density = width > 1000 ? 2 : 1
  return ` width="${width / density}" height="${height / density}"`
}
