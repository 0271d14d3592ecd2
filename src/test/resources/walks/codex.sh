#!/bin/sh
# Stands where Codex would: says its version and nothing else.
case ${1:-} in
  --version) echo 'codex-cli 0.169.0' ;;
  *) exec sleep 600 ;;
esac
