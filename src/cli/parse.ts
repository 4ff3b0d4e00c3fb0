import { Command, CommanderError, Option } from 'commander'
import picocolors from 'picocolors'
import { verifiablePixels } from '../encode/budget.ts'
import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { type BatchCall, batchCallOf } from './batch-call.ts'
import { commands } from './commands.ts'
import { batchFlags, type Flag, flagFor, flagGroups, flags, shortOf } from './flags.ts'
import { brief, descriptionOf, examples, helpOf, sceneHelp, topicOf, topics, verifyCodes } from './help.ts'
import type { NewCall } from './new.ts'
import type { CallOptions } from './run-options.ts'
import type { ValidateCall } from './validate.ts'

/** The flags of a call that makes figures. */
interface Flags {
  /** Keys of the spec that were given as flags, as text or as switches. */
  given: Record<string, string | boolean>
  run: CallOptions
}

/** A call of the main command, or of `sweep`. */
export interface FigureCall extends Flags {
  command: 'figure' | 'sweep'
  data?: string
}

/** A call of `remake`. */
export interface RemakeCall extends Flags {
  command: 'remake'
  file: string
  /** Data to use instead of what the file was made from. */
  data?: string
  /** Whether the files that it was made from may have changed since. */
  force: boolean
}

/** A call of `verify`. */
export interface VerifyCall {
  command: 'verify'
  files: string[]
  json: boolean
  /** Whether figures are made again however many pixels they have. */
  force: boolean
}

/** A command line that was parsed. */
export type Call =
  | { command: 'print'; text: string }
  | { command: 'datasets' | 'themes' | 'doctor'; json: boolean }
  | { command: 'show'; files: string[]; json: boolean }
  | { command: 'snippet'; library: string }
  | VerifyCall
  | FigureCall
  | BatchCall
  | RemakeCall
  | NewCall
  | ValidateCall

/**
 * Parses the words after the program's name.
 *
 * @param version that --version prints
 * @throws SpecError for an unknown flag, a missing value or a word too many
 */
