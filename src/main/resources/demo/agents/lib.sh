# What every scripted agent of the demo can do. They call orch as any agent does.
pause() { sleep "${DEMO_PAUSE:-0.5}"; }
say() { echo "[$ORCH_THREAD] $*"; pause; }

# checked STEP: runs the tests, and records the step with what was run and how it ended.
checked() {
  ./check
  code=$?
  [ "$code" -eq 0 ] && result=pass || result=fail
  orch step check "$ORCH_CASE" "$1" "$result" --command ./check --exit-code "$code" --quiet
}
