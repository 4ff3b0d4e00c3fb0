import { version } from '../figure/version.ts'
import { complain, plainWhereDull, print, printText, remarkStack, surviveClosedPipes } from './print.ts'

/**
 * Runs the command line. The exit code is 0 when all was done, 1 when the work failed and 2 when the call was wrong. It
 * is only set: to end the process here would cut off output that a pipe has not taken yet.
 *
 * @param words of the command line, after the program's name
 */
export async function run(words: readonly string[]): Promise<void> {
  surviveClosedPipes()
  // With a listener a write beyond `ulimit -f` fails as on a full disk, instead of ending the process.
  process.on('SIGXFSZ', () => {})
  let given: string[] = []
  try {
    // Answered without the parser, which takes longer to load than to print these.
    const only = words.length === 1 ? words[0] : ''
    if (only === '--version') return print(version)
    if (only === '--help' || only === '-h')
      return printText(plainWhereDull((await import('./written-help.ts')).writtenHelp))
    if (words[0] === '__complete') {
      const offers = (await import('./complete.ts')).complete(words[1], words.slice(2))
      // To a shell an empty line is a word that can stand there.
      if (offers) printText(offers)
      return
    }
    const { parse } = await import('./parse.ts')
    const call = parse(words, version)
    switch (call.command) {
      case 'print':
        return printText(call.text)
      case 'datasets':
        return (await import('./datasets.ts')).printDatasets(call.json)
      case 'themes':
        return (await import('./themes.ts')).printThemes(call.json)
      case 'doctor':
        return await (await import('./doctor.ts')).doctor(call.json, version)
      case 'snippet':
        return printText(await (await import('./snippet.ts')).snippetFor(call.library))
      case 'player':
        return await (await import('./player.ts')).writePlayer(call)
      case 'completion':
        return printText((await import('./completion.ts')).completionFor(call.shell))
      case 'show':
        return await (await import('./show.ts')).show(call.files, call.json)
      case 'verify':
        return await (await import('./verify.ts')).verifyAll(call.files, call)
      case 'batch':
        return await (await import('./batch.ts')).batch(call)
      case 'new':
        return await (await import('./new.ts')).newBatch(call)
      case 'validate':
        return await (await import('./validate.ts')).validateAll(call)
      case 'columns':
        given = Object.keys(call.given)
        return await (await import('./columns.ts')).describeColumns(call)
      case 'remake':
        given = [...Object.keys(call.given), ...Object.keys(call.run)]
        return await (await import('./remake.ts')).remake(call)
      case 'sweep':
      case 'figure':
        given = [...Object.keys(call.given), ...Object.keys(call.run)]
        return await (await import('./figure.ts')).runFigure(call)
    }
  } catch (error) {
    // In the same file as the parser: the version needs neither, and an error nothing more from the disk.
    const { exitCodeOf, formatError } = await import('./errors.ts')
    process.exitCode = exitCodeOf(error)
    complain(formatError(error, given))
    if (words.includes('-v') || words.includes('--verbose')) remarkStack(error)
  }
}
