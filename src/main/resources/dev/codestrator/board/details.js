// The views of one thing: a task, an agent, a merge.
import { call, piece } from './api.js';
import { bar, code, facts, h, list, pill, rendered, section, table, taskLink, threadLink, time, words } from './dom.js';
import { happenings } from './overview.js';

export async function task(state, id) {
  const [got, text, history] = await Promise.all([
    call('task.get', state.in({ task_id: id })),
    piece(`/words/${id}`, state.session),
    call('work.history', state.in({ task_id: id, limit: 20 })),
  ]);
  const below = state.tasks.filter((each) => each.parent_id === got.id);
  return [
    h('header', { class: 'head' }, path(state, got), h('h2', {}, got.title), h('p', {}, pill(got.status), ' ', code(got.id), ' ', bar(got.steps_done, got.steps_total))),
    got.stale ? h('p', { class: 'warning' }, `Stale: ${got.stale}`) : '',
    facts([
      ['next', got.next_action],
      ['worker', got.thread && threadLink(got.thread, state.threadTitle(got.thread))],
      ['waits for', list(got.depends_on.map((each) => taskLink(each, state.title(each))))],
      ['priority', got.priority || undefined],
      ['files', list(got.files.map(code))],
      ['worktree', got.at && code(got.at)],
      ['file', h('code', { title: got.path }, got.path.replace(/^.*?(?=\.orchestrator\/)/, ''))],
    ]),
    got.level === 'case' ? section('Steps', steps(state, got)) : section('Below', children(below)),
    text.trim() ? h('section', { 'aria-label': 'Text' }, rendered(text)) : '',
    history.entries.length ? section('What happened', happenings(history.entries)) : '',
  ];
}

function path(state, got) {
  const above = [];
  for (let up = state.task(got.parent_id); up; up = state.task(up.parent_id)) above.unshift(taskLink(up.id, up.title));
  return above.length ? h('nav', { 'aria-label': 'Above', class: 'path' }, above.flatMap((each, at) => (at ? [' › ', each] : [each]))) : '';
}

const children = (below) =>
  table('Below', ['Task', 'Status', 'Steps'], below.map((each) => [taskLink(each.id, each.title), pill(each.status), bar(each.steps_done, each.steps_total)]), 'Nothing yet.');

function steps(state, got) {
  if (got.steps.length === 0) return h('p', { class: 'nothing' }, 'No steps.');
  return h('ul', { class: 'steps' }, got.steps.map((step, at) => h('li', {}, state.write ? box(state, got, step, at) : shown(step), notes(step))));
}

const shown = (step) =>
  h('span', { class: step.done ? 'done' : '' }, h('span', { class: 'box', role: 'img', 'aria-label': step.done ? 'done' : 'open' }, step.done ? '☑' : '☐'), ' ', step.title);

function box(state, got, step, at) {
  const input = h('input', {
    type: 'checkbox',
    id: `step-${at}`,
    checked: step.done,
    disabled: step.done,
    onchange: () =>
      state
        .act(() => call('step.check', state.in({ case_id: got.id, step: step.id || step.title, result: 'pass' })), `ticked: ${step.title}`)
        .then((done) => { if (!done) input.checked = false; }),
  });
  return h('span', { class: step.done ? 'done' : '' }, input, ' ', h('label', { for: `step-${at}` }, step.title));
}

const notes = (step) => (step.notes?.length ? h('ul', { class: 'notes' }, step.notes.map((note) => h('li', {}, typeof note === 'string' ? note : Object.values(note).join(' ')))) : '');

