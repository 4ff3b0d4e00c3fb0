import { Command } from 'commander'
import { alignColumns } from './align-columns.ts'
import { choices } from './choices.ts'
import { option } from './command-flags.ts'
import { flags } from './flags.ts'
import { exampleLines, helpOf, inLines, purpose } from './help.ts'
import { topicSummaries, topics } from './help-topics.ts'

/** The text of a call without a word: as much as fits a window. */
export const shortHelpText = `${inLines(`${purpose} GIF, video, page or still.`)}

${exampleLines(3)}

${inLines(
  `nnanim help <topic>, of ${topics.join(', ')}, or of a command such as batch, says the rest; nnanim --help has what most people use, nnanim datasets and nnanim themes what there is.`,
)}
`

/** The help that fits a screen and a half: what most people use, the names of all `commands`, and where the rest is. */
export function shortHelp(commands: readonly string[], bold: (text: string) => string): string {
  const page = new Command('nnanim')
    .usage('<data> [flags]')
    .helpOption(false)
    .configureHelp({ styleTitle: bold })
    // Who prints it takes the bold out where it is not shown.
    .configureOutput({ getOutHasColors: () => true })
  page.description(`${inLines(`${purpose} GIF, video, page or still.`)}

${inLines(`<data>: ${choices.datasets.join(', ')}; a table (.csv, .tsv, .json, .jsonl); - for standard input; or a formula such as 'y > sin(3*x)'.`)}

${bold('Examples:')}
${exampleLines(5)}`)
  for (const flag of flags.filter(({ row }) => row.common)) {
    const { common } = flag.row
    const help = helpOf(flag, choices, typeof common === 'string' ? common : undefined)
    page.addOption(option(flag, help).helpGroup('Flags that most people use:'))
  }
  const rows = Object.entries(topicSummaries).map(([name, summary]) => [`  nnanim help ${name}`, summary])
  return `${page.helpInformation()}
${bold('The rest:')}
${alignColumns(rows)}
${inLines(`Commands, each with --help: ${commands.join(', ')}.`)}
`
}
