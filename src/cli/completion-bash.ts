import type { Candidates, CompletedCommand, CompletedFlag } from './completion-words.ts'

/**
 * The script for bash, from version 3.2 on, which macOS has: without bash-completion, `compopt`'s failure is no error.
 * Bash gives no help of words. It works where unset variables are errors (`set -u`), which before 4.4 empty lists are, too.
 */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const [main, ...others] = commands
  const valued = unique(commands.flatMap(({ flags }) => flags.filter(({ value }) => value !== null)))
  return `# Completion of nnanim in bash, made by \`nnanim completion bash\`.

# Sets what can stand behind a flag; false for one without a value.
_nnanim_value() {
  words= files= form=
  case $1 in
${valued.map(({ names, candidates }) => `    ${names.join(' | ')}) ${settings(candidates)} ;;`).join('\n')}
    *) return 1 ;;
  esac
}

# Sets what the words of a command can be, and its flags.
_nnanim_words() {
  words= files= form= flags= many=
  case $1 in
${others.map(command => `    ${command.name}) ${ofCommand(command)} ;;`).join('\n')}
    *) ${ofCommand(main)} ;;
  esac
}

${REPLY}
${completing(others.map(({ name }) => name))}
complete -F _nnanim nnanim
`
}

/** The function that replies with what begins with a text. */
const REPLY = `# Adds to the replies the words and files that begin with a text.
_nnanim_reply() {
  local value=$1 front=\${2-} base stem name
  if [[ $form == list ]]; then
    front+=\${value%"\${value##*,}"}
    value=\${value##*,}
  fi
  for name in $words; do
    [[ $name == "$value"* && ,$front != *,"$name",* ]] && COMPREPLY+=("$front$name")
  done
  [[ $files ]] || return 0
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$front$name"); done < <(compgen -d -- "$value")
  for stem in $files; do
    # What ends in .anim.svg ends in .svg too.
    [[ $stem == *.* ]] && continue
    while IFS= read -r name; do COMPREPLY+=("$front$name"); done < <(compgen -f -X "!*.$stem" -- "$value")
  done
  base=\${value##*/}
  [[ $form == new && $base && $base != .* ]] || return 0
  for stem in $files; do
    name=\${value%"$base"}\${base%.*}.$stem
    [[ $name == "$value"* && ! -e $name ]] && COMPREPLY+=("$front$name")
  done
  return 0
}
`

/** The function that bash calls, which finds out where in a line of some commands the cursor stands. */
function completing(commands: readonly string[]): string {
  return `_nnanim() {
  COMPREPLY=()
  local IFS=$' \\t\\n' words= files= form= flags= many=
  local line=() count=0 at command= given=0 word current front=
  # Bash breaks words at = and :, which values may have in them.
  for ((at = 0; at <= COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    if ((count > 1)) && [[ $word == [=:]* || \${line[count - 1]} == *[=:] ]]; then
      line[count - 1]+=$word
    else
      line[count++]=$word
    fi
  done
  current=\${line[count - 1]}

  at=1
  if ((count > 2)); then
    case \${line[1]} in
      ${commands.join(' | ')}) command=\${line[1]} at=2 ;;
    esac
  fi
  for (( ; at < count - 1; at++)); do
    if [[ \${line[at]} != -?* ]]; then
      given=$((given + 1))
    elif _nnanim_value "\${line[at]}"; then
      at=$((at + 1))
    fi
  done

  if ((at == count)); then
    # The word before was a flag with a value.
    _nnanim_reply "$current"
  elif [[ $current == --*=* ]]; then
    front=\${current%%=*}=
    _nnanim_value "\${front%=}" && _nnanim_reply "\${current#*=}" "$front"
  else
    _nnanim_words "$command"
    if [[ $current == -* ]]; then
      words=$flags files= form=
    elif [[ $given -gt 0 && ! $many ]]; then
      words= files=
    elif ((count == 2)); then
      words+=' ${commands.join(' ')}'
    fi
    _nnanim_reply "$current"
  fi

  # Of a word that was broken, bash puts in the place of its last piece what is replied.
  word=\${COMP_WORDS[COMP_CWORD]}
  front=\${current%"$word"}
  [[ $word == [=:] ]] && front=$current
  for at in \${COMPREPLY[@]+"\${!COMPREPLY[@]}"}; do COMPREPLY[at]=\${COMPREPLY[at]#"$front"}; done
}
`
}

function ofCommand({ flags, words, isVariadic }: CompletedCommand): string {
  const names = flags.flatMap(({ names }) => names).join(' ')
  return `${words ? `${settings(words)} ` : ''}flags='${names}'${isVariadic ? ' many=yes' : ''}`
}

/** The candidates of a place, as assignments. */
function settings({ words, endings, isList, isNew }: Candidates): string {
  const form = isList ? 'list' : isNew ? 'new' : ''
  return [
    words.size > 0 ? `words='${[...words.keys()].join(' ')}'` : '',
    endings.length > 0 ? `files='${endings.join(' ')}'` : '',
    form && `form=${form}`,
  ]
    .filter(text => text !== '')
    .join(' ')
}

/** Flags of all commands, those of one name once: they mean the same wherever they have a value. */
function unique(flags: readonly CompletedFlag[]): CompletedFlag[] {
  return [...new Map(flags.map(flag => [flag.names.join(), flag])).values()]
}
