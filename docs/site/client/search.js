import MiniSearch from 'minisearch'

/** Characters of a section that a result shows. */
const EXCERPT = 110

const sections = globalThis.siteSections
const index = new MiniSearch({
  fields: ['heading', 'page', 'text'],
  // Flags are found with and without their dashes.
  tokenize: text => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean),
  searchOptions: {
    boost: { heading: 4, page: 2 },
    prefix: true,
    fuzzy: term => (term.length > 4 ? 0.2 : 0),
    combineWith: 'AND',
  },
})
index.addAll(sections.map((section, id) => ({ id, ...section })))

/** The sections that have these words or their beginnings, best first; all words where there are any. */
export function search(words) {
  const all = index.search(words)
  const found = all.length > 0 ? all : index.search(words, { combineWith: 'OR' })
  return found.map(({ id, terms }) => ({ ...sections[id], text: excerpt(sections[id].text, terms) }))
}

/** A few words round the first that was found. */
function excerpt(text, terms) {
  const at = Math.max(
    0,
    ...terms
      .map(term => text.toLowerCase().indexOf(term))
      .filter(i => i >= 0)
      .slice(0, 1),
  )
  const start = at < 40 ? 0 : text.indexOf(' ', at - 40) + 1
  const whole = start + EXCERPT >= text.length
  const end = whole ? text.length : text.lastIndexOf(' ', start + EXCERPT)
  const part = text.slice(start, end).trim()
  return `${start > 0 ? '… ' : ''}${part}${whole ? '' : ' …'}`
}