export function parse(words: readonly string[], version: string): Call {
  let printed = ''
  let call: Call | undefined
  const program = new Command('nnanim')
    .exitOverride()
    .configureOutput({ writeOut: text => (printed += text), writeErr: () => {} })
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
            call = { command: name, files, json: json === true }
          })
        break
      case 'verify':
        command
          .argument('<files...>')
          .option(
            '--force',
            `make figures again of more than ${verifiablePixels / 1e6} million pixels in all frames`,
          )
          .option('--json', 'print JSON, one object a line')
          .addHelpText('after', verifyCodes)
          .action((files: string[], { json, force }) => {
            call = { command: name, files, json: json === true, force: force === true }
          })
        break
      case 'batch':
        command.usage('<files...> [flags]').argument('<files...>')
        // Where another command is called, one is enough to show that it has options.
        for (const flag of words.includes(name) ? batchFlags : batchFlags.slice(0, 1))
          command.addOption(option(flag))
        command.action((files: string[]) => {
          call = batchCallOf(files, givenOf(command, batchFlags))
        })
        break
      case 'new':
        command.argument('<name>').action((file: string) => {
          call = { command: name, name: file }
        })
        break
      case 'snippet':
        command.usage('sklearn|torch|keras').argument('<library>')
        command.action((library: string) => {
          call = { command: name, library }
        })
        break
      case 'validate':
        command
          .argument('[files...]')
          .option('--allow-outside', 'outputs may be outside of the file’s folder')
          .option('--schema', 'print the JSON Schema of batch files')
          .option('--json', 'print JSON, one object a line')
          .action((files: string[], options) => {
            call = { command: name, files, ...options }
          })
        break
      case 'sweep':
        command.usage('<data> --hidden 1..4 [flags]').argument('[data]')
        if (words.includes(name)) addFlags(command)
        command.action((data: string | undefined) => {
          call = { command: name, data, ...flagsOf(command) }
        })
        break
      case 'compare':
        command.usage('<data> [flags]').argument('[data]')
        if (words.includes(name)) addFlags(command)
        command.action((data: string | undefined) => {
          const { given, run } = flagsOf(command)
          if (given.scene !== undefined)
            throw new SpecError('--scene', given.scene, 'nothing: compare is the scene')
          call = { command: 'figure', data, given: { ...given, scene: 'compare' }, run }
        })
        break
      case 'remake':
        command.usage('<file> [flags]').argument('<file>')
        // Only for this command: to add them all takes time that others need not spend.
        if (words.includes(name)) addFlags(command)
        command
          .optionsGroup('Remake:')
          .option('--data <DATA>', 'other data: a built-in name, a table, or -')
          .option('--force', 'draw a table as it is now, though it has changed')
          .action((file: string, { data, force }) => {
            call = { command: name, file, data, force: force === true, ...flagsOf(command) }
          })
        break
      default:
        command.option('--json', 'print JSON').action(({ json }) => {
          call = { command: name, json: json === true }
        })
    }
  }
  program
    .usage('<data> [flags]')
    .description(descriptionOf())
    .argument('[data]')
    .helpCommand('help [topic]', `print the help of a command, or of ${topics.join(', ')}`)
    .addHelpText('after', examples)
    .action((data: string | undefined) => {
      call = { command: 'figure', data, ...flagsOf(program) }
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

  try {
    refuseForgotten(words, program)
    if (words.length === 0) return { command: 'print', text: brief }
    const [first, ...asked] = words
    const isTopic = first === 'help' && asked.length > 0 && !(asked.length === 1 && commandOf(asked, program))
    if (isTopic) printed = topicHelp(asked)
    else program.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw wrongCall(error, words, program)
  }
  return call ?? { command: 'print', text: printed }
}

/** The flags of all groups, or of those that are named. */
function addFlags(command: Command, groups: readonly string[] = Object.keys(flagGroups)): Command {
  for (const group of groups)
    for (const flag of flagGroups[group]) command.addOption(option(flag).helpGroup(`${group}:`))
  return command
}

/**
 * What `nnanim help` prints of what is no command: the flags of a group, or the scenes.
 *
 * @throws SpecError for another word, or several
 */
function topicHelp(words: readonly string[]): string {
  const topic = words.join(' ')
  if (!topics.includes(topic)) {
    const known = [...topics, ...commands.map(({ name }) => name)]
    throw new SpecError('help', topic, `one of ${known.join(', ')}`, { suggestion: nearest(topic, known) })
  }
  if (topic === 'scenes') return sceneHelp()
  const { group, about } = topicOf(topic)
  const page = new Command('nnanim').usage('<data> [flags]').description(about).helpOption(false)
  return addFlags(page, [group]).helpInformation()
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

/**
 * Throws SpecError for a flag where the value of another should be: in `--title --json` the title is missing, and
 * Commander would take `--json` for it. `--title=--json` is allowed.
 */
function refuseForgotten(words: readonly string[], program: Command): void {
  const { options } = commandOf(words, program) ?? program
  const names = ['-h', '--help', ...options.flatMap(({ short, long }) => [short, long])]
  for (let i = 0; i + 1 < words.length && words[i] !== '--'; i++) {
    const option = options.find(({ short, long }) => words[i] === short || words[i] === long)
    if (!option?.required) continue
    const value = words[++i]
    if (!names.includes(value)) continue
    const [, shown] = /<(.*)>/.exec(option.flags)!
    throw new SpecError(option.long!, value, `a value (${shown}); ${option.long}=${value} gives this one`)
  }
}

function commandOf(words: readonly string[], program: Command): Command | undefined {
  return program.commands.find(command => command.name() === words[0])
}

/** The SpecError for an error of Commander. */
function wrongCall(error: CommanderError, words: readonly string[], program: Command): SpecError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const command = commandOf(words, program)
  switch (error.code) {
    case 'commander.unknownOption': {
      const [name, ...value] = quoted.split('=') as [string, ...string[]]
      const { options } = command ?? program
      if (['--help', ...options.map(({ long }) => long)].includes(name))
        throw new SpecError(name, value.join('='), 'nothing: this flag has no value')
      const help = command ? `${command.name()} --help` : '--help'
      return new SpecError('flag', name, `one of those that \`nnanim ${help}\` lists`, {
        suggestion: nearest(name, [...options.map(({ long }) => long!), '--help']),
      })
    }
    case 'commander.missingArgument':
      return new SpecError(
        'call',
        words.join(' '),
        command?.name() === 'snippet' ? 'the name of a library' : 'the name of a file',
      )
    case 'commander.optionMissingArgument':
      return new SpecError(
        quoted.replace(/^.*(--\S+).*$/, '$1'),
        undefined,
        `a value ${/<.*>/.exec(quoted)?.[0] ?? ''}`,
      )
    case 'commander.excessArguments': {
      const meant = nearest(
        words[0],
        commands.map(({ name }) => name),
      )
      const one: Record<string, string> = {
        remake: 'one file and flags',
        new: 'one file and flags',
        snippet: 'one library',
      }
      return new SpecError(
        'call',
        words.join(' '),
        one[command?.name() ?? ''] ?? 'one word (a dataset, a table or a command) and its flags',
        command ? {} : { suggestion: meant && `\`nnanim ${meant}\`` },
      )
    }
    default:
      return new SpecError('call', words.join(' '), error.message.replace(/^error: /, ''))
  }
}
