import * as en from '../../src/language/en.ts'
import { samples } from './samples.ts'
import { isBegun, isWaiting } from './waiting.ts'

/** A message told facts in all ways that are known: those of `en`, or another language's in its place. */
type Message = (facts: unknown) => string | readonly string[]

/** Texts of places that have little room: characters at most. */
const room: Readonly<Record<string, number>> = { chapters: 24, axes: 34, panels: 130, titles: 60 }

/** The share by which a text may be longer than the English one, where its place says nothing else. */
const longer = 0.5

/**
 * What is wrong with the file of a language: messages that are missing and do not wait for their translation, or wait and
 * are there, use other facts than they are told, or are too long for their place.
 */
export function faultsOf(lang: string, language: object): string[] {
  const faults = faultsIn(lang, '', en, language, samples)
  if (!isBegun(lang)) return faults
  const found = faults.filter(fault => !fault.endsWith(missing))
  return found.length < faults.length ? found : [...found, `${lang}: no others wait, ${shorten}`]
}

const missing = ': is missing, and does not wait in src/language/untranslated.ts'
const shorten = 'take it off src/language/untranslated.ts, which only becomes shorter'

function faultsIn(lang: string, path: string, own: unknown, other: unknown, facts: unknown): string[] {
  const waits = isWaiting(lang, path)
  if (other === undefined) return waits ? [] : [`${path}${missing}`]
  if (waits) return [`${path}: is translated, ${shorten}`]
  if (typeof own === 'function')
    return typeof other === 'function'
      ? (facts as readonly unknown[]).flatMap(one => faultsTold(path, own as Message, other as Message, one))
      : [`${path}: takes no facts`]
  if (typeof own === 'string')
    return typeof other === 'string' ? tooLong(path, own, other) : [`${path}: takes facts`]
  const [mine, theirs] = [own, other] as [Record<string, unknown>, Record<string, unknown>]
  const surplus = Object.keys(theirs).filter(key => !(key in mine))
  return [
    ...surplus.map(key => `${path}${path && '.'}${key}: is no message`),
    ...Object.keys(mine).flatMap(key => {
      const told = (facts as Record<string, unknown> | undefined)?.[key]
      return faultsIn(lang, `${path}${path && '.'}${key}`, mine[key], theirs[key], told)
    }),
  ]
}

function faultsTold(path: string, own: Message, other: Message, facts: unknown): string[] {
  const unknown = new Set<string>()
  const texts = other(watched(facts, unknown))
  const mine = [own(facts)].flat()
  return [
    ...[...unknown].map(name => `${path}: uses the fact ${name}, which it is not told`),
    ...[texts]
      .flat()
      .flatMap((text, i) => [
        ...(/undefined|null|NaN|\[object|\bfalse\b|\btrue\b/.test(text) ? [`${path}: says “${text}”`] : []),
        ...tooLong(path, mine[i], text),
      ]),
  ]
}

/** Facts that note which names are asked for that they do not have. */
function watched<Facts>(facts: Facts, unknown: Set<string>): Facts {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return facts
  return new Proxy(facts, {
    get(of, name) {
      if (typeof name === 'string' && !(name in of)) unknown.add(name)
      return Reflect.get(of, name)
    },
    ownKeys: of => Reflect.ownKeys(of),
  })
}

/** A wide letter, as those of East Asia are, takes the place of two. */
function widthOf(text: string): number {
  return Array.from(text, letter => (letter.codePointAt(0)! >= 0x2e80 ? 1.8 : 1)).reduce((a, b) => a + b, 0)
}

function tooLong(path: string, own: string, text: string): string[] {
  const [place] = path.split('.')
  const most = Math.max(room[place] ?? 0, widthOf(own) * (1 + longer), 16)
  return widthOf(text) > most
    ? [`${path}: has room for ${Math.floor(most)} letters, not ${Math.ceil(widthOf(text))}: “${text}”`]
    : []
}
