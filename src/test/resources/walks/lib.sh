# What walks have in common. Each function makes something and names it in a variable.

# A repository whose agents are scripts; nothing is opened yet.
scripted() {
  mkdir -p .orchestrator
  printf 'agents:\n  provider: command\n  command: sh %s/agent.sh\n' "$WALKS" >.orchestrator/config.yaml
  orch trust --yes >/dev/null
}

# A repository with records, all committed.
begun() {
  scripted
  orch init --agents none >/dev/null
  git add -A
  git commit -qm Begin
}

# An open session with a plan: EPIC, FEATURE, GROUP, CASE.
scene() {
  begun
  ORCH_SESSION=$(orch open "Pay by card" --quiet)
  export ORCH_SESSION
  EPIC=$(orch task add epic "Checkout" --quiet)
  FEATURE=$(orch task add feature "Payment" --parent "$EPIC" --quiet)
  GROUP=$(orch task add test_group "Card rules" --parent "$FEATURE" --quiet)
  new_case
}

# Another CASE.
new_case() {
  CASE=$(orch task add case "Reject an expired card" --parent "$GROUP" --step "Check the date" --step "Test it" --quiet)
}

# A worker of CASE that does its work: WORKER.
worker() {
  WORKER=$(orch spawn "$CASE" --quiet)
  orch wait "$WORKER" --for completed --timeout 60 >/dev/null
}

# A worker of a Case of its own that does nothing: WORKER.
resting() {
  new_case
  WORKER=$(orch spawn "$CASE" --launch-command 'exec sleep 600' --quiet)
}

# From here on the caller is that worker, in its worktree.
become_worker() {
  resting
  HERE=$(orch call thread.child.status "{\"thread_id\": \"$WORKER\"}" | sed -n 's/.*"worktree_path" : "\(.*\)".*/\1/p' | head -1)
  export ORCH_THREAD=$WORKER ORCH_ROLE=worker ORCH_CASE=$CASE
  cd "${HERE:-.}" || exit
}

# Work that is merged into the session's worktree and queued: REQUEST.
queued() {
  worker
  orch worktree merge "$WORKER" >/dev/null
  orch merge request >/dev/null
  REQUEST=$(orch merge request --json 2>/dev/null | grep -o 'r-[0-9a-z]\{7\}' | head -1)
  REQUEST=${REQUEST:-$(orch call merge.main.list | grep -o 'r-[0-9a-z]\{7\}' | head -1)}
}

# A job that rests: JOB.
job() {
  JOB=$(orch job start "Find why refunds fail" --provider command --command 'exec sleep 600' --force --quiet "$@")
}

# Whether the help of a command is there and names these options: in_help "orch task edit" --file
in_help() {
  help=$($1 --help) || return
  case $help in
    *"${1##* }"*) ;;
    *) echo "no help of $1"; return 1 ;;
  esac
  shift
  for option; do
    case $help in
      *"$option"*) ;;
      *) echo "its help has no $option"; return 1 ;;
    esac
  done
}
