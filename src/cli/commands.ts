import type { Command } from 'commander'
import { verifiablePixels } from '../encode/budget.ts'
import { SpecError } from '../options/error.ts'
import { batchCallOf } from './batch-call.ts'
import type { Call } from './call.ts'
import { sceneCommands } from './choices.ts'
import { addFlags, flagsOf, givenOf, option } from './command-flags.ts'
import { batchFlags, flags } from './flags.ts'
import { completionHelp, verifyCodes } from './help.ts'

/** A command besides the main one, which draws a figure. */
interface CommandDefinition {
  name: string
  /** One line for the help. */
  summary: string
  /**
   * Adds its arguments and options to a command of Commander's.
   *
   * @param onCall what happens with a call of it that was parsed
   * @param isWhole whether it gets all of its flags; without, it says no more than that it has some
   */
  declare(command: Command, onCall: (call: Call) => void, isWhole: boolean): void
}

/** The shells that `completion` knows. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** The words that `snippet` knows: the language, and libraries with calls of their own. */
export const libraries = ['python', 'sklearn', 'torch', 'keras'] as const

/** The flags by which `columns` reads a table. */
const columnsFlags = flags.filter(({ key }) =>
  ['label', 'target', 'features', 'order', 'missing'].includes(key),
)

const ownCommands = {
  batch: {
    summary: 'many figures from a YAML file; unchanged ones are skipped',
    declare(command, onCall, isWhole) {
      command.usage('<files...> [flags]').argument('<files...>')
      for (const flag of isWhole ? batchFlags : batchFlags.slice(0, 1)) command.addOption(option(flag))
      command.action((files: string[]) => onCall(batchCallOf(files, givenOf(command, batchFlags))))
    },
  },
  new: {
    summary: 'write a batch file to begin with',
    declare(command, onCall) {
      command.argument('<name>').action((name: string) => onCall({ command: 'new', name }))
    },
  },
  validate: {
    summary: 'say all that is wrong with a batch, a spec or a model file',
    declare(command, onCall) {
      command
        .argument('[files...]')
        .option('--allow-outside', 'outputs may be outside of the file’s folder')
        .option('--schema', 'print the JSON Schema of batch files')
        .option('--json', 'print JSON, one object a line')
        .action((files: string[], options) => onCall({ command: 'validate', files, ...options }))
    },
  },
  columns: {
    summary: 'say what each column of a table is, or what a network loses without it',
    declare(command, onCall, isWhole) {
      command.usage('<table> [flags]').argument('<table>')
      command.option('--network', 'train one, and say what it loses without each column; takes all flags')
      if (isWhole) addFlags(command)
      else {
        for (const flag of columnsFlags) command.addOption(option(flag))
        command.option('--json', 'print JSON')
      }
      command.action((table: string, { network, json }) => {
        if (network) return onCall(sceneCall(command, 'columns', table))
        onCall({ command: 'columns', table, given: givenOf(command, columnsFlags), json: json === true })
      })
    },
  },
  sweep: {
    summary: 'the same data with several networks, a panel each',
    declare(command, onCall, isWhole) {
      command.usage('<data> --hidden 1..4 [flags]').argument('[data]')
      if (isWhole) addFlags(command)
      command.action((data: string | undefined) => onCall({ command: 'sweep', data, ...flagsOf(command) }))
    },
  },
  ...Object.fromEntries(sceneCommands.map(({ name, summary }) => [name, { summary, declare: declareScene }])),
  snippet: {
    summary: 'print a Python file that saves and shows networks of sklearn, torch and keras',
    declare(command, onCall) {
      command.usage(libraries.join('|')).argument('<library>')
      command.action((library: string) => onCall({ command: 'snippet', library }))
    },
  },
  player: {
    summary: 'write the script that draws figure.json files in a page',
    declare(command, onCall) {
      command
        .option('-o, --output <FILE>', 'its name (nnanim-player.js)')
        .option('--force', 'replace a file that is no player')
        .action(({ output, force }) => onCall({ command: 'player', output, force: force === true }))
    },
  },
  show: {
    summary: 'print the command line that makes a file',
    declare(command, onCall) {
      command
        .argument('<files...>')
        .option('--json', 'print JSON, one object a line')
        .action((files: string[], { json }) => onCall({ command: 'show', files, json: json === true }))
    },
  },
  remake: {
    summary: 'make a file again, with other flags',
    declare(command, onCall, isWhole) {
      command.usage('<file> [flags]').argument('<file>')
      if (isWhole) addFlags(command)
      command
        .optionsGroup('Remake:')
        .option('--data <DATA>', 'other data: a built-in name, a table, or -')
        .action((file: string, { data }) => onCall({ command: 'remake', file, data, ...flagsOf(command) }))
    },
  },
  verify: {
    summary: 'make files again in memory and compare them',
    declare(command, onCall) {
      command
        .argument('<files...>')
        .option(
          '--force',
          `make figures again of more than ${verifiablePixels / 1e6} million pixels in all frames, of long training, and of any file that a recipe names`,
        )
        .option('--json', 'print JSON, one object a line')
        .addHelpText('after', verifyCodes)
        .action((files: string[], { json, force }) => {
          onCall({ command: 'verify', files, json: json === true, force: force === true })
        })
    },
  },
  datasets: { summary: 'list the built-in datasets and their defaults', declare: declareList('datasets') },
  themes: { summary: 'list the themes and their colours', declare: declareList('themes') },
  completion: {
    summary: 'print what completes nnanim in bash, zsh or fish with the tab key',
    declare(command, onCall) {
      command
        .usage(shells.join('|'))
        .argument('<shell>')
        .addHelpText('after', completionHelp)
        .action((shell: string) => onCall({ command: 'completion', shell }))
    },
  },
  doctor: { summary: 'say what this machine draws with', declare: declareList('doctor') },
} satisfies Record<string, Omit<CommandDefinition, 'name'>>

/** The commands besides the main one, in the order of the help. */
export const commands: readonly CommandDefinition[] = Object.entries(ownCommands).map(([name, own]) => ({
  name,
  ...own,
}))

/** A command that is short for the scene of its name. */
function declareScene(command: Command, onCall: (call: Call) => void, isWhole: boolean): void {
  const scene = command.name()
  command.usage('<data> [flags]').argument('[data]')
  if (isWhole) addFlags(command)
  command.action((data: string | undefined) => onCall(sceneCall(command, scene, data)))
}

/** A call of the main command for a scene. @throws SpecError for a flag that names another */
function sceneCall(command: Command, scene: string, data: string | undefined): Call {
  const { given, run } = flagsOf(command)
  if (given.scene !== undefined) throw new SpecError('--scene', given.scene, `nothing: ${scene} is the scene`)
  return { command: 'figure', data, given: { ...given, scene }, run }
}

/** A command that lists what there is. */
function declareList(name: 'datasets' | 'themes' | 'doctor'): CommandDefinition['declare'] {
  return (command, onCall) => {
    command.option('--json', 'print JSON').action(({ json }) => {
      onCall({ command: name, json: json === true })
    })
  }
}
