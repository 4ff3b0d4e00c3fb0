import { readdirSync, readFileSync } from 'node:fs'

/** The pages that are written by hand, in English: README and the manual without its generated reference. */
export const prosePages = [
  'README.md',
  ...readdirSync('docs')
    .filter(name => /\.md$/.test(name) && !/^reference\.md$|^README\.\w+\.md$/.test(name))
    .map(name => `docs/${name}`),
]

/** A page without its blocks of code, HTML and pictures; a link is its text, code in a line one word. */
export function proseOf(page: string): string {
  return readFileSync(page, 'utf8')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replaceAll(/^( *)(`{3,})[^`\n]*\n[\s\S]*?^\1\2$/gm, '')
    .replaceAll(/^( {4}|\t)(?! *[-*\d]).*$/gm, '')
    .replaceAll(/<!--[\s\S]*?-->|<[^>]*>|!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/`[^`\n]+`(\/`[^`\n]+`)*/g, 'Code')
}

/** Sentences: a cell of a table, an item of a list and a heading end one, as a full stop does. */
export function sentencesOf(prose: string): string[] {
  return prose
    .split(/\n\s*\n|^\s*(?:[-*] |\d+\. |#+ )|\|/m)
    .flatMap(block => block.split(/(?<=[.!?][)”"]?)\s+(?=[^a-z\d])/))
    .map(sentence => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
}

/** Words of a sentence: what has a letter or a digit. */
export const wordsOf = (sentence: string): string[] =>
  sentence.split(' ').filter(word => /[\p{L}\d]/u.test(word))