export async function thread(state, id) {
  const got = await call('thread.child.status', state.in({ thread_id: id, capture_lines: 120 }));
  return [
    h('header', { class: 'head' }, h('h2', {}, got.title || got.thread_id), h('p', {}, pill(got.status), ' ', code(got.thread_id), ' ', h('span', { class: 'dim' }, got.detail))),
    got.question ? section('Asks', h('p', { class: 'pre' }, got.question), state.write ? answer(state, got) : h('p', { class: 'dim' }, `Answer it: orch answer ${got.thread_id} yes`)) : '',
    facts([
      ['works on', list(got.scope.map((each) => taskLink(each, state.title(each))))],
      ['role', words(got.role)],
      ['program', got.provider],
      ['worktree', got.worktree_id && code(got.worktree_id)],
      ['turn', got.turn],
      ['context', got.tokens && `${got.tokens.last} tokens${got.tokens.percent !== undefined ? `, ${got.tokens.percent} %` : ''}`],
      ['changed', list((got.files_modified ?? []).map(code))],
      ['since', time(got.created_at)],
      ['known by', got.detection_tier],
    ]),
    got.last_message ? section('Said last', h('p', { class: 'pre' }, got.last_message)) : '',
    section('Last output', h('pre', { class: 'output', tabindex: 0, role: 'group', 'aria-label': 'Last output' }, got.last_response || 'Nothing yet.')),
    state.write ? section('Send', directive(state, got)) : '',
  ];
}

function answer(state, got) {
  const give = (word) => state.act(() => call('thread.child.answer', state.in({ thread_id: got.thread_id, answer: word })), `answered: ${word}`);
  return [
    h('p', { class: 'buttons' }, ['yes', 'no'].map((word) => h('button', { type: 'button', onclick: () => give(word) }, word))),
    state.keep(`answer-${got.thread_id}-${got.question}`, () => {
      const text = h('input', { id: 'answer', type: 'text', required: true });
      return h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            give(text.value);
          },
        },
        h('label', { for: 'answer' }, 'Or in words, which is no'),
        text,
        h('button', {}, 'Answer'),
      );
    }),
  ];
}

function directive(state, got) {
  return state.keep(`directive-${got.thread_id}`, () => {
    const text = h('textarea', { id: 'directive', rows: 3, required: true });
    const at = h('select', { id: 'mode' }, h('option', { value: 'queue' }, 'when its turn ends'), h('option', { value: 'interrupt_patch' }, 'now: interrupt it'));
    return h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          state
            .act(() => call('thread.child.directive', state.in({ thread_id: got.thread_id, directive: text.value, mode: at.value })), 'sent')
            .then((done) => { if (done) text.value = ''; });
        },
      },
      h('label', { for: 'directive' }, 'What it is to do'),
      text,
      h('label', { for: 'mode' }, 'When'),
      at,
      h('button', {}, 'Send'),
    );
  });
}

export async function merge(state, id) {
  const { queue } = await call('merge.main.list', state.in({ all: true }));
  const entry = queue.find((each) => each.request_id === id);
  if (!entry) return [section('Merge', h('p', { class: 'nothing' }, `There is no ${id} any more.`))];
  const { review } = entry;
  return [
    h('header', { class: 'head' }, h('h2', {}, entry.branch), h('p', {}, pill(entry.status), ' ', code(entry.request_id), ' into ', code(entry.target))),
    facts([
      ['tasks', list(entry.tasks.map((each) => taskLink(each, state.title(each))))],
      ['place', entry.position],
      ['why', entry.reason],
      ['waits for', entry.waiting_for],
      ['review', review && words(review.state)],
      ['commit', review && code(review.commit.slice(0, 12))],
      ['reviewer', review?.thread_id && threadLink(review.thread_id)],
    ]),
    review ? section('Findings', findings(review)) : '',
    state.write && ['requested', 'running'].includes(review?.state) ? section('Verdict', verdict(state, entry)) : '',
  ];
}

const findings = (review) =>
  table('Findings', ['Where', 'How bad', 'What', 'Evidence'], review.findings.map((each) => [code(`${each.file}:${each.line}`), pill(each.severity), each.description, each.evidence]), 'None so far.');

const verdict = (state, entry) =>
  h(
    'p',
    { class: 'buttons' },
    h('button', { type: 'button', onclick: () => state.act(() => call('merge.review.submit', state.in({ merge_request_id: entry.merge_request_id, verdict: 'approve', commit: entry.review.commit })), 'approved') }, 'Approve'),
    h('span', { class: 'dim' }, ' for this commit alone; to block it, say why: orch merge block'),
  );
