import { withoutWaiting } from '../../language/waiting.ts'
import type { Kept } from '../kept.ts'
import { textsOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** English words that are no words of the other languages. */
const english =
  /(?<!\p{L})(the|of|and|with|by|its|their|this|that|all|one|two|three|gets?|lines|straight|held|penalty|right|wrong|which|what|how|layer|hidden|columns?|network|learns?|cuts?|are|from|near|others|not|shown)(?!\p{L})/iu

/** Nothing is said in English where another language was asked for, but what waits for its translation. */
export const language: Rule = {
  name: 'language',
  holds: 'says nothing in English in another language',
  faults({ keys, figure, moments, english: twin }) {
    if (!twin) return []
    const own = namesIn(twin)
    const texts = new Map<string, string>([
      ...[figure.title, figure.alt, ...figure.notes, ...figure.chapters.map(({ name }) => name)].map(
        text => [text, ''] as const,
      ),
      ...moments.flatMap(({ name, shapes, says }) =>
        [...says, ...textsOf(shapes).map(({ shape }) => shape.text)].map(text => [text, name] as const),
      ),
    ])
    return [...texts].flatMap(([text, moment]): Fault[] => {
      const rest = own.reduce(
        (left, name) => left.replaceAll(name, ' '),
        withoutWaiting(`${keys.lang}`, text),
      )
      const word = english.exec(rest)?.[0]
      return word === undefined ? [] : [{ moment, what: `“${word}” in “${text}”` }]
    })
  },
}

/** The names that data bring along, the longest first. */
function namesIn({ figure }: Kept): string[] {
  return figure.networks
    .flatMap(({ dataset }) => [...dataset.features, ...dataset.classes])
    .sort((a, b) => b.length - a.length)
}
