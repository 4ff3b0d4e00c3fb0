import type { Shape } from '../../../src/core.ts'
import { leavesOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** Sentences in English that speak of a thing, and the names of shapes of which one is that thing. */
const things: [RegExp, RegExp][] = [
  [/\bbest straight line (found )?gets|\bNo straight line gets/, /\bbest line\b/],
  [/\bdecision boundary\b|^That (one )?line is now/, /\bborder\b/],
  [/^Unit h. adds its side|^Two units make two cuts/, /\bcut \d+\b/],
  [/^Along this line \w+ is/, /\blevel \d+\b/],
  // More than 60 are counted, not ringed.
  [/(\b[a-z]+|(?<!\d)([1-5]?\d|60)) support vectors\b/, /\bsupport\b/],
  [/\bthe fence is closed\b|\bside is open\b/, /\bfence \d+\b/],
  [/^Every cut passes outside this hull/, /\bhull\b/],
]

/** A thing that a sentence speaks of is drawn while the sentence stands, and chapters of cuts and levels draw theirs. */
export const drawn: Rule = {
  name: 'drawn',
  holds: 'draws what its sentences and its chapters name',
  faults({ figure, moments, keys }) {
    if (keys.lang || 'caption' in keys || figure.duration === 0) return []
    // What a camera turns is put in its order by depth, without names.
    if (figure.turns) return []
    const spoken = new Map<string, { moment: string; names: string }>()
    for (const { name, shapes, says, time } of moments) {
      const names = namesIn(shapes)
      for (const text of [
        ...says,
        ...figure.chapters.filter(chapter => isIn(chapter, time)).map(({ id }) => id),
      ])
        spoken.set(text, { moment: name, names: `${spoken.get(text)?.names ?? ''} ${names}` })
    }
    return [...spoken].flatMap(([text, { moment, names }]): Fault[] => {
      const own = /^(?:.*\.)?(cut|level)-(\d+)$/.exec(text)
      const wanted: [RegExp, RegExp][] = own ? [[/./, new RegExp(`\\b${own[1]} ${own[2]}\\b`)]] : things
      return wanted
        .filter(([claim, thing]) => claim.test(text) && !thing.test(names))
        .map(([, thing]) => ({ moment, what: `“${text}” without ${thing.source.replaceAll('\\b', '')}` }))
    })
  },
}

function isIn({ start, end }: { start: number; end: number }, time: number): boolean {
  return start <= time && time < end
}

function namesIn(shapes: readonly Shape[]): string {
  return [...new Set(leavesOf(shapes).map(({ key }) => key))].join(', ')
}
