import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { orElse } from '../options/or-else.ts'
import { type Candidates, completedCommands } from './completion-words.ts'
import { buildProgram } from './program.ts'

/** A word that can stand at a place, with its meaning or an empty text. */
type Offer = [word: string, help: string]

/** The words and files that can end a command line, a line each, as a shell reads them; the last of `words` is being typed. */
export function complete(shell: string, words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  const line = shell === 'bash' ? joined([...words.slice(0, -1), last]) : [...words.slice(0, -1), last]
  const lines = offers(line).map(([word, help]) => {
    if (shell === 'fish') return help ? `${word}\t${help}` : word
    if (shell === 'zsh') return `${word.replace(/[\\:]/g, '\\$&')}${help && `:${help}`}`
    // In the place of the last piece of a word that it broke, and it puts the slash behind a folder.
    return word.slice(line.at(-1)!.length - (/^[=:]$/.test(last) ? 0 : last.length)).replace(/\/$/, '')
  })
  return lines.map(line => `${line}\n`).join('')
}

/** The words of a line, which bash breaks at = and :, as they may be in values. */
function joined(pieces: readonly string[]): string[] {
  const words: string[] = []
  for (const piece of pieces)
    if (words.length > 0 && (/^[=:]/.test(piece) || /[=:]$/.test(words.at(-1)!)))
      words[words.length - 1] += piece
    else words.push(piece)
  return words
}

function offers(line: readonly string[]): Offer[] {
  const [main, ...others] = completedCommands(buildProgram(''))
  const current = line.at(-1)!
  const named = line.length > 1 ? others.find(({ name }) => name === line[0]) : undefined
  const before = line.slice(named ? 1 : 0, -1)
  const flags = [main, ...others].flatMap(command => command.flags)
  const candidatesOf = (name: string) =>
    flags.find(({ names, value }) => value !== null && names.includes(name))?.candidates

  let given = 0
  let awaited: Candidates | undefined
  for (const word of before) {
    const isValue = awaited !== undefined
    awaited = isValue ? undefined : candidatesOf(word)
    if (!isValue && !/^-./.test(word)) given++
  }
  if (awaited) return offered(awaited, current, '')
  const [, flag, value] = /^(--[^=]+)=(.*)$/.exec(current) ?? []
  if (flag) {
    const candidates = candidatesOf(flag)
    return candidates ? offered(candidates, value, `${flag}=`) : []
  }
  const command = named ?? main
  const offersOf = command.flags.flatMap(({ names, help }) => names.map((name): Offer => [name, help]))
  if (current.startsWith('-')) return beginning(offersOf, current)
  if (!command.words || (given > 0 && !command.isVariadic)) return []
  const first = line.length === 1 ? others.map(({ name, summary }): Offer => [name, summary]) : []
  return [...beginning(first, current), ...offered(command.words, current, '')]
}

function beginning(offers: Iterable<Offer>, text: string): Offer[] {
  return [...offers].filter(([word]) => word.startsWith(text))
}

/** The words and files that a value can be, behind what stands before the value. */
function offered({ words, endings, isList, isNew }: Candidates, typed: string, before: string): Offer[] {
  const comma = isList ? typed.lastIndexOf(',') + 1 : 0
  const had = typed.slice(0, comma).split(',')
  const value = typed.slice(comma)
  const front = before + typed.slice(0, comma)
  const found = [
    ...beginning(words, value).filter(([word]) => !had.includes(word)),
    ...(endings.length > 0 ? [...filesAt(value, endings), ...(isNew ? newFiles(value, endings) : [])] : []),
  ]
  return found.map(([word, help]) => [front + word, help])
}

/** Folders, and files of some endings, whose path begins with a text. */
function filesAt(value: string, endings: readonly string[]): Offer[] {
  const folder = value.slice(0, value.lastIndexOf('/') + 1)
  const base = value.slice(folder.length)
  const place = folder.replace(/^~(?=\/)/, homedir()) || '.'
  // Behind a link too.
  const isFolder = (name: string) => statSync(join(place, name), { throwIfNoEntry: false })?.isDirectory()
  const isWanted = (name: string) => endings.some(ending => name.toLowerCase().endsWith(`.${ending}`))
  const found = () =>
    readdirSync(place)
      .filter(name => name.startsWith(base) && (base.startsWith('.') || !name.startsWith('.')))
      .flatMap((name): Offer[] =>
        isFolder(name) ? [[`${folder}${name}/`, '']] : isWanted(name) ? [[folder + name, '']] : [],
      )
      .sort(([a], [b]) => (a < b ? -1 : 1))
  // A folder that is not there has no files.
  return orElse(found, [])
}

/** The text that was typed with each of some endings. */
function newFiles(value: string, endings: readonly string[]): Offer[] {
  if (!/(?:^|\/)[^./][^/]*$/.test(value)) return []
  const stem = value.replace(/\.[^./]*$/, '')
  const names = endings.map((ending): Offer => [`${stem}.${ending}`, ''])
  return beginning(names, value).filter(([name]) => !existsSync(name))
}
