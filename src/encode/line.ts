import { choicesOf } from '../options/choices.ts'
import { flagForm } from '../options/flag-form.ts'
import { flagName, keyGroups, type Row } from '../options/key-table.ts'
import { type FigureSpec, type SpecJson, specJson } from '../options/sweep.ts'
import { readFigureObject } from './catalog.ts'

/** The arguments of the command that makes files of a spec, without those that have their default. */
export function lineOf(figure: FigureSpec, ...files: string[]): string[] {
  const { data, ...chosen } = choicesOf(keys => readFigureObject(keys, files), figure)
  // Of a table with a target it follows from the table.
  if (figure.target !== null && !figure.sequence) chosen.scene ??= figure.scene
  const spec = { ...specJson(figure), ...chosen } as SpecJson
  const rows = Object.values(keyGroups).flatMap(group => Object.entries<Row>(group))
  const words = rows.flatMap(([key, row]) => {
    const value = chosen[key as keyof typeof chosen]
    if (row.argument || value === undefined || value === null) return []
    const name = flagName(key, row)
    if (row.flagOf) {
      const texts = typeof value === 'object' ? Object.entries(value) : [[name, value]]
      return texts.flatMap(([id, text]) => [`--${row.flagOf}`, `${id}=${text}`])
    }
    if (row.value === null) return [`--${name}`]
    const form = flagForm(spec, key as keyof SpecJson)!
    // A word that looks like a flag would be taken for one.
    return /^-[^\d.]/.test(form) ? [`--${name}=${form}`] : [`--${name}`, form]
  })
  const all = [...words, ...files.flatMap(file => ['-o', file])]
  const looksLikeFlag = data.startsWith('-') && data !== '-'
  return looksLikeFlag ? ['nnanim', ...all, '--', data] : ['nnanim', data, ...all]
}

/** Words as a line of text that a POSIX shell reads as these words. */
export function quoted(words: readonly string[]): string {
  const isPlain = (word: string) => /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word)
  return words.map(word => (isPlain(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ')
}
