import * as z from 'zod/mini'
import type { GivenPart } from '../forms.ts'
import { maxPart, minPart } from '../sequence.ts'
import { amountOf, listOf } from '../text.ts'
import { NUMBER, textForm, textsWithCommas } from './json.ts'
import { type JsonSchema, type Kind, listIn, nameIn, numberIn, preprocess, valuesIn } from './kind.ts'
import { lineSchema } from './word.ts'

export const sequenceKind: Kind<'sequence'> = {
  schema({ max }, { scenes }) {
    const error = `1 to ${max} scenes with commas between them, such as data,boundary:3s,transform:data..line:4s`
    const span = `seconds from ${minPart} to ${maxPart}, such as boundary:3s`
    const ids = 'the id of a chapter, or the first and the last as data..line'
    const captions = 'a caption, or captions by the ids of chapters'
    const part = z.strictObject(
      {
        scene: nameIn(scenes),
        chapters: z.optional(z.string(ids).check(z.regex(/^[\w-]+(\.\.[\w-]+)?$/, ids))),
        seconds: z.optional(preprocess(value => amountOf(value, 's'), numberIn(minPart, maxPart, span))),
        title: z.optional(lineSchema()),
        captions: z.optional(z.union([lineSchema(), valuesIn(lineSchema(), captions)], captions)),
      },
      `${error}; as an object a part has scene, chapters, seconds, title and captions`,
    )
    // How long chapters last by themselves depends on data and network.
    const isTimed = z.refine<z.infer<typeof part>>(
      ({ chapters, seconds }) => chapters === undefined || seconds !== undefined,
      'seconds beside chapters, such as transform:line:3s',
    )
    return preprocess(sequenceOf, listIn(part.check(isTimed), 1, max, error))
  },
  json(normal, _, { scenes }) {
    const part = `(${scenes.join('|')})(\\s*:[^:,]+){0,2}`
    const { properties, ...rest } = normal.items as { properties: Record<string, JsonSchema> }
    const line = { type: ['string', 'number', 'null'] }
    const words = { anyOf: [line, { type: 'object', additionalProperties: { type: ['string', 'number'] } }] }
    const orNull = (forms: JsonSchema[]) => ({ anyOf: [...forms, { type: 'null' }] })
    const seconds = orNull([properties.seconds, textForm(`${NUMBER}\\s*[sS]?`)])
    const chapters = orNull([properties.chapters])
    const object = { ...rest, properties: { ...properties, chapters, seconds, title: line, captions: words } }
    const list = { ...normal, items: { anyOf: [textForm(part), object] } }
    return [textsWithCommas(part), textForm('[[{][\\s\\S]*[\\]}]'), object, list]
  },
  format: formatSequence,
}

/**
 * "data,boundary:3s,transform:data..line:4s" → the parts with their scene, chapters and seconds, each as an object; so is a
 * list of such texts and objects. What is no part stays as it is.
 */
export function sequenceOf(given: unknown): unknown {
  const items = listOf(given)
  if (Array.isArray(items)) return items.map(partOf)
  return typeof items === 'object' && items !== null ? [partOf(items)] : given
}

function partOf(item: unknown): unknown {
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) return withoutNull(item)
  if (typeof item !== 'string') return item
  const [scene, ...rest] = item.split(':').map(word => word.trim())
  const seconds = rest.filter(word => typeof amountOf(word, 's') === 'number')
  const chapters = rest.filter(word => !seconds.includes(word))
  if (seconds.length > 1 || chapters.length > 1) return item
  return {
    scene,
    ...(chapters.length > 0 && { chapters: chapters[0] }),
    ...(seconds.length > 0 && { seconds: amountOf(seconds[0], 's') }),
  }
}

/** A part without the keys that a file leaves empty. */
function withoutNull(part: object): object {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null && value !== undefined))
}

/** The text that is read as the same sequence; JSON where a part has words of its own. */
export function formatSequence(parts: readonly GivenPart[]): string {
  if (parts.some(({ title, captions }) => title !== undefined || captions !== undefined))
    return JSON.stringify(parts)
  return parts
    .map(({ scene, chapters, seconds }) =>
      [scene, ...(chapters ? [chapters] : []), ...(seconds === undefined ? [] : [`${seconds}s`])].join(':'),
    )
    .join(',')
}
