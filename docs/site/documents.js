import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, posix } from 'node:path'
import { readMarkdown } from './markdown.js'

/** Where a Markdown file is on the site: beside where it is in the repository. */
function pathOf(file) {
  if (file === 'README.md') return 'start.html'
  return basename(file) === 'README.md'
    ? posix.join(dirname(file), 'index.html')
    : file.replace(/\.md$/, '.html').toLowerCase()
}

/** The language of a README in another one than English, such as README.de.md. */
function langOf(file) {
  return /README\.(\w+)\.md$/.exec(file)?.[1]
}

/**
 * Reads README.md, docs/ and all Markdown that they link to.
 * @returns the documents, and the other files that they show or link to; both by their paths in the repository
 * @throws for a link to a file or a heading that is not there
 */
export function readDocuments() {
  const documents = new Map()
  const files = new Set()
  const waiting = ['README.md', ...pagesOfManual()]
  for (const file of waiting) {
    if (documents.has(file)) continue
    const document = {
      file,
      path: pathOf(file),
      lang: langOf(file),
      ...readMarkdown(readFileSync(file, 'utf8')),
    }
    documents.set(file, document)
    for (const { to } of linksOf(document)) {
      if (!existsSync(to)) throw new Error(`${file} links to ${to}, which is not there`)
      if (to.endsWith('.md')) waiting.push(to)
      else if (statSync(to).isDirectory()) waiting.push(`${to}/README.md`)
      else files.add(to)
    }
  }
  for (const document of documents.values()) {
    checkHeadings(document, documents)
    document.sections = document.sections.map(({ id, ...section }) => ({
      ...section,
      page: document.file === 'README.md' ? 'Start' : document.title,
      url: `${document.path}${id ? `#${id}` : ''}`,
    }))
    document.html = document.html.replace(LINKS, (whole, name, link) =>
      isOutside(link) ? whole : `${name}="${onSite(document, link, documents)}"`,
    )
  }
  return { documents: [...documents.values()], files: [...files] }
}

/** The manual, in the order of its own list of pages. */
function pagesOfManual() {
  const [, list] = readFileSync('docs/README.md', 'utf8').split('## All pages')
  const order = ['README.md', ...Array.from(list.matchAll(/\]\((\w[\w.-]*\.md)\)/g), ([, name]) => name)]
  const lacking = readdirSync('docs').filter(name => name.endsWith('.md') && !order.includes(name))
  if (lacking.length > 0) throw new Error(`docs/README.md does not list ${lacking.join(', ')}`)
  return order.map(name => `docs/${name}`)
}

const LINKS = /\b(href|src|srcset)="([^"]*)"/g
const isOutside = link => /^[a-z]+:/.test(link)

/** Links inside of the repository, as paths from its top. */
function linksOf({ file, html }) {
  return Array.from(html.matchAll(LINKS), ([, , link]) => link)
    .filter(link => !isOutside(link))
    .map(link => {
      const [path, id] = link.split('#')
      return { to: path ? posix.normalize(posix.join(dirname(file), path)).replace(/\/$/, '') : file, id }
    })
}

function checkHeadings(document, documents) {
  for (const { to, id } of linksOf(document)) {
    const target = documents.get(to)
    if (id && target && !target.headings.some(heading => heading.id === id))
      throw new Error(`${document.file} links to #${id} of ${to}, which is not there`)
  }
}

/** A link of a document as it is on the site. */
function onSite({ file, path }, link, documents) {
  const [name, id] = link.split('#')
  if (!name) return link
  const to = posix.normalize(posix.join(dirname(file), name)).replace(/\/$/, '')
  const there = (documents.get(to) ?? documents.get(`${to}/README.md`))?.path ?? to
  return `${posix.relative(dirname(path), there)}${id ? `#${id}` : ''}`
}
