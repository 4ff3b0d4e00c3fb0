import { readFileSync } from 'node:fs'

/**
 * The files that a chapter of docs/hosts.md shows, by their paths: what the page says is what is built and opened. A
 * block that names no file is refused.
 */
export function example(chapter: string): Record<string, string> {
  const page = readFileSync('docs/hosts.md', 'utf8')
  const text = page.split(/^## /m).find(part => part.startsWith(`${chapter}\n`))
  if (text === undefined) throw new Error(`docs/hosts.md has no chapter ${chapter}`)
  const blocks = text.matchAll(/^(`{3,})(\w+)(?: (\S+))?\n([\s\S]*?)^\1$/gm)
  const files = Array.from(blocks, ([, , kind, file, content]) => {
    if (file === undefined) throw new Error(`a block of ${kind} does not name its file`)
    return [file, content] as const
  })
  return Object.fromEntries(files)
}
