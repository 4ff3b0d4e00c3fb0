import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { purpose } from '../../dist/cli/help.js'
import { anywhere } from '../../tests/readme/install.js'

/** Pages that are read where the others do not say enough. */
const OPTIONAL = ['reference.md', 'how-it-works.md']

/**
 * The text of `llms.txt`, in the form of llmstxt.org: what the site has, as links to the Markdown that its pages are made
 * of and to the files of the gallery's figures.
 *
 * @param documents those of `readDocuments`
 * @param figures those of `figuresOf`
 */
export function llmsText(documents, figures) {
  const notes = new Map(
    Array.from(
      readFileSync('docs/README.md', 'utf8').matchAll(/^- \[[^\]]*\]\(([^)]*)\).*?: (.*)$/gm),
      ([, file, note]) => [file, note.replaceAll('`', '')],
    ),
  )
  const pageOf = ({ file, title }) => {
    const note = file.startsWith('docs/') ? notes.get(basename(file)) : undefined
    return `- [${title}](${file})${note ? `: ${note}` : ''}`
  }
  const isOptional = ({ file }) => OPTIONAL.some(name => file === `docs/${name}`)
  const manual = documents.filter(({ file }) => file.startsWith('docs/'))
  const others = documents.filter(({ file }) => !file.startsWith('docs/') && file !== 'README.md')
  const section = (title, lines) => ['', `## ${title}`, '', ...lines]
  const text = [
    '# nnanim',
    '',
    `> ${purpose} GIF, video, moving or still vectors, a page that plays, or a figure for one. One command: ${anywhere} blobs -o out.gif; no Python, no ffmpeg, no browser.`,
    ...section('To begin with', [
      '- [Skill](skill/SKILL.md), [its reference](skill/SKILL-reference.md): all commands, scenes, datasets, outputs and flags in one page, with command lines that run',
      '- [Start](README.md): what it makes, and how it is installed',
    ]),
    ...section('Manual', manual.filter(document => !isOptional(document)).map(pageOf)),
    ...section('Examples', others.map(pageOf)),
    ...section('Gallery', figures.map(({ name, summary, command }) => `- [${name}](figures/${name}.png): ${summary}: ${command}`)),
    ...section('Optional', manual.filter(isOptional).map(pageOf)),
  ] // biome-ignore format: a section a line
  return `${text.join('\n')}\n`
}
