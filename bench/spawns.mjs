// Twenty `orch spawn` at once, each a process of its own: all are to succeed, each child with its own
// prompt. Once with a stand-in for agents that starts at once, so that only our side is measured.
import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { add, commit, group, open, orch, repository } from './lib/ours.mjs';
import { attempts, output, time } from './lib/programs.mjs';
import { median, row, seconds } from './lib/table.mjs';

const CHILDREN = 20;
/** Tells, in its worktree, what it was told. */
const AGENT = 'cp "$ORCH_PROMPT" told.txt; exec sleep 600';

export async function measure(scratch) {
  const folder = repository(join(scratch, 'spawns'));
  const socket = join(scratch, 'tmux');
  appendFileSync(join(folder, '.orchestrator/config.yaml'), `\ntmux:\n  socket: ${socket}\n`);
  const parent = group(folder);
  const ids = Array.from({ length: CHILDREN + 1 }, (_, n) => add(folder, 'case', `Case ${n}`, '--parent', parent));
  commit(folder);
  const session = open(folder);
  try {
    const alone = time(folder, orch, ...spawn(session, ids[CHILDREN]));
    const all = await attempts(ids.slice(0, CHILDREN).map((id) => [folder, orch, ...spawn(session, id)]));
    const accepted = all.filter((each) => each.code === 0);
    new Set(all.filter((each) => each.code !== 0).map((each) => each.err)).forEach((err) => console.error(err));
    const right = prompts(folder, ids);
    const took = all.map((each) => each.took);
    return [
      row('one alone', seconds(alone)),
      row(`${CHILDREN} at once: accepted`, `${accepted.length}`, '', '', `${CHILDREN}`, accepted.length === CHILDREN),
      row(`${CHILDREN} at once: right prompts`, `${right}`, '', '', `${CHILDREN}`, right === CHILDREN),
      row(`${CHILDREN} at once: median, longest`, `${seconds(median(took))}, ${seconds(Math.max(...took))}`),
    ];
  } finally {
    output(folder, 'tmux', '-S', socket, 'kill-server');
  }
}

const spawn = (session, id) => ['spawn', id, '--session', session, '--provider', 'command',
  '--launch-command', AGENT, '--max-concurrent-children', `${CHILDREN + 1}`, '--quiet'];

/** How many of the children were told of their own Case, and of no other. */
function prompts(folder, ids) {
  const worktrees = `${folder}-worktrees`;
  const told = readdirSync(worktrees).map((name) => join(worktrees, name, 'told.txt')).filter(existsSync)
    .map((file) => readFileSync(file, 'utf8'))
    .map((text) => ids.filter((id) => text.includes(`## Case ${id}`)));
  const own = new Set(told.filter((cases) => cases.length === 1).map((cases) => cases[0]));
  own.delete(ids[CHILDREN]);
  return own.size;
}
