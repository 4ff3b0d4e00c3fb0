# Prints what zsh completes of a line: zsh -f complete.zsh SCRIPT LINE. An interactive zsh in a pseudo-terminal reads the
# line and a tab; what would be added to its list is noted in a file.
zmodload zsh/zpty
notes=$(mktemp)
zpty shell zsh -f -i
zpty -w shell "PROMPT= notes=$notes; autoload -Uz compinit; compinit -u -D; source ${(q)1}"
zpty -w shell 'compadd() {
  local -a added
  if (( ${@[(I)-[OAD]*]} )); then builtin compadd "$@"; return; fi
  builtin compadd -O added "$@"
  print -rl -- $added >> $notes
  builtin compadd "$@"
}
note() { _main_complete; print end-of-notes >> $notes }
zle -C note list-choices note
bindkey "^I" note
print ready >> $notes'
until [[ $(<$notes) == *ready* ]]; do sleep 0.02; done
zpty -w -n shell "$2"$'\t'
until [[ $(<$notes) == *end-of-notes* ]]; do sleep 0.02; done
grep -vx -e ready -e end-of-notes -e '' $notes
rm $notes
zpty -d shell
