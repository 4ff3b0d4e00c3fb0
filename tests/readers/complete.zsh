# Prints what zsh completes of lines, and a line of ends after each: zsh -f complete.zsh SCRIPT LINE… An interactive zsh in
# a pseudo-terminal reads each line and a tab; what would be added to its list is noted in a file.
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
bindkey -e
bindkey "^I" note
print ready >> $notes'
until [[ $(<$notes) == *ready* ]]; do sleep 0.02; done
for line in "${@:2}"; do
  : > $notes
  # Ctrl+U takes away the line before.
  zpty -w -n shell $'\C-u'"$line"$'\t'
  until [[ $(<$notes) == *end-of-notes* ]]; do sleep 0.02; done
  cat $notes
done
rm $notes
zpty -d shell
