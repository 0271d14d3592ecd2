// A repository in the middle of things: two agents at work, a review to come. Its agents are shell
// scripts that end by themselves.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes it in an empty folder; how to call orch there, and what is in it. */
export function scene(folder, program) {
  const root = join(folder, 'shop');
  const env = {
    ...process.env,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    ORCH_TMUX_SOCKET: join(folder, 'tmux.sock'),
    USER: 'ada',
  };
  const run = (name, ...words) =>
    execFileSync(name, words, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  mkdirSync(join(root, 'src'), { recursive: true });
  writeFileSync(join(folder, '.gitconfig'), '[user]\nname = Ada\nemail = ada@example.org\n');
  run('git', 'init', '--quiet', '--initial-branch=main');
  writeFileSync(join(root, 'src/cards.py'), 'def pay(card):\n    charge(card)\n');
  writeFileSync(join(root, 'src/mail.py'), 'def receipt(to):\n    send(to)\n');
  run('git', 'add', '--all');
  run('git', 'commit', '--quiet', '--message=Start');
  const call = (method, params = {}) => JSON.parse(run(program, 'call', method, JSON.stringify(params)));
  run(program, 'init');
  const opened = call('session.open', { user_request: 'Checkout: pay by card', commit_pending: true });
  const session_id = opened.session_id;
  const tree = call('task.create', { session_id, ...TREE });
  const cases = Object.fromEntries(found(tree).map((task) => [task.title, task.id]));
  for (const [title, needs] of Object.entries(NEEDS)) {
    call('task.update', { session_id, task_id: cases[title], depends_on: needs.map((each) => cases[each]) });
  }
  const done = cases['Reject an expired card'];
  call('case.begin', { session_id, case_id: done });
  for (const step of ['Validate the expiry on the server', 'Map the failure to HTTP 402']) {
    call('step.check', { session_id, case_id: done, step, result: 'pass', evidence: { command: 'make test', exit_code: 0 } });
  }
  call('case.complete', { session_id, case_id: done, summary: 'Expired cards get 402 with the code card_expired' });
  run('git', 'add', '--all');
  const spawn = (title, script) =>
    call('thread.child.spawn', { session_id, provider: 'command', scope_case_ids: [cases[title]], launch_command: script }).thread;
  const work = (file, words) => `sh -c 'printf "%s\\n" ${words.map((each) => `"${each}"`).join(' ')}; echo "$(date +%s%N)" >> ${file}; sleep 600'`;
  const first = spawn('Refuse a second payment', work('src/cards.py', ['Reading src/cards.py', 'An order is paid once: a key for each order', 'Writing the test for two payments at once', '12 passed in 0.84s']));
  const second = spawn('Send a receipt', work('src/cards.py', ['Reading src/mail.py', 'The receipt needs the last four digits', 'Editing src/cards.py']));
  call('case.begin', { session_id, case_id: cases['Refuse a second payment'], thread_id: first.thread_id });
  call('step.check', { session_id, case_id: cases['Refuse a second payment'], step: 'Key for each order', result: 'pass' });
  call('case.begin', { session_id, case_id: cases['Send a receipt'], thread_id: second.thread_id });
  call('lock.acquire', { session_id, scope_type: 'prefix', scope_path: 'docs', reason: 'The guide is being moved' });
  call('inbox.send', { session_id, sender_thread_id: second.thread_id, receiver_thread_id: 'root', kind: 'blocker', message: 'Which address do receipts come **from**?' });
  return { root, env, run, call, session: session_id, path: opened.worktree_path, cases, threads: [first.thread_id, second.thread_id] };
}

/** Ends its agents. */
export function end(made) {
  execFileSync('tmux', ['-S', made.env.ORCH_TMUX_SOCKET, 'kill-server'], { env: made.env, stdio: 'ignore' });
}

const found = (task) => [task, ...(task.children ?? []).flatMap(found)];

const CARD = {
  title: 'Reject an expired card',
  priority: 2,
  description: 'A card counts until the **last day** of its month, in the time zone of the shop.\n\n```json\n{ "error": "card_expired" }\n```\n\n| month | day | result |\n|---|---|---|\n| this | last | paid |\n| last | any | `402` |',
  acceptance: ['402 with the code `card_expired`', 'Nothing is charged'],
  steps: ['Validate the expiry on the server', 'Map the failure to HTTP 402'],
  files: ['src/cards.py'],
};
const TREE = {
  level: 'epic',
  title: 'Checkout: pay by card',
  children: [
    {
      title: 'Card payments',
      children: [
        {
          title: 'Rules',
          children: [
            CARD,
            {
              title: 'Refuse a second payment',
              description: 'An order is paid **once**, whoever asks how often.',
              acceptance: ['The second request gets `409`', 'One charge at the bank'],
              steps: ['Key for each order', 'Test two payments at once', 'Answer with 409'],
            },
            { title: 'Ask for 3-D Secure from 50 euros on', steps: ['Limit in the settings', 'Redirect and return'] },
          ],
        },
        { title: 'Failures', children: [{ title: 'Retry when the bank times out', steps: ['Three tries', 'Then tell the customer'] }] },
      ],
    },
    {
      title: 'Receipts',
      children: [
        {
          title: 'Mail',
          children: [
            { title: 'Send a receipt', steps: ['Text and layout', 'Last four digits of the card'] },
            { title: 'Show receipts in the account', steps: ['List', 'Download as PDF'] },
          ],
        },
      ],
    },
  ],
};
const NEEDS = {
  'Refuse a second payment': ['Reject an expired card'],
  'Ask for 3-D Secure from 50 euros on': ['Reject an expired card'],
  'Retry when the bank times out': ['Refuse a second payment'],
  'Send a receipt': ['Reject an expired card'],
  'Show receipts in the account': ['Send a receipt', 'Refuse a second payment'],
};
