import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** An example of CONTRIBUTING.md under "Add a …". */
export interface Example {
  /** Its heading. */
  name: string
  blocks: readonly Block[]
  /** The lines of a shell that show what was added. */
  commands: readonly string[]
}

/** A fenced block: a new file, or changes of files. */
interface Block {
  kind: 'ts' | 'diff'
  /** The file that it is, from the root of the repository; empty for changes, which name theirs. */
  file: string
  lines: readonly string[]
}

/** The examples of the page, in their order. */
export function examplesOf(page: string): Example[] {
  const chapter = page.split(/^## /m).find(text => text.startsWith('Add a …'))
  if (chapter === undefined) throw new Error('the page has no chapter "Add a …"')
  return chapter
    .split(/^### /m)
    .slice(1)
    .map(text => ({
      name: text.slice(0, text.indexOf('\n')),
      blocks: blocksOf(text),
      commands: Array.from(text.matchAll(/^ {4}(node bin\/.*)$/gm), ([, line]) => line),
    }))
}

function blocksOf(text: string): Block[] {
  return Array.from(
    text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm),
    ([, kind, file = '', content]) => {
      if (kind !== 'ts' && kind !== 'diff') throw new Error(`nobody follows a block of ${kind}`)
      if (kind === 'ts' && file === '') throw new Error('a block of ts does not name its file')
      return { kind, file, lines: content.trimEnd().split('\n') }
    },
  )
}

/** Writes the files of an example into a folder that holds the repository, and changes those that it changes. */
export function follow({ blocks }: Example, folder: string): void {
  for (const { kind, file, lines } of blocks) {
    if (kind === 'ts') {
      const path = join(folder, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'wx' })
    } else {
      // The changes of a file stand behind a line that names it.
      for (const part of lines
        .join('\n')
        .split(/^@@ (?=\S)/m)
        .slice(1)) {
        const [name, ...diff] = part.trimEnd().split('\n')
        const path = join(folder, name)
        writeFileSync(path, changed(readFileSync(path, 'utf8'), diff, name))
      }
    }
  }
}

/**
 * A text with the changes of a diff, whose parts are parted by lines of `@@`. Each part must be found once:
 * the lines that it keeps (they begin with a space) and takes away (a minus); lines with a plus are put in.
 */
function changed(text: string, diff: readonly string[], file: string): string {
  const parts = diff
    .join('\n')
    .split(/^@@\n/m)
    .map(part => part.trimEnd().split('\n'))
  return parts.reduce((before, part) => {
    const [old, now] = ['+', '-'].map(sign =>
      part.filter(line => !line.startsWith(sign)).map(line => `\n${line.slice(1)}`),
    )
    const found = `\n${before}`.split(`${old.join('')}\n`)
    if (found.length !== 2)
      throw new Error(`${file} has ${found.length - 1} places, not one, with${old.join('')}`)
    return found.join(`${now.join('')}\n`).slice(1)
  }, text)
}
