import type { Command } from 'commander'
import { choices, datasetSummaries, sceneSummaries } from './choices.ts'
import { type CompletedCommand, type CompletedFlag, completedCommands } from './completion-words.ts'
import { flagGroups } from './flags.ts'
import { completionHelp, descriptionOf, exampleCalls, exitCodes, outputRules, verifyCodes } from './help.ts'

/**
 * The manual page of a program, section 1, in the language of man(7): what the help says of all commands, in one page.
 *
 * @param date of the version, YYYY-MM-DD
 */
export function manPage(program: Command, version: string, date: string): string {
  const [main, ...others] = completedCommands(program)
  const usages = new Map(program.commands.map(command => [command.name(), command.usage()]))
  const grouped = Object.values(flagGroups).flat()
  const isGrouped = ({ names }: CompletedFlag) => grouped.some(({ name }) => names.includes(`--${name}`))
  const named = (name: string) => main.flags.find(({ names }) => names.includes(`--${name}`))!
  const lines = [
    `.TH NNANIM 1 "${date}" "nnanim ${version}" "User Commands"`,
    // Neither flags nor commands are broken, nor lines stretched.
    '.nh',
    '.ad l',
    '.SH NAME',
    text('nnanim - animations of a neural network that transforms data'),
    '.SH SYNOPSIS',
    bold('nnanim <data> [flags]'),
    '.br',
    bold('nnanim <command> [flags]'),
    '.br',
    bold('nnanim help [topic]'),
    '.SH DESCRIPTION',
    ...[...descriptionOf().split('\n\n'), outputRules].flatMap(paragraph).slice(1),
    '.SH OPTIONS',
    'What decides the picture comes first; all of it can stand in a file too, see',
    bold('--config.'),
    ...Object.entries(flagGroups).flatMap(([group, flags]) => [
      `.SS ${group}`,
      ...flags.flatMap(({ name }) => flagLines(named(name))),
      ...(group === 'Run' ? main.flags.filter(flag => !isGrouped(flag)).flatMap(flagLines) : []),
    ]),
    '.SH SCENES',
    ...Object.entries(sceneSummaries).flatMap(([name, summary]) => entry(name, summary)),
    '.SH BUILT-IN DATA',
    ...Object.entries(datasetSummaries).flatMap(([name, summary]) => entry(name, summary)),
    '.SH COMMANDS',
    ...others.flatMap(command => commandLines(command, usages.get(command.name) ?? '[topic]', isGrouped)),
    '.SH SHELL COMPLETION',
    '.nf',
    ...completionHelp.trim().split('\n').map(text),
    '.fi',
    '.SH FILES',
    ...entry('.csv .tsv .json', 'tables: a row a sample, its class in the last column or in --label'),
    ...entry('.yaml .yml .json', 'a spec for --config, or many figures for batch'),
    ...entry('.json', 'a network for --model, as snippet and --save-model write it'),
    ...entry('.ttf .otf', 'a font for --font'),
    ...entry(
      choices.formats.map(format => `.${format}`).join(' '),
      'what is made; each has its recipe in it',
    ),
    ...entry('<folder>/', 'frames as PNG files'),
    '.SH ENVIRONMENT',
    ...entry('NO_COLOR', 'no colours in the terminal'),
    ...entry('CI', 'no progress bar'),
    '.SH EXIT STATUS',
    ...Object.entries(exitCodes).flatMap(([code, meaning]) => entry(code, meaning)),
    ...entry('above 128', 'ended by a signal, such as 130 by Ctrl-C'),
    ...paragraph(`Of verify: ${verifyCodes.trim().replace('Exit codes: ', '')}`),
    '.SH EXAMPLES',
    ...exampleCalls.flatMap(([call, what]) => entry(call, what)),
    '.SH SEE ALSO',
    text('The folder docs of the package has the manual: a page each for data, networks,'),
    text('scenes, files, embedding, recipes, batches, model files and the library.'),
  ]
  return `${lines.join('\n')}\n`
}

/** A command with the flags that are its own; those of the main one are told once. */
function commandLines(
  { name, summary, flags }: CompletedCommand,
  usage: string,
  isOfMain: (flag: CompletedFlag) => boolean,
): string[] {
  const isFigure = flags.length > 50
  const own = flags.filter(flag => !flag.names.includes('--help') && !(isFigure && isOfMain(flag)))
  const words = `nnanim ${name} ${usage.replace('[options]', '[flags]')}`
  return [
    ...entry(words, `${summary}${isFigure ? '; takes the flags above too' : ''}`),
    ...(own.length > 0 ? ['.RS', ...own.flatMap(flagLines), '.RE'] : []),
  ]
}

function flagLines({ names, value, help }: CompletedFlag): string[] {
  return entry(`${names.join(', ')}${value === null ? '' : ` <${value}>`}`, help)
}

function entry(term: string, what: string): string[] {
  return ['.TP', bold(term), ...wrapped(what)]
}

function paragraph(words: string): string[] {
  return ['.PP', ...wrapped(words)]
}

/** A text in lines that fit a terminal, each sentence on lines of its own, as roff knows its end by the line's. */
function wrapped(words: string): string[] {
  return words
    .replace(/\s+/g, ' ')
    .replace(/([.:;]) (?=[A-Z])/g, '$1\n')
    .split('\n')
    .flatMap(sentence => sentence.match(/\S.{0,70}(?= |$)/g) ?? [])
    .map(text)
}

/** A line in bold, in which what stands for something else is in italics: `--seed <N>` or `[flags]`. */
function bold(line: string): string {
  const parts = line.split(/(<[^>]*>|\[[^\]]*\])/)
  return parts
    .filter(part => part !== '')
    .map(part => {
      if (part.startsWith('<')) return `\\fI${escaped(part.slice(1, -1))}\\fR`
      return part.startsWith('[') ? `[\\fI${escaped(part.slice(1, -1))}\\fR]` : `\\fB${escaped(part)}\\fR`
    })
    .join('')
}

/** A line of text, which is no request of roff, whatever it begins with. */
function text(line: string): string {
  return /^[.']/.test(line) ? `\\&${escaped(line)}` : escaped(line)
}

/** Characters that mean something to roff; a hyphen as the sign that is typed, so that flags can be searched and copied. */
function escaped(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('~', '\\(ti')
}
