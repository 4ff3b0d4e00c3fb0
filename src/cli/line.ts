import { readSpec } from '../encode/catalog.ts'
import { choicesOf } from '../options/choices.ts'
import { flagForm } from '../options/flag-form.ts'
import type { Spec } from '../options/spec.ts'
import { flags, keyOf } from './flags.ts'

/**
 * The command line that makes files of a spec, as its words: it has a flag only for each value that differs from its
 * default, which follows from the data and the other values.
 */
export function lineOf(spec: Spec, ...files: string[]): string[] {
  const { data, ...chosen } = choicesOf(readSpec, spec)
  const words = flags.flatMap(flag => {
    const value = chosen[keyOf(flag) as keyof typeof chosen]
    if (flag.run || value === undefined || value === null) return []
    if (flag.value === undefined) return [`--${flag.name}`]
    const form = flagForm(spec, keyOf(flag) as keyof Spec)!
    // A value that begins like a flag would be read as one.
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
