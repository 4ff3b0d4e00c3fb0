import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { shells } from './commands.ts'

/** The scripts that complete nnanim: each asks `nnanim __complete SHELL WORDS…`, whose last word is being typed. */
const scripts = {
  // From version 3.2 on, which macOS has: without bash-completion, compopt's failure is no error.
  bash: `_nnanim() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
    # Bash quotes names of files, and puts a slash behind those of folders.
    [[ -e $word ]] && compopt -o filenames 2>/dev/null
  done < <("\${COMP_WORDS[0]}" __complete bash "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _nnanim nnanim
`,
  zsh: `_nnanim() {
  local -a lines=("\${(@f)$("$words[1]" __complete zsh "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  local -a folders=(\${(M)lines:#*/}) others=(\${lines:#*/})
  compadd -S '' -- $folders
  _describe value others
}

if [[ $funcstack[1] == _nnanim ]]; then
  _nnanim "$@"
else
  compdef _nnanim nnanim
fi
`,
  fish: `function __nnanim_complete
    set -l line (commandline -opc) (commandline -ct)
    $line[1] __complete fish $line[2..] 2>/dev/null
end
complete -c nnanim -f -k -a '(__nnanim_complete)'
`,
}

/** The script that completes nnanim in a shell. @throws SpecError for another shell */
export function completionFor(shell: string): string {
  const known = shells.find(name => name === shell)
  if (!known)
    throw new SpecError('shell', shell, `one of ${shells.join(', ')}`, { suggestion: nearest(shell, shells) })
  const tag = known === 'zsh' ? '#compdef nnanim\n' : ''
  return `${tag}# Completion of nnanim in ${known}, made by \`nnanim completion ${known}\`.\n\n${scripts[known]}`
}
