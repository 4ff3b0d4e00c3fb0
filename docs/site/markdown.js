import GithubSlugger from 'github-slugger'
import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: true })

/** Characters of code within a line that are not broken; they fit a page of 320 pixels. */
const WORD = 22

const escaped = markdown.utils.escapeHtml

markdown.renderer.rules.table_open = () => '<div class="scroll"><table>\n'
markdown.renderer.rules.table_close = () => '</table></div>\n'
// A head without words is no head.
for (const rule of ['th_open', 'th_close'])
  markdown.renderer.rules[rule] = (tokens, i, options, _, self) => {
    if (tokens[rule === 'th_open' ? i + 1 : i - 1].content === '') tokens[i].tag = 'td'
    return self.renderToken(tokens, i, options)
  }
markdown.renderer.rules.heading_open = (tokens, i) => `<${tokens[i].tag} id="${tokens[i].attrGet('id')}">`
markdown.renderer.rules.heading_close = (tokens, i) => {
  const { tag } = tokens[i]
  const id = tokens[i - 2].attrGet('id')
  const link = `<a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`
  return `${tag === 'h1' ? '' : link}</${tag}>\n`
}
markdown.renderer.rules.code_inline = (tokens, i) => {
  const { content } = tokens[i]
  return `<code${content.length <= WORD ? ' class="word"' : ''}>${escaped(content)}</code>`
}
for (const rule of ['fence', 'code_block'])
  markdown.renderer.rules[rule] = (tokens, i) =>
    `<div class="code"><pre><code>${escaped(tokens[i].content.trimEnd())}</code></pre></div>\n`

/**
 * Reads a page.
 * @returns its HTML with links as they stand in the text, its title, its headings, and its sections as plain text for
 *   the search
 */
export function readMarkdown(text) {
  const env = {}
  const tokens = asWalls(markdown.parse(text, env))
  const slugger = new GithubSlugger()
  const headings = []
  const sections = []
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open') {
      const words = plainText(tokens[i + 1])
      const id = slugger.slug(words)
      token.attrSet('id', id)
      headings.push({
        id,
        level: Number(token.tag[1]),
        words,
        html: markdown.renderer.render(tokens[i + 1].children, markdown.options, env),
      })
      if (token.tag <= 'h3') sections.push({ id: headings.length > 1 ? id : '', heading: words, text: '' })
    } else if (tokens[i - 1]?.type !== 'heading_open') {
      const words = plainText(token)
      if (words && sections.length > 0) sections.at(-1).text += `${words} `
    }
  })
  return {
    html: markdown.renderer.render(tokens, markdown.options, env),
    title: headings[0]?.words ?? '',
    headings,
    sections,
  }
}

/** The words of a token without its marks. */
function plainText(token) {
  if (token.type === 'inline')
    return token.children
      .map(child => (child.type === 'html_inline' ? '' : child.type.endsWith('break') ? ' ' : child.content))
      .join('')
  return token.type === 'fence' || token.type === 'code_block' ? token.content : ''
}

/**
 * Makes grids of the tables that have no head: rows of pictures in turn with rows of their captions. A table would not
 * flow on a narrow page, and an empty head says nothing to those who hear it.
 */
function asWalls(tokens) {
  const made = []
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i].type !== 'table_open') {
      made.push(tokens[i])
      continue
    }
    const end = tokens.findIndex((token, j) => j > i && token.type === 'table_close')
    const table = tokens.slice(i, end + 1)
    const isWall = table.every((token, j) => token.type !== 'th_open' || table[j + 1].content === '')
    made.push(...(isWall ? wallOf(table) : table))
    i = end
  }
  return made
}

function wallOf(table) {
  const rows = []
  for (const token of table) {
    if (token.type === 'tr_open') rows.push([])
    else if (token.type === 'inline') rows.at(-1).push(token)
  }
  const html = content => ({ type: 'html_block', content })
  const [, ...body] = rows
  const figures = body.flatMap((pictures, i) =>
    i % 2 === 1
      ? []
      : pictures.flatMap((picture, j) =>
          picture.content === ''
            ? []
            : [
                html('<figure>'),
                picture,
                html('<figcaption>'),
                body[i + 1][j],
                html('</figcaption></figure>\n'),
              ],
        ),
  )
  return [html('<div class="wall">\n'), ...figures, html('</div>\n')]
}
