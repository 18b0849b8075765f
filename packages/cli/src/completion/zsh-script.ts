/** Completion for zsh: as a file `_techlookup` on the `fpath`, or sourced after `compinit`. */
export const zshScript: string = `#compdef techlookup
_techlookup() {
  local line value directive=0
  local -a described=()
  for line in "\${(@f)$(techlookup complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :<-> ]]; then
      directive=\${line#:}
    elif [[ -n $line ]]; then
      value=\${line%%$'\\t'*}
      described+=("\${value//:/\\\\:}\${\${line#$value}/$'\\t'/:}")
    fi
  done
  if [[ \${words[CURRENT]} == -*=* ]]; then compset -P '*='; fi
  if (( $#described )); then _describe -t techlookup techlookup described; fi
  if (( directive == 16 )); then
    _files -/
  elif (( directive == 0 )); then
    _files
  fi
}
if [[ $funcstack[1] == _techlookup ]]; then _techlookup "$@"; else compdef _techlookup techlookup; fi
`;
