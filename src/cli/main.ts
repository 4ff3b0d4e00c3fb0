import { version } from '../figure/version.ts'
import type { Call, CallOf } from './call.ts'
import {
  complain,
  plainWhereDull,
  print,
  printText,
  remark,
  remarkStack,
  surviveClosedPipes,
} from './print.ts'

/** The answer to each command, whose code is loaded when it is called. */
const answers: { [Name in Call['command']]: (call: CallOf<Name>) => unknown } = {
  print: ({ text }) => printText(text),
  datasets: async call => (await import('./datasets.ts')).printDatasets(call),
  themes: async call => (await import('./themes.ts')).printThemes(call),
  doctor: async call => (await import('./doctor.ts')).doctor(call, version),
  snippet: async ({ library }) => printText(await (await import('./snippet.ts')).snippetFor(library)),
  player: async call => (await import('./player.ts')).writePlayer(call),
  studio: async call => (await import('./studio.ts')).writeStudio(call),
  completion: async ({ shell }) => printText((await import('./completion.ts')).completionFor(shell)),
  show: async call => (await import('./show.ts')).show(call),
  verify: async call => (await import('./verify.ts')).verifyAll(call),
  batch: async call => (await import('./batch.ts')).batch(call),
  new: async call => (await import('./new.ts')).newBatch(call),
  validate: async call => (await import('./validate.ts')).validateAll(call),
  columns: async call => (await import('./columns.ts')).describeColumns(call),
  remake: async call => (await import('./remake.ts')).remake(call),
  sweep: async call => (await import('./figure.ts')).runFigure(call),
  figure: async call => (await import('./figure.ts')).runFigure(call),
}

/**
 * Runs the command line. The exit code is 0 when all was done, 1 when the work failed and 2 when the call was wrong. It
 * is only set: to end the process here would cut off output that a pipe has not taken yet.
 */
export async function run(typed: readonly string[]): Promise<void> {
  surviveClosedPipes()
  // With a listener a write beyond `ulimit -f` fails as on a full disk, instead of ending the process.
  process.on('SIGXFSZ', () => {})
  let words = typed
  let given: string[] = []
  try {
    if (typed[0]?.includes('#')) words = await (await import('./studio-call.ts')).openAddress(typed)
    if (await answered(words)) return
    const { parse } = await import('./parse.ts')
    const isQuiet = words.some(word => /^(-q|--quiet)$/.test(word))
    const call = parse(words, version, note => isQuiet || remark(note))
    if ('given' in call) given = Object.keys({ ...call.given, ...('run' in call && call.run) })
    await (answers[call.command] as (call: Call) => unknown)(call)
  } catch (error) {
    // In the same file as the parser: the version needs neither, and an error nothing more from the disk.
    const { exitCodeOf, formatError } = await import('./errors.ts')
    process.exitCode = exitCodeOf(error)
    complain(formatError(error, given))
    if (words.includes('-v') || words.includes('--verbose')) remarkStack(error)
  }
}

/** Answers what needs no parser, which takes longer to load than to print these; false for other words. */
async function answered(words: readonly string[]): Promise<boolean> {
  const only = words.length === 1 ? words[0] : ''
  if (only === '--version') print(version)
  else if (only === '--help' || only === '-h')
    printText(plainWhereDull((await import('./written-help.ts')).writtenHelp))
  else if (words[0] === '__complete') {
    const offers = (await import('./complete.ts')).complete(words[1], words.slice(2))
    // To a shell an empty line is a word that can stand there.
    if (offers) printText(offers)
  } else return false
  return true
}
