import { namesIn } from '../options/forms.ts'
import { fillHelp } from '../options/help.ts'
import { choices, formatLabels, takers } from './choices.ts'
import type { Flag } from './flags.ts'

/** The help of a flag, with the names that the registries have now. @param words its help, or a shorter one */
export function helpOf({ key, row }: Flag, names: typeof choices = choices, words = row.help): string {
  if (!words.includes('{')) return words
  const endings = names.formats.map(format => `.${format}`).join(' ')
  const help = words.replace('{endings}', () => endings)
  return 'form' in row
    ? fillHelp(help, namesIn(row.form, names), row.fallback, takers[key])
    : fillHelp(help, row.names ? names[row.names] : [])
}

/** The description of the program, with the names that the registries have now. */
export function descriptionOf({ datasets }: typeof choices = choices): string {
  const sentences = [fillHelp(`${purpose} {choices}.`, formatLabels), '', ...dataSentences(datasets)]
  return sentences.map(text => inLines(text)).join('\n')
}

/** The beginning of the program's description, before the formats. */
export const purpose =
  'Shows how a neural network transforms data: trains a small network and draws what its hidden layers do to the points, as'

/** Sentences on what data can be. */
export function dataSentences(datasets: readonly string[]): string[] {
  return [
    `<data> is a built-in name (${datasets.join(', ')}), a path ending in .csv, .tsv, .json or .jsonl, - for standard input, an expression in quotes that holds for the points of one class, or a formula for a number to predict: y = sin(3*x).`,
    'A built-in name wins over a file of that name; ./blobs is the file.',
  ]
}

/** A text in lines of so many letters at most. */
export function inLines(text: string, width = 80): string {
  return text.replace(new RegExp(`(.{1,${width}})( |$)`, 'g'), (_, line, end) => (end ? `${line}\n` : line))
}

/** Calls with what each makes, those that most people want first. */
// biome-ignore format: one a line
export const exampleCalls: readonly (readonly [call: string, what: string])[] = [
  ['nnanim blobs --hidden 2 -o out.gif', 'two units bend the plane'],
  ['nnanim circles -o circles.html', 'a page that plays, turns and answers'],
  ['nnanim table.csv --label species', 'a table and its column of classes'],
  ['nnanim moons -o moons.mp4 -o moons.png', 'a video and a still'],
  ['nnanim compare moons', 'beside other classifiers'],
  ['nnanim explain circles', 'how many straight lines it takes'],
  ['nnanim columns table.csv', 'what each column of a table is'],
  ['nnanim blobs --for github -o out.gif', 'a file that a README can show'],
  ['nnanim blobs -o out.gif --embed html', 'and what to paste into a page'],
  ['nnanim remake moons.gif --theme dark', 'a file again, with a change'],
  ['nnanim sweep circles --hidden 1..4', 'how many units it takes'],
  ["nnanim 'y > sin(3*x)' -o wave.gif", 'labels by a formula'],
  ["nnanim 'y = sin(3*x)' -o sine.gif", 'a number to predict by a formula'],
  ['nnanim batch figures.yaml', 'all of them, later only what changed'],
]

/** So many of the first calls, a line each. */
export function exampleLines(count: number): string {
  return exampleCalls
    .slice(0, count)
    .map(([call, what]) => `  ${call.padEnd(41)}${what}`)
    .join('\n')
}

/** The name of a file that the call leaves without, and the files that are replaced. */
export const outputRules = `Without -o the file is <data>.gif here (.png with --at or --film, or what
--format names), and only a file made by nnanim is replaced. A folder/ of
frames keeps what nnanim did not make.`

/** The exit codes of all commands, and what they mean. */
export const exitCodes: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'the work failed',
  2: 'wrong call',
  3: 'from verify where nothing but weights could be compared',
  141: 'the reader of -o - ended early',
}

/** The end of the main command's help, after its flags. */
export const examples = `
Examples:
${exampleLines(exampleCalls.length)}

${outputRules}
${inLines(
  `Exit codes: ${Object.entries(exitCodes)
    .map(row => row.join(' '))
    .join(', ')}.`,
)}
`

/** The end of `verify`'s help, after its flags. */
export const verifyCodes = `
Exit codes: 0 all match, 1 one does not, 2 one cannot be read, has no recipe or
too many pixels, 3 nothing but weights of one could be compared, or nothing
without --force; of several files the first of 2, 1, 3 and 0 that one has.
`

/** The end of `completion`'s help, after its flags. */
export const completionHelp = `
bash: add this line to ~/.bashrc
  eval "$(nnanim completion bash)"
zsh: add this line to ~/.zshrc, below compinit
  eval "$(nnanim completion zsh)"
fish: run this once
  nnanim completion fish > ~/.config/fish/completions/nnanim.fish

Where bash-completion is set up, or a folder of zsh's fpath is yours, the file
starts no program with the shell:
  nnanim completion bash > ~/.local/share/bash-completion/completions/nnanim
  nnanim completion zsh > ~/.zfunc/_nnanim
`
