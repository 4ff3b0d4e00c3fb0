import type { Candidates, CompletedCommand, CompletedFlag } from './completion-words.ts'

/** The script for zsh, as a file in a folder of `fpath` or evaluated below compinit. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const [main, ...others] = commands
  const shared = main.flags.flatMap(flagSpecs)
  const cases = others.map(command => `    (${command.name}) _arguments -s -S ${specsOf(command, shared)} ;;`)
  return `#compdef nnanim
# Completion of nnanim in zsh, made by \`nnanim completion zsh\`.

_nnanim_commands() {
  local -a commands=(
${described(others.map(({ name, summary }) => [name, summary]))}
  )
  _describe -t commands command commands
}

_nnanim_files() {
  _files -g "(#i)*.(\${(j:|:)@})(-.)"
}

# Files with some endings, and what was typed with each of them.
_nnanim_new() {
  local ret=1 base=\${PREFIX##*/}
  _nnanim_files $@ && ret=0
  [[ $base == ?* ]] && compadd -Q -f -- \${PREFIX%$base}\${base%.*}.\${^@} && ret=0
  return ret
}

_nnanim_datasets() {
  local -a datasets=(
${described(main.words!.words)}
  )
  _describe -t datasets dataset datasets
}

_nnanim_data() {
  _alternative 'datasets:dataset:_nnanim_datasets' 'tables:table: _nnanim_files ${main.words!.endings.join(' ')}'
}

_nnanim_first() {
  _alternative 'commands:command:_nnanim_commands' 'data:data:_nnanim_data'
}

_nnanim() {
  local curcontext=$curcontext first=_nnanim_data
  local -a figure=(
${shared.map(spec => `    ${spec}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    first=_nnanim_first
  elif [[ $words[2] == (${others.map(({ name }) => name).join('|')}) ]]; then
    shift words
    (( CURRENT-- ))
  fi
  case $words[1] in
${cases.join('\n')}
    (*) _arguments -s -S $figure "1:data:$first" ;;
  esac
}

if [[ $funcstack[1] == _nnanim ]]; then
  _nnanim "$@"
else
  compdef _nnanim nnanim
fi
`
}

/** The flags and words of a command, those that the main one has too by its list of them. */
function specsOf({ flags, words, isVariadic }: CompletedCommand, shared: readonly string[]): string {
  const specs = flags.flatMap(flagSpecs)
  const isFigure = specs.length > shared.length / 2
  const own = isFigure ? ['$figure', ...specs.filter(spec => !shared.includes(spec))] : specs
  return [...own, ...(words ? [quoted(`${isVariadic ? '*' : '1'}:word:${action(words)}`)] : [])].join(' ')
}

/** The specifications of a flag, one a name, each of which leaves out the others. */
function flagSpecs({ names, help, value, candidates, isRepeatable }: CompletedFlag): string[] {
  const others = isRepeatable ? '*' : names.length > 1 ? `(${names.join(' ')})` : ''
  const explained = `[${help.replace(/[[\]\\]/g, '\\$&')}]`
  if (value === null) return names.map(name => quoted(`${others}${name}${explained}`))
  const rest = `:${value.toLowerCase().replaceAll(':', '\\:')}:${action(candidates)}`
  return names.map(name => quoted(`${others}${name}${name.startsWith('--') ? '=' : '+'}${explained}${rest}`))
}

/**
 * The action of _arguments for a place; built-in data have a function of their own. It would put options of its own
 * behind the first word of an action that does not begin with a space.
 */
function action({ words, endings, isList, isNew }: Candidates): string {
  if (words.size > 0 && endings.length > 0) return '_nnanim_data'
  if (endings.length > 0) return ` ${isNew ? '_nnanim_new' : '_nnanim_files'} ${endings.join(' ')}`
  if (isList) return `_values -s , name ${[...words].map(listed).join(' ')}`
  return words.size > 0 ? `(${[...words.keys()].join(' ').replaceAll(':', '\\:')})` : ' '
}

function listed([word, help]: [string, string]): string {
  return help ? `"${word}[${help.replace(/[[\]:"$\\`]/g, '\\$&')}]"` : word
}

function described(words: Iterable<[string, string]>): string {
  return Array.from(words, ([word, help]) => `    ${quoted(`${word}:${help}`)}`).join('\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
