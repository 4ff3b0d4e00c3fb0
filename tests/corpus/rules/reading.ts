import type { Fault, Rule } from './rule.ts'

/** Seconds that a sentence stands at least. */
const least = 0.6
/** Moments a second at which sentences are asked for. */
const rate = 25

/** A sentence stands long enough to be read, over the seam of a loop too. */
export const reading: Rule = {
  name: 'reading',
  holds: `lets every sentence stand ${least} s at least`,
  faults({ figure, keys }) {
    const { duration, panels = [] } = figure
    if (duration === 0 || 'caption' in keys) return []
    const said = Array.from({ length: Math.round(duration * rate) }, (_, i) => figure.saysAt(i / rate))
    const loops = !keys.oneWay && keys.loop !== 'once'
    return Array.from({ length: Math.max(1, panels.length) }).flatMap((_, panel) =>
      runsOf(
        said.map(says => sentenceOf(says[panel])),
        loops,
      ).flatMap(({ text, from, count }): Fault[] =>
        text === '' || count / rate >= least
          ? []
          : [
              {
                moment: `${(from / rate).toFixed(2)} s`,
                what: `“${text}” stands ${(count / rate).toFixed(1)} s`,
              },
            ],
      ),
    )
  },
}

/** A text without what is known besides and without its digits: a counter that runs is one sentence. */
function sentenceOf(text = ''): string {
  return text.split(' · ')[0].replace(/[\d₀-₉]+([.,][\d]+)?/g, '#')
}

/** Stretches of one text; in a loop the last goes on at the beginning. */
function runsOf(texts: string[], loops: boolean): { text: string; from: number; count: number }[] {
  const runs: { text: string; from: number; count: number }[] = []
  for (const [i, text] of texts.entries()) {
    const last = runs.at(-1)
    if (last?.text === text) last.count++
    else runs.push({ text, from: i, count: 1 })
  }
  const [first, last] = [runs[0], runs.at(-1)!]
  if (!loops || runs.length < 2 || first.text !== last.text) return runs
  return [...runs.slice(1, -1), { ...last, count: last.count + first.count }]
}
