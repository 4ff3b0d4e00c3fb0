import type { Catalog, SceneFacts } from './catalog.ts'
import { type Faults, type KeySet, SpecError } from './error.ts'
import { sceneNames } from './panels.ts'
import { partNames } from './sequence.ts'
import type { Spec } from './spec.ts'
import { nearest } from './suggest.ts'
import type { GivenScene } from './task-scenes.ts'

/** The keys of a text for all chapters, and of texts by chapter. */
const keys = [
  ['title', 'titles'],
  ['caption', 'captions'],
] as const

type OwnWords = Pick<Spec, (typeof keys)[number][number]>

/** Other words for ids: the hidden layer is seen in the chapter of its line. */
const synonyms = new Map([['hidden', 'line']])

/** Letters of a word that two letters would make another one. */
const SHORT = 4

/** A fact in braces. */
export const factPattern = /\{(\w+)\}/g

/** The ids of the chapters that the scenes of a spec may have; one that ends in 0 stands for all numbers. */
export function chapterIds(
  { scenes }: Pick<Catalog, 'scenes'>,
  spec: Pick<GivenScene, 'scene' | 'sequence'>,
  of: (scene: SceneFacts) => readonly string[] = ({ chapters }) => chapters,
): string[] {
  const { sequence } = spec
  const idsOf = (...names: string[]) => scenes.filter(({ name }) => names.includes(name)).flatMap(of)
  if (!sequence) return [...new Set(idsOf(...sceneNames(spec)))]
  return partNames(sequence).flatMap((part, i) => idsOf(sequence[i].scene).map(id => `${part}.${id}`))
}

/** The id that a word names, or undefined for any other word. */
function idOf(word: string, ids: readonly string[]): string | undefined {
  const id = word.replace(/[^.]+$/, last => synonyms.get(last) ?? last)
  return ids.includes(id.replace(/\d+$/, '0')) ? id : undefined
}

/** The word before "=" of a text, and what stands behind it. */
function partsOf(text: string): [word: string, rest: string] | undefined {
  const [, word, rest] = /^([\w.-]+)=([\s\S]*)$/.exec(text) ?? []
  return word === undefined ? undefined : [word, rest]
}

function textsIn(texts: string | readonly string[] | null): readonly string[] {
  return [texts ?? []].flat()
}

/**
 * The texts of one's own in their normal form: those of the form `ID=TEXT` where ID is an id of a chapter are that
 * chapter's, the last of the others is that of all chapters.
 */
export function dividedWords(catalog: Catalog, given: GivenScene): OwnWords {
  const ids = chapterIds(catalog, given)
  const found: Record<string, unknown> = {}
  for (const [all, each] of keys) {
    const own = Object.entries(given[each] ?? {}).map(([word, text]) => [idOf(word, ids) ?? word, text])
    found[all] = null
    for (const text of textsIn(given[all])) {
      const [word, rest] = partsOf(text) ?? ['', text]
      const id = idOf(word, ids)
      if (id !== undefined) own.push([id, rest])
      else found[all] = text
    }
    found[each] = own.length > 0 ? Object.fromEntries(own) : null
  }
  return found as OwnWords
}

/** Keys with others over them; a repeated flag adds to the text for all chapters, as it may be for one chapter. */
export function overWords<Keys extends object>(before: object, over: Keys): Keys {
  const old: Record<string, unknown> = { ...before }
  const added = keys.flatMap(([all]) => {
    const texts: unknown = (over as Record<string, unknown>)[all]
    return Array.isArray(texts) && (old[all] ?? null) !== null ? [[all, [old[all], texts].flat()]] : []
  })
  return { ...over, ...Object.fromEntries(added) }
}

/** Faults of texts of one's own: an id that is a letter off or another scene's, a fact that comes near to one. */
export function* wordFaults(catalog: Catalog, given: GivenScene, unread: KeySet): Faults {
  for (const [all, each] of keys) {
    if (unread.has('scene')) break
    const ids = chapterIds(catalog, given)
    const ofOthers = catalog.scenes.flatMap(({ chapters }) => chapters)
    for (const text of textsIn(given[all])) {
      const [, word] = /^\s*([\w.-]+)\s*=/.exec(text) ?? []
      if (word === undefined || idOf(partsOf(text)?.[0] ?? '', ids)) continue
      const near = nearestId(word, ids, 1)
      if (near !== undefined || idOf(word, ofOthers))
        yield unknownId(all, text, ids, near, ', or a text that does not begin so')
    }
    for (const word of Object.keys(given[each] ?? {}))
      if (!idOf(word, ids)) yield unknownId(each, word, ids, nearestId(word, ids, 2))
  }
  const ofParts = (given.sequence ?? []).flatMap(({ title = [], captions = [] }) => [title, captions])
  for (const key of [...keys.flat(), 'alt', 'sequence'] as const) {
    const texts = [key === 'sequence' ? ofParts : (given[key] ?? [])].flat()
    for (const text of texts.flatMap(each => (typeof each === 'string' ? each : Object.values(each))))
      for (const [token, word] of text.matchAll(factPattern)) {
        if (catalog.facts.includes(word)) continue
        const near = nearest(word, catalog.facts, word.length > SHORT ? 2 : 1)
        const expected = 'a fact that `nnanim help words` lists'
        if (near) yield new SpecError(key, token, expected, { suggestion: `{${near}}` })
      }
  }
}

/** The nearest id of a chapter, with the word's own number. */
function nearestId(word: string, ids: readonly string[], most: 1 | 2): string | undefined {
  const [number] = /\d+$/.exec(word) ?? []
  const known = [...ids, ...(ids.includes('line') ? synonyms.keys() : [])]
  return nearest(word.replace(/\d+$/, '0'), known, most)?.replace(/0$/, number ?? '0')
}

/** The error for a word that is no id of a chapter. */
function unknownId(key: string, got: string, ids: readonly string[], near?: string, or = ''): SpecError {
  const suggestion = near && `"${near}"`
  return new SpecError(key, got, `the id of a chapter (${ids.join(', ')})${or}`, { suggestion })
}
