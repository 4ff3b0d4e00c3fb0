import type { Command, OptionValues } from 'commander'
import { verifiablePixels } from '../encode/budget.ts'
import { SpecError } from '../options/error.ts'
import type { Call } from './call.ts'
import { sceneCommands } from './choices.ts'
import { flagsOf, givenOf } from './command-flags.ts'
import { batchFlags, type Flag, flags } from './flags.ts'
import { completionHelp, verifyCodes } from './help.ts'
import type { BatchCallOptions } from './run-options.ts'

/** A command besides the main one, which draws a figure. */
export interface CommandDefinition {
  name: string
  /** One line for the help. */
  summary: string
  /** Its argument as Commander names it; none without it. */
  argument?: string
  /** The words behind its name in its help, where the argument and options do not say them. */
  usage?: string
  /** Options of its own, with their help; those below a heading of their own come last. */
  options?: Readonly<Record<string, string>>
  headed?: readonly [heading: string, option: string, help: string]
  /** Flags of the tables, or all of the main command; while it is not called, a few that say that it has some. */
  flags?: readonly Flag[] | 'all'
  few?: readonly Flag[]
  /** The end of its help. */
  after?: string
  /** The call of it, where that is not its argument, by its name, and its options. */
  call?(argument: string | string[] | undefined, options: OptionValues, command: Command): Call
}

/** The shells that `completion` knows. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** The words that `snippet` knows: the language, and libraries with calls of their own. */
export const libraries = ['python', 'sklearn', 'torch', 'keras'] as const

/** The flags by which `columns` reads a table. */
const columnsFlags = flags.filter(({ key }) =>
  ['label', 'target', 'features', 'order', 'missing'].includes(key),
)
const jsonFlag: Flag = { key: 'json', name: 'json', row: { value: null, help: 'print JSON' }, run: true }
const json = { '--json': 'print JSON' }
const jsonLines = { '--json': 'print JSON, one object a line' }
const forced = `make figures again of more than ${verifiablePixels / 1e6} million pixels in all frames, of long training, and of any file that a recipe names`

const ownCommands = {
  batch: {
    summary: 'many figures from a YAML file; unchanged ones are skipped',
    argument: '<files...>',
    usage: '<files...> [flags]',
    flags: batchFlags,
    few: batchFlags.slice(0, 1),
    call: (files: string[], _, command) => batchCall(files, givenOf(command, batchFlags)),
  },
  new: { summary: 'write a batch file to begin with', argument: '<name>' },
  validate: {
    summary: 'say all that is wrong with a batch, a spec or a model file',
    argument: '[files...]',
    options: {
      '--allow-outside': 'outputs may be outside of the file’s folder',
      '--schema': 'print the JSON Schema of batch files',
      ...jsonLines,
    },
  },
  columns: {
    summary: 'say what each column of a table is, or what a network loses without it',
    argument: '<table>',
    usage: '<table> [flags]',
    options: {
      '--network':
        'train one, and say what it loses without each column, and which few do as well; takes all flags',
    },
    flags: 'all',
    few: [...columnsFlags, jsonFlag],
    call(table: string, { network, json }, command) {
      if (network) return sceneCall(command, 'columns', table)
      return { command: 'columns', table, given: givenOf(command, columnsFlags), json }
    },
  },
  sweep: {
    summary: 'the same data with several networks, a panel each',
    argument: '[data]',
    usage: '<data> --hidden 1..4 [flags]',
    flags: 'all',
    call: (data: string | undefined, _, command) => ({ command: 'sweep', data, ...flagsOf(command) }),
  },
  ...Object.fromEntries(sceneCommands.map(({ name, summary }) => [name, sceneCommand(summary)])),
  snippet: {
    summary: 'print a Python file that saves and shows networks of sklearn, torch and keras',
    argument: '<library>',
    usage: libraries.join('|'),
  },
  player: {
    summary: 'write the script that draws figure.json files in a page',
    options: {
      '-o, --output <FILE>': 'its name (nnanim-player.js)',
      '--force': 'replace a file that is no player',
    },
  },
  studio: {
    summary: 'open a page that trains and draws in the browser: your points, your table',
    options: {
      '-o, --output <FILE>': 'write the page to this .html file instead of opening it',
      '--force': 'replace a file that is no studio',
    },
  },
  show: { summary: 'print the command line that makes a file', argument: '<files...>', options: jsonLines },
  remake: {
    summary: 'make a file again, with other flags',
    argument: '<file>',
    usage: '<file> [flags]',
    flags: 'all',
    headed: ['Remake:', '--data <DATA>', 'other data: a built-in name, a table, or -'],
    call: (file: string, { data }, command) => ({ command: 'remake', file, data, ...flagsOf(command) }),
  },
  verify: {
    summary: 'make files again in memory and compare them',
    argument: '<files...>',
    options: { '--force': forced, ...jsonLines },
    after: verifyCodes,
  },
  datasets: { summary: 'list the built-in datasets and their defaults', options: json },
  themes: { summary: 'list the themes and their colours', options: json },
  completion: {
    summary: 'print what completes nnanim in bash, zsh or fish with the tab key',
    argument: '<shell>',
    usage: shells.join('|'),
    after: completionHelp,
  },
  doctor: { summary: 'say what this machine draws with', options: json },
} satisfies Record<string, Omit<CommandDefinition, 'name'>>

/** The commands besides the main one, in the order of the help. */
export const commands: readonly CommandDefinition[] = Object.entries(ownCommands).map(([name, own]) => ({
  name,
  ...own,
}))

/** A command that is short for the scene of its name. */
function sceneCommand(summary: string): Omit<CommandDefinition, 'name'> {
  return {
    summary,
    argument: '[data]',
    usage: '<data> [flags]',
    flags: 'all',
    call: (data, _, command) => sceneCall(command, command.name(), data as string | undefined),
  }
}

/** A call of the main command for a scene. @throws SpecError for a flag that names another */
function sceneCall(command: Command, scene: string, data: string | undefined): Call {
  const { given, run } = flagsOf(command)
  if (given.scene !== undefined) throw new SpecError('--scene', given.scene, `nothing: ${scene} is the scene`)
  return { command: 'figure', data, given: { ...given, scene }, run }
}

/** A call of `batch`. @throws SpecError for options that do not go together */
function batchCall(files: string[], run: BatchCallOptions): Call {
  const names = { list: '--list', dryRun: '--dry-run', watch: '--watch' }
  const [first, second] = (['list', 'dryRun', 'watch'] as const).filter(key => run[key])
  if (second) throw new SpecError(names[second], undefined, `nothing beside ${names[first]}`)
  if (run.list && run.json) throw new SpecError('--json', undefined, 'nothing beside --list')
  if (run.watch && files.includes('-'))
    throw new SpecError('--watch', undefined, 'files: standard input does not change')
  return { command: 'batch', files, run }
}
