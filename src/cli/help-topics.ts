import { alignColumns } from './align-columns.ts'
import { choices, factHelps, sceneChapters, sceneSummaries } from './choices.ts'
import { flagGroups } from './flags.ts'
import { dataSentences, inLines } from './help.ts'

/** The topics of `nnanim help` beside the commands, with what each has: the groups of flags, and others. */
export const topicSummaries: Readonly<Record<string, string>> = {
  data: 'built-in data, tables, formulas, rows held out',
  network: 'hidden layers, training, model files',
  picture: 'scenes, size, colours, texts',
  time: 'frames, seconds, moments',
  file: 'what is written, and the limits that it keeps',
  run: 'a spec in a file, threads, what is printed',
  scenes: 'what each scene shows, and the ids of its chapters',
  words: 'texts of your own: of one chapter, with facts in braces',
  all: 'all flags, commands, examples and exit codes',
}

export const topics: readonly string[] = Object.keys(topicSummaries)

export const helpSummary = `print the help of a command, or of ${topics.join(', ')}`

/** The group of flags of a topic, and what stands before them. */
export function topicOf(topic: string): { group: string; about: string } {
  const group = Object.keys(flagGroups).find(group => group.toLowerCase() === topic)!
  const about = topic === 'data' ? dataSentences(choices.datasets).map(text => inLines(text)) : []
  return { group, about: about.join('\n') }
}

/** The scenes with what each shows and the ids of its chapters. */
export function sceneHelp(): string {
  const rows = Object.entries(sceneSummaries).map(([name, summary]) => [`  ${name}`, summary])
  const ids = Object.entries(sceneChapters).flatMap(([name, chapters]) =>
    inLines(chapters.map(id => (id.endsWith('0') ? `${id} …` : id)).join(', '), 60)
      .split('\n')
      .map((line, i) => [i === 0 ? `  ${name}` : '', line]),
  )
  return `Usage: nnanim <data> --scene <NAMES> [flags]

Scenes:
${alignColumns(rows)}

Chapters, for --caption ID=TEXT and --title ID=TEXT (hidden stands for line):
${alignColumns(ids)}
`
}

const ownTexts =
  '--title and --caption are the texts of all chapters, `--caption line=TEXT` that of the chapter line: `nnanim help scenes` lists the ids. Both may be given several times. The caption none and the title "" are none. --class-names sick,healthy names the classes of any data.'

/** The texts of one's own, and the facts that they may have. */
export function wordsHelp(): string {
  const rows = Object.entries(factHelps).map(([name, help]) => [`  {${name}}`, help])
  return `Usage: nnanim <data> --title <TEXT> --caption <TEXT> [flags]

${inLines(ownTexts)}

In a file:
  caption: For all chapters
  captions: { data: What is given, hidden: "{correct} of {samples} are right" }

${inLines('In braces a text may have facts, in a sweep each panel its own:')}
${alignColumns(rows)}
`
}
