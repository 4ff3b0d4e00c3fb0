import { Command, CommanderError, Option } from 'commander'
import picocolors from 'picocolors'
import { SpecError } from '../spec/error.ts'
import { nearest } from '../spec/suggest.ts'
import { type Flag, flagGroups, flags, keyOf } from './flags.ts'
import { description, examples } from './help.ts'

/** Options that say how the program runs and never change a byte of the picture. */
export interface RunOptions {
  output?: string[]
  saveModel?: string
  config?: string
  draft?: boolean
  json?: boolean
  quiet?: boolean
  verbose?: boolean
  dryRun?: boolean
}

export interface FigureCall {
  command: 'figure'
  data?: string
  /** Keys of the spec that were given as flags, as text or as switches. */
  given: Record<string, string | boolean>
  run: RunOptions
}

/** What the words of a command line ask for. */
export type Call =
  | { command: 'print'; text: string }
  | { command: 'datasets' | 'themes' | 'doctor'; json: boolean }
  | FigureCall

/**
 * Reads the words after the program's name.
 * Throws SpecError for an unknown flag, a missing value or a word too many.
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
  // A --no- flag has the default true, which the user did not give and which must not hide a config file.
  const given = () => flags.filter(flag => program.getOptionValueSource(keyOf(flag)) === 'cli')
  for (const command of commands) {
    program
      .command(command.name)
      .description(command.summary)
      .option('--json', 'print JSON')
      .action(options => {
        const [stray] = given()
        if (stray)
          throw new SpecError(`--${stray.name}`, undefined, `nothing: ${command.name} does not take it`)
        call = { command: command.name, json: options.json === true }
      })
  }
  program
    .usage('<data> [flags]')
    .description(description)
    .argument('[data]')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples)
    .action((data: string | undefined) => {
      const values = program.opts<Record<string, string | boolean>>()
      const pick = (run: boolean) =>
        Object.fromEntries(
          given()
            .filter(flag => (flag.run === true) === run)
            .map(flag => [keyOf(flag), values[keyOf(flag)]!]),
        )
      call = { command: 'figure', data, given: pick(false), run: pick(true) }
    })
  for (const [group, members] of Object.entries(flagGroups))
    for (const flag of members) program.addOption(option(flag).helpGroup(`${group}:`))
  program
    .optionsGroup('Run:')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')

  try {
    if (words.length === 0) program.outputHelp()
    else program.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw wrongCall(error, words)
  }
  return call ?? { command: 'print', text: printed }
}

export const commands = [
  { name: 'datasets', summary: 'list the built-in datasets and their defaults' },
  { name: 'themes', summary: 'list the themes and their colours' },
  { name: 'doctor', summary: 'say what this machine draws with' },
] as const

function option(flag: Flag): Option {
  const long = `${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${flag.value ? ` <${flag.value}>` : ''}`
  const made = new Option(long, flag.help)
  if (flag.value === undefined) return made
  return made.argParser<string | string[]>((value, before) => {
    // `--title --json` forgot the title; commander would take the flag for it.
    if (flags.some(f => value === `--${f.name}`))
      throw new SpecError(`--${flag.name}`, value, `a value (${flag.value})`)
    return flag.repeatable ? [before ?? [], value].flat() : value
  })
}

/** Commander's refusal as the error that the rest of the program speaks. */
function wrongCall(error: CommanderError, words: readonly string[]): SpecError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption': {
      const name = quoted.replace(/=.*$/s, '')
      const known = [...flags.map(flag => `--${flag.name}`), '--help', '--version']
      return new SpecError('flag', name, 'one of those that `nnanim --help` lists', {
        suggestion: nearest(name, known),
      })
    }
    case 'commander.optionMissingArgument':
      return new SpecError(
        quoted.replace(/^.*(--\S+).*$/, '$1'),
        undefined,
        `a value ${/<.*>/.exec(quoted)?.[0] ?? ''}`,
      )
    case 'commander.excessArguments':
      return new SpecError(
        'call',
        words.join(' '),
        'one word (a dataset, a table or a command) and its flags',
      )
    default:
      return new SpecError('call', words.join(' '), error.message.replace(/^error: /, ''))
  }
}
