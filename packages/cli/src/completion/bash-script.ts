/** Completion for bash from 3.2 on, without the package bash-completion. Nothing that stands in the line is run. */
export const bashScript: string = `# bash completion for techlookup
_techlookup() {
  local cur=\${COMP_WORDS[COMP_CWORD]} word value directive
  local -a words=() found=()
  local index
  # bash takes = and : for ends of words; --format=csv is one.
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if ((\${#words[@]} > 0)) && [[ $word == [=:]* || \${words[\${#words[@]}-1]} == *[=:] ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
  done
  if [[ $cur == [=:]* ]]; then cur=\${cur#?}; fi
  directive=0
  while IFS=$'\\t' read -r value _; do
    case $value in
      :[0-9]*) directive=\${value#:} ;;
      '') ;;
      *) found+=("$value") ;;
    esac
  done < <(techlookup complete -- "\${words[@]}" 2>/dev/null)
  COMPREPLY=()
  for value in "\${found[@]}"; do
    if [[ $value == "$cur"* ]]; then COMPREPLY+=("$value"); fi
  done
  if ((directive & 16)); then
    compopt -o filenames 2>/dev/null
    while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "$cur")
  elif ((!(directive & 4))); then
    compopt -o filenames 2>/dev/null
    while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$cur")
  fi
}
complete -F _techlookup techlookup
`;
