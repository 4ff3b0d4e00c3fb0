import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** An example of CONTRIBUTING.md under "Add a …". */
export interface Example {
  /** Its heading. */
  name: string
  blocks: readonly Block[]
}

/** A fenced block: a new file, changes of a file, or commands. */
interface Block {
  kind: 'ts' | 'diff' | 'sh'
  /** The file that it is, or changes, from the root of the repository; empty for commands. */
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
    .map(text => ({ name: text.slice(0, text.indexOf('\n')), blocks: blocksOf(text) }))
}

function blocksOf(text: string): Block[] {
  return Array.from(
    text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm),
    ([, kind, file = '', content]) => {
      if (kind !== 'sh' && file === '') throw new Error(`a block of ${kind} does not name its file`)
      if (kind !== 'ts' && kind !== 'diff' && kind !== 'sh')
        throw new Error(`nobody follows a block of ${kind}`)
      return { kind, file, lines: content.trimEnd().split('\n') }
    },
  )
}

/** The commands of an example, line by line. */
export function commandsOf({ blocks }: Example): string[] {
  return blocks.filter(({ kind }) => kind === 'sh').flatMap(({ lines }) => lines)
}

/** Writes the files of an example into a folder that holds the repository, and changes those that it changes. */
export function follow({ blocks }: Example, folder: string): void {
  for (const { kind, file, lines } of blocks) {
    const path = join(folder, file)
    if (kind === 'ts') {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'wx' })
    } else if (kind === 'diff') {
      writeFileSync(path, changed(readFileSync(path, 'utf8'), lines, file))
    }
  }
}

/**
 * A text with the changes of a diff, whose parts are parted by lines that begin with `@@`. Each part must be found once:
 * the lines that it keeps (they begin with a space) and takes away (a minus); lines with a plus are put in.
 */
function changed(text: string, diff: readonly string[], file: string): string {
  const parts = diff
    .join('\n')
    .split(/^@@.*\n/m)
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
