import { Command } from 'commander'
import picocolors from 'picocolors'
import { SpecError } from '../options/error.ts'
import type { Call } from './call.ts'
import { addFlags, flagsOf } from './command-flags.ts'
import { commands } from './commands.ts'
import { flagFor } from './flags.ts'
import { descriptionOf, examples } from './help.ts'
import { helpSummary } from './help-topics.ts'
import { writtenHelp } from './written-help.ts'

const { bold } = picocolors.createColors(true)

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
    .configureHelp({ styleTitle: bold })
  for (const { name, summary, declare } of commands)
    declare(program.command(name).description(summary), onCall, isWhole(name))
  program
    .usage('<data> [flags]')
    .description(descriptionOf())
    .argument('[data]')
    .helpCommand('help [topic]', helpSummary)
    .action((data: string | undefined) => onCall({ command: 'figure', data, ...flagsOf(program) }))
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
  program.helpInformation = () => writtenHelp
  return program
}

/** The help of the program with all of its flags and commands. */
export function fullHelp(program: Command): string {
  return `${Command.prototype.helpInformation.call(program)}${examples}`
}
