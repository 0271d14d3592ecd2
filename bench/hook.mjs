// What a hook costs an agent when no answer is due: the script of one child, run for each event again and
// again. Beside it the cheapest script there is, as the price of starting any at all.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { add, commit, group, open, orch, repository } from './lib/ours.mjs';
import { output } from './lib/programs.mjs';
import { median, row } from './lib/table.mjs';

const ROUNDS = 200;
const LIMIT = 5;
const EVENTS = {
  PostToolUse: { tool_name: 'Bash', tool_input: { command: 'ls' }, tool_response: 'a\n'.repeat(2_000) },
  PreToolUse: { tool_name: 'Bash', tool_input: { command: 'ls' } },
  UserPromptSubmit: { prompt: 'Go on. '.repeat(500) },
};
/** Bash itself takes the time before and after, so that only the start of the script is in it. */
const TIMES = `for ((i = 0; i < ${ROUNDS}; i++)); do
  began=$EPOCHREALTIME; /bin/sh "$1" "$2" <"$3"; ended=$EPOCHREALTIME
  echo $((\${ended/./} - \${began/./}))
done`;

export async function measure(scratch) {
  const folder = repository(join(scratch, 'hook'));
  const socket = join(scratch, 'tmux');
  appendFileSync(join(folder, '.orchestrator/config.yaml'), `\ntmux:\n  socket: ${socket}\n`);
  const id = add(folder, 'case', 'One', '--parent', group(folder));
  commit(folder);
  const session = open(folder);
  try {
    const child = JSON.parse(output(folder, orch, 'spawn', id, '--session', session, '--provider', 'command',
      '--launch-command', 'exec sleep 600', '--json'));
    const script = join(child.prompt, '../hook.sh');
    const nothing = join(scratch, 'nothing.sh');
    writeFileSync(nothing, 'exit 0\n');
    return [
      line(folder, 'an empty script', nothing, 'None', {}),
      ...Object.entries(EVENTS).map(([event, told]) => line(folder, event, script, event, told, LIMIT)),
    ];
  } finally {
    output(folder, 'tmux', '-S', socket, 'kill-server');
  }
}

function line(folder, what, script, event, told, limit) {
  const file = join(folder, '../told.json');
  writeFileSync(file, JSON.stringify({ session_id: 's', hook_event_name: event, ...told }));
  const lines = output(folder, 'bash', '-c', TIMES, 'times', script, event, file).split('\n');
  const times = lines.map((text) => Number(text) / 1_000).toSorted((a, b) => a - b);
  const [middle, most] = [median(times), times[Math.floor(times.length * 0.9)]];
  const figure = [middle, most].map((value) => `${value.toFixed(1)} ms`).join(', ');
  const name = `${what}: median, 90 of 100`;
  return limit === undefined ? row(name, figure) : row(name, figure, '', '', `< ${limit} ms`, middle < limit);
}
