import type { Command, Option } from 'commander'
import { namesIn } from '../options/forms.ts'
import { choices, datasetSummaries, sceneCommands, sceneSummaries } from './choices.ts'
import { commands, libraries, shells } from './commands.ts'
import { batchFlags, type Flag, flags } from './flags.ts'
import { helpSummary, topicSummaries } from './help-topics.ts'

/** The words and files that can stand at a place of a command line. */
export interface Candidates {
  /** Words, with what each means or an empty text. */
  words: ReadonlyMap<string, string>
  /** Endings of the files that can stand there, without a dot; none where no file can. */
  endings: readonly string[]
  /** True where several words can stand there with commas between them. */
  isList: boolean
  /** True where the file is to be written, so that its name is not there yet. */
  isNew: boolean
}

/** A flag and a command as a shell completes them. */
export type CompletedFlag = ReturnType<typeof completedFlag>
export type CompletedCommand = ReturnType<typeof completed>

/** The commands of a program with their flags and what can stand behind them: the main one first, `help` last. */
export function completedCommands(program: Command): CompletedCommand[] {
  const help = { name: 'help', summary: helpSummary, flags: [], words: wordsOf.help!, isVariadic: false }
  return [program, ...program.commands].map(completed).concat(help)
}

function completed(command: Command) {
  const name = command.parent ? command.name() : ''
  const [argument] = command.registeredArguments
  const names = ['-h', '--help']
  const help = { names, help: 'print its help', value: null, candidates: nothing }
  return {
    /** The main one, which draws a figure, has none. */
    name,
    summary: command.parent ? command.description() : '',
    flags: [...command.options.map(completedFlag), help],
    /** The candidates for its words; null where it takes none. */
    words: argument ? (wordsOf[name] ?? made) : null,
    /** True where it takes several words. */
    isVariadic: argument?.variadic ?? false,
  }
}

function completedFlag({ short, long, description, flags: shown }: Option) {
  const flag = [...flags, ...batchFlags].find(({ name }) => `--${name}` === long)
  return {
    /** As they are typed, the short one first: -o, --output. */
    names: [short, long].filter(name => name !== undefined),
    help: description,
    /** The value as the help shows it; null for a switch. */
    value: /<(.*)>/.exec(shown)?.[1] ?? null,
    candidates: flag ? candidatesOf(flag) : long === '--data' ? data : nothing,
  }
}

const nothing = candidates({})
const tables = ['csv', 'tsv', 'json', 'jsonl', 'ndjson']
const specs = ['yaml', 'yml', 'json']
const foreign = ['onnx', 'safetensors']
/** Files that were made, which carry a recipe. */
const made = candidates({ endings: choices.formats })
const data: Candidates = candidates({ words: new Map(Object.entries(datasetSummaries)), endings: tables })

const commandSummaries = Object.fromEntries(commands.map(({ name, summary }) => [name, summary]))

/** The candidates for a command's words, where they are no files that nnanim made. */
const wordsOf: Readonly<Record<string, Candidates>> = {
  '': data,
  sweep: data,
  ...Object.fromEntries(sceneCommands.map(({ name }) => [name, data])),
  batch: candidates({ endings: specs }),
  validate: candidates({ endings: [...specs, ...foreign] }),
  columns: candidates({ endings: tables }),
  new: candidates({ endings: specs, isNew: true }),
  snippet: named(libraries),
  completion: named(shells),
  help: candidates({ words: new Map(Object.entries({ ...commandSummaries, ...topicSummaries })) }),
}

/** The flags whose values are files. */
const fileFlags: Readonly<Record<string, Candidates>> = {
  test: candidates({ endings: tables }),
  model: candidates({ endings: ['json', ...foreign] }),
  saveModel: candidates({ endings: ['json'], isNew: true }),
  font: candidates({ endings: ['ttf', 'otf'] }),
  config: candidates({ endings: specs }),
  output: candidates({ endings: choices.formats, isNew: true }),
}

function candidatesOf({ key, row }: Flag): Candidates {
  if (fileFlags[key]) return fileFlags[key]
  if (!('form' in row)) return row.names ? named(choices[row.names]) : nothing
  const summaries = ['scene', 'sequence'].includes(key) ? sceneSummaries : {}
  const words = new Map(namesIn(row.form, choices).map(word => [word, summaries[word] ?? '']))
  return candidates({ words, isList: ['scenes', 'sequence', 'nameList'].includes(row.form.kind) })
}

function named(names: readonly string[]): Candidates {
  return candidates({ words: new Map(names.map(name => [name, ''])) })
}

function candidates(given: Partial<Candidates>): Candidates {
  return { words: new Map(), endings: [], isList: false, isNew: false, ...given }
}
