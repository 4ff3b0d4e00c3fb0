import type { Command } from 'commander'
import { choices, datasetSummaries, sceneSummaries } from './choices.ts'
import { type CompletedCommand, type CompletedFlag, completedCommands } from './completion-words.ts'
import { flagGroups } from './flags.ts'
import { completionHelp, descriptionOf, exampleCalls, exitCodes, outputRules, verifyCodes } from './help.ts'

/** The manual page of a program, section 1, in man(7): the help of all commands; `date` of the version, YYYY-MM-DD. */
export function manPage(program: Command, version: string, date: string): string {
  const [main, ...others] = completedCommands(program)
  const usages = new Map(program.commands.map(command => [command.name(), command.usage()]))
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
    ...flagSections(main),
    '.SH SCENES',
    ...entries(sceneSummaries),
    '.SH BUILT-IN DATA',
    ...entries(datasetSummaries),
    '.SH COMMANDS',
    ...others.flatMap(command => commandLines(command, usages.get(command.name) ?? '[topic]')),
    '.SH SHELL COMPLETION',
    '.nf',
    ...completionHelp.trim().split('\n').map(text),
    '.fi',
    '.SH FILES',
    ...entries(files),
    '.SH ENVIRONMENT',
    ...entries({ NO_COLOR: 'no colours in the terminal', CI: 'no progress bar' }),
    '.SH EXIT STATUS',
    ...entries({ ...exitCodes, 'above 128': 'ended by a signal, such as 130 by Ctrl-C' }),
    ...paragraph(`Of verify: ${verifyCodes.trim().replace('Exit codes: ', '')}`),
    '.SH EXAMPLES',
    ...entries(Object.fromEntries(exampleCalls)),
    '.SH SEE ALSO',
    text('The folder docs of the package has the manual: a page each for data, networks,'),
    text('scenes, files, embedding, recipes, batches, model files and the library.'),
  ]
  return `${lines.join('\n')}\n`
}

const files = {
  '.csv .tsv .json .jsonl .ndjson': 'tables: a row a sample, its class in --label',
  '.yaml .yml .json': 'a spec for --config, or many figures for batch',
  '.json': 'a network for --model, as snippet and --save-model write it',
  '.ttf .otf': 'a font for --font',
  [choices.formats.map(format => `.${format}`).join(' ')]: 'what is made; each has its recipe in it',
  '<folder>/': 'frames as PNG files',
}

function isNamed({ names }: CompletedFlag, name: string): boolean {
  return names.includes(`--${name}`)
}

/** True for a flag of a group. */
function isGrouped(flag: CompletedFlag): boolean {
  return Object.values(flagGroups).some(group => group.some(({ name }) => isNamed(flag, name)))
}

/** The flags of the main command by their groups, those of none with those of the run. */
function flagSections({ flags: all }: CompletedCommand): string[] {
  return Object.entries(flagGroups).flatMap(([group, flags]) => [
    `.SS ${group}`,
    ...flags.flatMap(({ name }) => flagLines(all.find(flag => isNamed(flag, name))!)),
    ...(group === 'Run' ? all.filter(flag => !isGrouped(flag)).flatMap(flagLines) : []),
  ])
}

/** A command with the flags that are its own; those of the main one are told once. */
function commandLines({ name, summary, flags }: CompletedCommand, usage: string): string[] {
  const isFigure = flags.length > 50
  const own = flags.filter(flag => !flag.names.includes('--help') && !(isFigure && isGrouped(flag)))
  const words = `nnanim ${name} ${usage.replace('[options]', '[flags]')}`
  return [
    ...entry(words, `${summary}${isFigure ? '; takes the flags above too' : ''}`),
    ...(own.length > 0 ? ['.RS', ...own.flatMap(flagLines), '.RE'] : []),
  ]
}

function flagLines({ names, value, help }: CompletedFlag): string[] {
  return entry(`${names.join(', ')}${value === null ? '' : ` <${value}>`}`, help)
}

function entries(whats: Readonly<Record<string, string>>): string[] {
  return Object.entries(whats).flatMap(([term, what]) => entry(term, what))
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
  const parts = line.split(/(<[^>]*>|\[[^\]]*\])/).map(part => {
    if (part === '') return ''
    if (part.startsWith('<')) return `\\fI${escaped(part.slice(1, -1))}\\fR`
    return part.startsWith('[') ? `[\\fI${escaped(part.slice(1, -1))}\\fR]` : `\\fB${escaped(part)}\\fR`
  })
  return parts.join('')
}

/** A line of text, which is no request of roff, whatever it begins with. */
function text(line: string): string {
  return /^[.']/.test(line) ? `\\&${escaped(line)}` : escaped(line)
}

/** Characters that mean something to roff; a hyphen as the sign that is typed, so that flags can be searched and copied. */
function escaped(words: string): string {
  const signs: Record<string, string> = { '\\': '\\e', '-': '\\-', "'": '\\(aq', '~': '\\(ti' }
  return words.replace(/[\\'~-]/g, sign => signs[sign])
}
