import { readSpec } from '../encode/catalog.ts'
import { choicesOf } from '../spec/choices.ts'
import { formatHidden } from '../spec/hidden.ts'
import type { Spec } from '../spec/spec.ts'
import { listOf } from '../spec/text.ts'
import { flags, keyOf } from './flags.ts'

/** The words of the command line that makes a file of a spec: only flags that differ from what goes without saying. */
export function lineOf(spec: Spec, file: string): string[] {
  const { data, ...chosen } = choicesOf(readSpec, spec)
  const words = flags.flatMap(flag => {
    const value = chosen[keyOf(flag) as keyof typeof chosen]
    if (flag.run || value === undefined || value === null) return []
    return flag.value === undefined ? [`--${flag.name}`] : [`--${flag.name}`, textOf(value, spec)]
  })
  const all = [...words, '-o', file]
  const looksLikeFlag = data.startsWith('-') && data !== '-'
  return looksLikeFlag ? ['nnanim', ...all, '--', data] : ['nnanim', data, ...all]
}

/** Words as a POSIX shell reads them. */
export function quoted(words: readonly string[]): string {
  return words
    .map(word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ')
}

/** The text form of a value, which a spec reads as the same value. */
function textOf(value: Spec[keyof Spec], spec: Spec): string {
  if (value === spec.hidden && spec.hidden) return formatHidden(spec.hidden, spec.activation)
  if (Array.isArray(value)) {
    const text = value.join(',')
    return JSON.stringify(listOf(text)) === JSON.stringify(value) ? text : JSON.stringify(value)
  }
  if (typeof value !== 'object' || value === null) return String(value)
  if ('width' in value) return `${value.width}x${value.height}`
  if ('azimuth' in value) return `${value.azimuth},${value.elevation}`
  return JSON.stringify(value)
}
