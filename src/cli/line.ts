import { readFigureObject } from '../encode/catalog.ts'
import { choicesOf } from '../options/choices.ts'
import { flagForm } from '../options/flag-form.ts'
import { type FigureSpec, type SpecJson, specJson } from '../options/sweep.ts'
import { flags } from './flags.ts'

/** The arguments of the command that makes files of a spec, without those that have their default. */
export function lineOf(figure: FigureSpec, ...files: string[]): string[] {
  const { data, ...chosen } = choicesOf(readFigureObject, figure)
  const spec = specJson(figure)
  const words = flags.flatMap(flag => {
    const value = chosen[flag.key as keyof typeof chosen]
    if (flag.run || value === undefined || value === null) return []
    if (flag.row.value === null) return [`--${flag.name}`]
    const form = flagForm(spec, flag.key as keyof SpecJson)!
    // A word that looks like a flag would be taken for one.
    return /^-[^\d.]/.test(form) ? [`--${flag.name}=${form}`] : [`--${flag.name}`, form]
  })
  const all = [...words, ...files.flatMap(file => ['-o', file])]
  const looksLikeFlag = data.startsWith('-') && data !== '-'
  return looksLikeFlag ? ['nnanim', ...all, '--', data] : ['nnanim', data, ...all]
}

/** Words as a line of text that a POSIX shell reads as these words. */
export function quoted(words: readonly string[]): string {
  return words
    .map(word => (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ')
}
