# Completion of orch in bash and zsh: source <(orch completion bash)

# What may stand behind a command's first word.
_orch_group() {
  case "$1" in
@GROUPS@
  esac
}

# The options of a command, or the words that one of its options or positions takes.
_orch_words() {
  case "$1" in
@OPTIONS@
  esac
}

# The IDs of records that begin with this, from the names of files.
_orch_ids() {
  local top kind
  top=$(git rev-parse --show-toplevel 2>/dev/null) || return
  case "$1" in
    [efgc]*) kind=tasks ;;
    t*) kind=threads ;;
    w*) kind=worktrees ;;
    l*) kind=locks ;;
    s*) kind=sessions ;;
    *) return ;;
  esac
  find "$top/.orchestrator/$kind" -name "$1*" 2>/dev/null \
    | sed -n 's|.*/\([a-z]-[0-9a-z]\{7\}\)[^/]*$|\1|p' | sort -u
}

_orch() {
  local cur=${COMP_WORDS[COMP_CWORD]} first="" second="" path="" words="" i=1
  local common="--session --thread --as --json --quiet --help -C"
  while [ "$i" -lt "$COMP_CWORD" ]; do
    case "${COMP_WORDS[i]}" in
      -C | --session | --thread | --as) i=$((i + 1)) ;;
      -*) ;;
      *)
        if [ -z "$first" ]; then
          first=${COMP_WORDS[i]}
        elif [ -z "$second" ]; then
          second=${COMP_WORDS[i]}
        fi
        ;;
    esac
    i=$((i + 1))
  done
  path=$first
  if [ -n "$second" ]; then
    case " $(_orch_group "$first") " in *" $second "*) path="$first $second" ;; esac
  fi
  local before=${COMP_WORDS[COMP_CWORD - 1]}
  case "$before" in
    --*) words=$(_orch_words "$path $before") ;;
  esac
  if [ -n "$words" ]; then
    :
  elif [ -z "$first" ]; then
    words="@COMMANDS@"
  elif [ "${cur#-}" != "$cur" ]; then
    words="$(_orch_words "$path") $common"
  elif [ -z "$second" ] && [ -n "$(_orch_group "$first")" ]; then
    words=$(_orch_group "$first")
  else
    words="$(_orch_words "$path position") $(_orch_ids "$cur")"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}

complete -o default -F _orch orch
