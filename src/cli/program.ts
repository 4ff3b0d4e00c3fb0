import { Command, Option } from 'commander'
import picocolors from 'picocolors'
import { verifiablePixels } from '../encode/budget.ts'
import { SpecError } from '../options/error.ts'
import { batchCallOf } from './batch-call.ts'
import type { Call, Flags } from './call.ts'
import { commands, libraries, shells } from './commands.ts'
import { batchFlags, type Flag, flagFor, flagGroups, flags, shortOf } from './flags.ts'
import { completionHelp, descriptionOf, examples, helpOf, helpSummary, verifyCodes } from './help.ts'

/**
 * The program with its commands, arguments and flags, as Commander holds them: calls are parsed by it, and its help,
 * the completion of shells and the manual page are made from it.
 *
 * @param version that --version prints
 * @param onCall what happens with a call that was parsed
 * @param isWhole which commands get all of their flags: to add them takes time that other calls need not spend
 */
export function buildProgram(
  version: string,
  onCall: (call: Call) => void = () => {},
  isWhole: (command: string) => boolean = () => true,
): Command {
  const program = new Command('nnanim')
    .exitOverride()
    .showSuggestionAfterError(false)
    .enablePositionalOptions()
    .configureHelp({ styleTitle: picocolors.createColors(true).bold })
  for (const { name, summary } of commands) {
    const command = program.command(name).description(summary)
    switch (name) {
      case 'show':
        command
          .argument('<files...>')
          .option('--json', 'print JSON, one object a line')
          .action((files: string[], { json }) => {
            onCall({ command: name, files, json: json === true })
          })
        break
      case 'verify':
        command
          .argument('<files...>')
          .option(
            '--force',
            `make figures again of more than ${verifiablePixels / 1e6} million pixels in all frames, of long training, and of any file that a recipe names`,
          )
          .option('--json', 'print JSON, one object a line')
          .addHelpText('after', verifyCodes)
          .action((files: string[], { json, force }) => {
            onCall({ command: name, files, json: json === true, force: force === true })
          })
        break
      case 'batch':
        command.usage('<files...> [flags]').argument('<files...>')
        // Where another command is called, one is enough to show that it has options.
        for (const flag of isWhole(name) ? batchFlags : batchFlags.slice(0, 1))
          command.addOption(option(flag))
        command.action((files: string[]) => {
          onCall(batchCallOf(files, givenOf(command, batchFlags)))
        })
        break
      case 'new':
        command.argument('<name>').action((file: string) => {
          onCall({ command: name, name: file })
        })
        break
      case 'snippet':
        command.usage(libraries.join('|')).argument('<library>')
        command.action((library: string) => {
          onCall({ command: name, library })
        })
        break
      case 'completion':
        command
          .usage(shells.join('|'))
          .argument('<shell>')
          .addHelpText('after', completionHelp)
          .action((shell: string) => {
            onCall({ command: name, shell })
          })
        break
      case 'validate':
        command
          .argument('[files...]')
          .option('--allow-outside', 'outputs may be outside of the file’s folder')
          .option('--schema', 'print the JSON Schema of batch files')
          .option('--json', 'print JSON, one object a line')
          .action((files: string[], options) => {
            onCall({ command: name, files, ...options })
          })
        break
      case 'sweep':
        command.usage('<data> --hidden 1..4 [flags]').argument('[data]')
        if (isWhole(name)) addFlags(command)
        command.action((data: string | undefined) => {
          onCall({ command: name, data, ...flagsOf(command) })
        })
        break
      case 'compare':
        command.usage('<data> [flags]').argument('[data]')
        if (isWhole(name)) addFlags(command)
        command.action((data: string | undefined) => {
          const { given, run } = flagsOf(command)
          if (given.scene !== undefined)
            throw new SpecError('--scene', given.scene, 'nothing: compare is the scene')
          onCall({ command: 'figure', data, given: { ...given, scene: 'compare' }, run })
        })
        break
      case 'remake':
        command.usage('<file> [flags]').argument('<file>')
        // Only for this command: to add them all takes time that others need not spend.
        if (isWhole(name)) addFlags(command)
        command
          .optionsGroup('Remake:')
          .option('--data <DATA>', 'other data: a built-in name, a table, or -')
          .option(
            '--force',
            'read a table as it is now, though it has changed, and any file that the recipe names',
          )
          .action((file: string, { data, force }) => {
            onCall({ command: name, file, data, force: force === true, ...flagsOf(command) })
          })
        break
      default:
        command.option('--json', 'print JSON').action(({ json }) => {
          onCall({ command: name, json: json === true })
        })
    }
  }
  program
    .usage('<data> [flags]')
    .description(descriptionOf())
    .argument('[data]')
    .helpCommand('help [topic]', helpSummary)
    .addHelpText('after', examples)
    .action((data: string | undefined) => {
      onCall({ command: 'figure', data, ...flagsOf(program) })
    })
    .hook('preSubcommand', (_, command) => {
      const { given, run } = flagsOf(program)
      const [stray] = Object.keys({ ...given, ...run })
      if (stray !== undefined)
        throw new SpecError(
          flagFor(stray)!,
          undefined,
          `nothing: the flags of ${command.name()} stand behind it`,
        )
    })
  addFlags(program)
  program
    .optionsGroup('Run:')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
  return program
}

/** The flags of all groups, or of those that are named. */
export function addFlags(command: Command, groups: readonly string[] = Object.keys(flagGroups)): Command {
  for (const group of groups)
    for (const flag of flagGroups[group]) command.addOption(option(flag).helpGroup(`${group}:`))
  return command
}

/** The flags that were given. Defaults are left out, such as true for a --no- flag: they must not win over a config file. */
function flagsOf(command: Command): Flags {
  const given = givenOf(
    command,
    flags.filter(({ run }) => !run),
  )
  const run = givenOf(
    command,
    flags.filter(({ run }) => run),
  )
  return { given: given as Flags['given'], run }
}

/**
 * The values of the flags that were given.
 * A --no- flag has the default true, which the user did not give and which must not hide a config file.
 */
function givenOf(command: Command, known: readonly Flag[]): Record<string, unknown> {
  const values = command.opts()
  const given = known.filter(({ key }) => command.getOptionValueSource(key) === 'cli')
  return Object.fromEntries(
    given.map(({ key, row }) => [key, 'read' in row && row.read ? row.read(values[key]) : values[key]]),
  )
}

function option(flag: Flag): Option {
  const { value, ...row } = flag.row
  const short = shortOf(flag)
  const long = `${short ? `-${short}, ` : ''}--${flag.name}${value === null ? '' : ` <${value}>`}`
  const made = new Option(long, helpOf(flag))
  if (value === null) return made
  const isRepeatable = 'repeatable' in row && row.repeatable
  return made.argParser<string | string[]>((given, before) =>
    isRepeatable ? [before ?? [], given].flat() : given,
  )
}
