import { Command, CommanderError } from 'commander'
import { SpecError } from '../options/error.ts'
import { isExpression } from '../options/paths.ts'
import { nearest } from '../options/suggest.ts'
import type { Call } from './call.ts'
import { addFlags } from './command-flags.ts'
import { commands, libraries, shells } from './commands.ts'
import { sceneHelp, topicOf, topics, wordsHelp } from './help-topics.ts'
import { synonyms, withoutFormer } from './other-words.ts'
import { buildProgram, fullHelp } from './program.ts'
import { shortHelpText } from './short-help.ts'

const namesOfCommands = commands.map(({ name }) => name)

/** Parses the words behind the program's name; `onNote` hears of flags that are gone. @throws SpecError for an unknown flag, a missing value or an odd word */
export function parse(typed: readonly string[], version: string, onNote?: (note: string) => void): Call {
  const words = withoutFormer(typed, onNote)
  // Node puts it in the place of bytes that are none, and so the name of a file would be that of another.
  const odd = words.find(word => word.includes('\ufffd'))
  if (odd !== undefined) throw new SpecError('call', odd, 'names and texts in UTF-8')
  let printed = ''
  let call: Call | undefined
  const program = buildProgram(
    version,
    made => (call = made),
    // With a network `columns` is a figure.
    name => words.includes(name) && (name !== 'columns' || words.includes('--network')),
  )
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeOut: text => (printed += text), writeErr: () => {} })

  try {
    refuseForgotten(words, program)
    if (words.length === 0) return { command: 'print', text: shortHelpText }
    const [first, ...asked] = words
    const isCommand = asked.length === 1 && commandOf(asked, program) && !topics.includes(asked[0])
    const isTopic = first === 'help' && asked.length > 0 && !isCommand
    if (isTopic) printed = topicHelp(asked, program)
    else program.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw wrongCall(error, words, program)
  }
  return call ?? { command: 'print', text: printed }
}

/** The text of `nnanim help` for flags of a group, or another topic. @throws SpecError for another word, or several */
function topicHelp(words: readonly string[], program: Command): string {
  const topic = words.join(' ')
  if (!topics.includes(topic)) {
    const known = [...topics, ...namesOfCommands]
    throw new SpecError('help', topic, `one of ${known.join(', ')}`, { suggestion: nearest(topic, known) })
  }
  if (topic === 'scenes') return sceneHelp()
  if (topic === 'words') return wordsHelp()
  if (topic === 'all') return fullHelp(program)
  const { group, about } = topicOf(topic)
  const page = new Command('nnanim').usage('<data> [flags]').description(about).helpOption(false)
  return addFlags(page, [group]).helpInformation()
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

/** The right values of a command's one word, where that is no file. */
const wanted: Readonly<Record<string, string>> = {
  snippet: `the name of a library: ${libraries.join(', ')}`,
  completion: `the name of a shell: ${shells.join(', ')}`,
}

/** The words that a command takes, where those are not what the main one does. */
const one: Readonly<Record<string, string>> = {
  ...{ remake: 'one file and flags', new: 'one file and flags', columns: 'one table and flags' },
  ...{ snippet: 'one library', completion: 'one shell' },
  studio: 'no word but flags: the data are chosen in the page',
}

function wrongCall(error: CommanderError, words: readonly string[], program: Command): SpecError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const command = commandOf(words, program)
  switch (error.code) {
    case 'commander.unknownOption': {
      const [name, ...value] = quoted.split('=') as [string, ...string[]]
      const { options } = command ?? program
      if (['--help', ...options.map(({ long }) => long)].includes(name))
        throw new SpecError(name, value.join('='), 'nothing: this flag has no value')
      const help = command ? `${command.name()} --help` : 'help all'
      if (isExpression(quoted) && !quoted.startsWith('--'))
        return new SpecError('flag', quoted, 'an expression that begins with a minus last, behind --')
      return new SpecError('flag', name, `one of those that \`nnanim ${help}\` lists`, {
        suggestion: synonyms[name] ?? nearest(name, [...options.map(({ long }) => long!), '--help']),
      })
    }
    case 'commander.missingArgument':
      return new SpecError('call', words.join(' '), wanted[command?.name() ?? ''] ?? 'the name of a file')
    case 'commander.optionMissingArgument': {
      const value = `a value ${/<.*>/.exec(quoted)?.[0] ?? ''}`
      return new SpecError(quoted.replace(/^.*(--\S+).*$/, '$1'), undefined, value)
    }
    case 'commander.excessArguments': {
      const behind = words.includes('--') ? ', which stand before --' : ''
      const expected = `one word (a dataset, a table or a command) and its flags${behind}`
      // Elsewhere a network is trained first, and drawn then: `train moons`.
      const meant = nearest(words[0], namesOfCommands) ?? (words.length === 2 ? words[1] : undefined)
      return new SpecError('call', words.join(' '), one[command?.name() ?? ''] ?? expected, {
        suggestion: command || !meant ? undefined : `\`nnanim ${meant}\``,
      })
    }
    default:
      return new SpecError('call', words.join(' '), error.message.replace(/^error: /, ''))
  }
}
