import type { Fault, Rule } from './rule.ts'

/** Seconds of a word, of a character in languages without spaces, of a sentence at least, and of the last one. */
const seconds = { word: 0.2, character: 0.12, least: 1, last: 1.5 }
/** Moments a second at which sentences are asked for. */
const rate = 25

/** A sentence and its small line stand long enough to be read, over the seam of a loop too. */
export const reading: Rule = {
  name: 'reading',
  holds: `lets every sentence stand ${seconds.word} s a word, ${seconds.least} s at least, the last ${seconds.last} s`,
  faults({ figure, keys }) {
    const { duration, panels = [] } = figure
    if (duration === 0 || 'caption' in keys) return []
    const said = Array.from({ length: Math.round(duration * rate) }, (_, i) => figure.saysAt(i / rate))
    const loops = !keys.oneWay && keys.loop !== 'once'
    return Array.from({ length: Math.max(1, panels.length) }).flatMap((_, panel) => {
      const runs = runsOf(
        said.map(says => says[panel] ?? ''),
        loops,
      )
      // A loop of one sentence has all the time.
      if (loops && runs.length === 1) return []
      return runs.flatMap(({ sentence, texts, from }, i): Fault[] => {
        const needs = Math.max(
          i === runs.length - 1 ? seconds.last : seconds.least,
          ...[...new Set(texts)].map(text => readingTime(text, keys.lang)),
        )
        if (sentence === '' || (texts.length + 1) / rate >= needs - 1e-9) return []
        const stands = `“${sentence}” stands ${(texts.length / rate).toFixed(1)} s of ${needs.toFixed(1)} s`
        return [{ moment: `${(from / rate).toFixed(2)} s`, what: stands }]
      })
    })
  },
}

/** The seconds of a text: signs are no words. */
function readingTime(text: string, lang: unknown): number {
  const isDense = lang === 'zh' || lang === 'ja'
  const units = text.split(isDense ? '' : /\s+/).filter(unit => /[\p{L}\p{N}]/u.test(unit))
  return units.length * seconds[isDense ? 'character' : 'word']
}

/** A text without its small line and without its digits: a counter that runs is one sentence. */
function sentenceOf(text: string): string {
  return text.split(' · ')[0].replace(/[\d₀-₉]+([.,]\d+)?/g, '#')
}

/** A stretch of one sentence, with its text at each moment. */
interface Run {
  sentence: string
  texts: string[]
  /** The moment at which it begins. */
  from: number
}

/** Stretches of one sentence; in a loop the last goes on at the beginning, and what stands before it is last. */
function runsOf(said: readonly string[], loops: boolean): Run[] {
  const runs: Run[] = []
  for (const [from, text] of said.entries()) {
    const sentence = sentenceOf(text)
    if (runs.at(-1)?.sentence === sentence) runs.at(-1)!.texts.push(text)
    else runs.push({ sentence, texts: [text], from })
  }
  const [first, last] = [runs[0], runs.at(-1)!]
  if (!loops || runs.length < 2 || first.sentence !== last.sentence) return runs
  return [{ ...last, texts: [...last.texts, ...first.texts] }, ...runs.slice(1, -1)]
}
