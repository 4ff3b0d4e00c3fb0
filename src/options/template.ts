import { SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { bareName, isExpression, slugOf } from './paths.ts'
import { nearest } from './suggest.ts'
import type { SpecJson } from './sweep.ts'

/** A file's name with places for values: `out/{data}-{seed}.gif`. */
export interface Template {
  text: string
  /** Text and names of keys in turn, text first and last. */
  parts: readonly string[]
  /** The keys that stand in it. */
  keys: readonly string[]
}

/** A fault in a template, and from and to which of its letters it goes. */
export interface TemplateFault {
  start: number
  end: number
  error: SpecError
}

/** A template without its wrong places, and their faults. `{key}` stands for a value, two braces for one. */
export function readTemplate(
  text: string,
  known: readonly string[],
): { template: Template; faults: TemplateFault[] } {
  const parts = ['']
  const keys: string[] = []
  const faults: TemplateFault[] = []
  for (const { 0: token, index: start } of text.matchAll(/\{\{|\}\}|\{[^{}]*\}?|[^{}]+|\}/g)) {
    const end = start + token.length
    const literal = token === '{{' ? '{' : token === '}}' ? '}' : token
    if (!literal.startsWith('{') || literal.length !== token.length) parts.push(`${parts.pop()}${literal}`)
    else if (!token.endsWith('}')) {
      const error = new SpecError('output', token, '} behind the key, or {{ for a brace')
      faults.push({ start, end, error })
    } else {
      const key = token.slice(1, -1)
      if (known.includes(key)) {
        keys.push(key)
        parts.push(key, '')
      } else faults.push({ start, end, error: unknown(token, key, known) })
    }
  }
  return { template: { text, parts, keys }, faults }
}

/** The name that a template gives a figure, `isTable` telling whether its data is a path. */
export function fillTemplate({ parts }: Template, spec: SpecJson, isTable: boolean): string {
  return parts
    .map((part, i) => (i % 2 === 0 ? part : formInName(spec, part as keyof SpecJson, isTable)))
    .join('')
}

/** The flag's form of a value, as a file's name may have it on every system. */
function formInName(spec: SpecJson, key: keyof SpecJson, isTable: boolean): string {
  const form = flagForm(spec, key)
  // What nobody chose is found by the run: the network of a table, the scene's title.
  if (form === null) return 'auto'
  if (form === '') return 'none'
  if (key === 'data' && isTable) return form === '-' ? 'stdin' : inName(bareName(form))
  if (key === 'data' && isExpression(form)) return slugOf(form)
  return inName(form)
}

function inName(form: string): string {
  return form.replace(/[\\/,:*?"<>|{}[\]\p{Cc}]+/gu, '-')
}

function unknown(token: string, key: string, known: readonly string[]): SpecError {
  const word = nearest(key, known)
  const expected = `a key of the spec in braces${word === undefined ? `, one of ${known.join(', ')}` : ''}`
  return new SpecError('output', token, expected, { suggestion: word && `"{${word}}"` })
}
