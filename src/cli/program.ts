import { Command, Option } from 'commander'
import picocolors from 'picocolors'
import { SpecError } from '../options/error.ts'
import type { Call } from './call.ts'
import { addFlags, flagsOf, option } from './command-flags.ts'
import { type CommandDefinition, commands } from './commands.ts'
import { flagFor } from './flags.ts'
import { descriptionOf, examples } from './help.ts'
import { helpSummary } from './help-topics.ts'
import { writtenHelp } from './written-help.ts'

const { bold } = picocolors.createColors(true)

/**
 * The program with its commands, arguments and flags, as Commander holds them: calls are parsed by it, and its help,
 * the completion of shells and the manual page are made from it.
 *
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
    .configureHelp({ styleTitle: bold })
  for (const definition of commands) addCommand(program, definition, onCall, isWhole(definition.name))
  program
    .usage('<data> [flags]')
    .description(descriptionOf())
    .argument('[data]')
    .helpCommand('help [topic]', helpSummary)
    .action((data: string | undefined) => onCall({ command: 'figure', data, ...flagsOf(program) }))
    .hook('preSubcommand', (_, command) => {
      const { given, run } = flagsOf(program)
      const [stray] = Object.keys({ ...given, ...run })
      const expected = `nothing: the flags of ${command.name()} stand behind it`
      if (stray !== undefined) throw new SpecError(flagFor(stray)!, undefined, expected)
    })
  addFlags(program)
  program
    .optionsGroup('Run:')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
  program.helpInformation = () => writtenHelp
  return program
}

function addCommand(
  program: Command,
  { name, summary, argument, usage, options = {}, headed, flags, few = [], after, call }: CommandDefinition,
  onCall: (call: Call) => void,
  isWhole: boolean,
): void {
  const command = program.command(name).description(summary)
  if (argument) command.argument(argument)
  if (usage) command.usage(usage)
  for (const [flag, help] of Object.entries(options)) command.option(flag, help)
  if (isWhole && flags === 'all') addFlags(command)
  else for (const flag of isWhole && flags !== 'all' ? (flags ?? []) : few) command.addOption(option(flag))
  if (headed) command.addOption(new Option(headed[1], headed[2]).helpGroup(headed[0]))
  if (after) command.addHelpText('after', after)
  command.action((...given: unknown[]) => {
    const word = argument ? (given[0] as string | string[] | undefined) : undefined
    const plain = { command: name, ...(argument && { [/\w+/.exec(argument)![0]]: word }), ...command.opts() }
    onCall(call ? call(word, command.opts(), command) : (plain as Call))
  })
}

export function fullHelp(program: Command): string {
  return `${Command.prototype.helpInformation.call(program)}${examples}`
}
