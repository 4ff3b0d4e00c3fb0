import type { Candidates, CompletedCommand, CompletedFlag } from './completion-words.ts'

/** The arguments of a `complete`, and a condition on the place beside that it belongs to the command. */
interface Rule {
  condition: string
  words: string
}

/** The script for fish, as a file in its folder of completions or sourced. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const [, ...others] = commands
  const names = others.map(({ name }) => name).join(' ')
  const valued = new Set(
    commands.flatMap(({ flags }) => flags.flatMap(({ names, value }) => (value === null ? [] : names))),
  )
  return `# Completion of nnanim in fish, made by \`nnanim completion fish\`.

# Whether the command before the cursor is one of some; figure stands for the one without a name.
function __nnanim_is
    set -l line (commandline -opc)
    set -l command figure
    contains -- "$line[2]" ${names}; and set command $line[2]
    contains -- $command $argv
end

# Whether only the command and flags with their values stand before the cursor.
function __nnanim_wants_word
    set -l line (commandline -opc)
    set -l skip 0
    contains -- "$line[2]" ${names}; and set -e line[2]
    for word in $line[2..]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${[...valued].join(' ')}
            set skip 1
        else if not string match -qr -- '^-.' $word
            return 1
        end
    end
    return 0
end

function __nnanim_first
    test (count (commandline -opc)) = 1
end

function __nnanim_files
    __fish_complete_suffix .$argv | string match -re -- '(?:/|\\.(?:'(string join '|' $argv)'))(?:\\t|$)'
end

# Files that have one of some endings, and what was typed with each of them.
function __nnanim_new
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    if string match -qr -- '[^/]$' $typed
        set -l stem (string replace -r -- '\\.[^./]*$' '' $typed)
        printf '%s\\n' $stem.$argv
    end
    __nnanim_files $argv
end

complete -c nnanim -f
${others.map(({ name, summary }) => `complete -c nnanim -n __nnanim_first -a ${name} -d ${quoted(summary)}`).join('\n')}
${grouped(commands).join('\n')}
`
}

/** The lines of all rules, where commands that have the same one share a line. */
function grouped(commands: readonly CompletedCommand[]): string[] {
  const users = new Map<string, { rule: Rule; names: string[] }>()
  for (const command of commands)
    for (const rule of rulesOf(command)) {
      const key = rule.condition + rule.words
      const line = users.get(key) ?? { rule, names: [] }
      line.names.push(command.name || 'figure')
      users.set(key, line)
    }
  return [...users.values()].map(
    ({ rule: { condition, words }, names }) =>
      `complete -c nnanim -n '__nnanim_is ${names.join(' ')}${condition}' ${words}`,
  )
}

function rulesOf({ words, isVariadic, flags }: CompletedCommand): Rule[] {
  const condition = isVariadic ? '' : '; and __nnanim_wants_word'
  const forWords = words ? [...named(words), ...lister(words).map(list => `-k -a ${quoted(list)}`)] : []
  return [
    ...forWords.map(words => ({ condition, words })),
    ...flags.map(flag => ({ condition: '', words: flagWords(flag) })),
  ]
}

/** Words with what each means; those without are given at once. */
function named({ words }: Candidates): string[] {
  const plain = [...words].filter(([, help]) => help === '').map(([word]) => word)
  const told = [...words].filter(([, help]) => help !== '')
  return [
    ...(plain.length > 0 ? [`-a ${quoted(plain.join(' '))}`] : []),
    ...told.map(([word, help]) => `-a ${word} -d ${quoted(help)}`),
  ]
}

/** The call that lists the files of some endings, those first. */
function lister({ endings, isNew }: Pick<Candidates, 'endings' | 'isNew'>): string[] {
  return endings.length === 0 ? [] : [`(${isNew ? '__nnanim_new' : '__nnanim_files'} ${endings.join(' ')})`]
}

function flagWords({ names, help, value, candidates }: CompletedFlag): string {
  const shown = names.map(name => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  return [...shown, value === null ? '' : '-x', ...valueWords(candidates), `-d ${quoted(help)}`]
    .filter(word => word !== '')
    .join(' ')
}

/** The words and files of a flag's value, in one argument, as a flag has one line alone. */
function valueWords({ words, endings, isList, isNew }: Candidates): string[] {
  if (isList) {
    // A tab stands between a word and its help.
    const list = [...words].map(([word, help]) =>
      help ? `${word}\\t"${help.replace(/["$\\]/g, '\\$&')}"` : word,
    )
    return [`-a ${quoted(`(__fish_append , ${list.join(' ')})`)}`]
  }
  const named = [...words.keys(), ...lister({ endings, isNew })]
  return named.length === 0 ? [] : [`${endings.length > 0 ? '-k ' : ''}-a ${quoted(named.join(' '))}`]
}

/** A text in single quotes, in which fish reads only \\' and \\\\. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`
}
