// The views of the whole: what goes on now, and the inbox.
import { all, call } from './api.js';
import { bar, code, facts, h, list, pill, section, table, taskLink, threadLink, time, words } from './dom.js';

/** Everything that waits for a person. */
function waiting(state, pending, queue) {
  const asks = state.threads
    .filter((thread) => thread.question)
    .map((thread) => h('li', {}, pill('waiting_user_answer'), ' ', threadLink(thread.thread_id, thread.title), ' asks: ', thread.question));
  const blocked = state.tasks
    .filter((task) => task.level === 'case' && (task.status === 'blocked' || task.unreadable))
    .map((task) => h('li', {}, pill(task.unreadable ? 'unreadable' : 'blocked'), ' ', taskLink(task.id, task.title), task.unreadable ? `: ${task.unreadable}` : ''));
  const mail = pending.map((each) =>
    h('li', {}, pill(each.kind), ' ', each.sender ? threadLink(each.sender) : 'orch', ': ', excerpt(each.message)));
  const reviews = queue
    .filter((entry) => entry.status === 'in_review' || entry.status === 'blocked')
    .map((entry) => h('li', {}, pill(entry.status), ' ', code(entry.branch), entry.reason ? `: ${entry.reason}` : ''));
  const items = [...asks, ...blocked, ...mail, ...reviews];
  return items.length ? h('ul', { class: 'plain' }, items) : h('p', { class: 'nothing' }, 'Nothing.');
}

const excerpt = (text) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

const threads = (state) =>
  table(
    'Threads',
    ['Agent', 'Does', 'Works on', 'Program', 'Tokens', 'Said last'],
    state.threads.map((thread) => [
      threadLink(thread.thread_id, thread.title || thread.thread_id),
      pill(thread.status),
      list(thread.scope.map((id) => taskLink(id, state.title(id)))),
      thread.provider,
      thread.tokens?.percent !== undefined ? `${thread.tokens.percent} %` : '',
      h('span', { class: 'dim' }, excerpt(thread.last_message ?? '')),
    ]),
    'No agent runs.',
  );

const queued = (queue) =>
  table(
    'Merge queue',
    ['Place', 'Branch', 'Into', 'Status', 'Review', 'Since'],
    queue.map((entry) => [
      String(entry.position ?? '–'),
      h('a', { href: `#/merge/${entry.request_id}` }, code(entry.branch)),
      code(entry.target),
      pill(entry.status),
      entry.review ? `${words(entry.review.state)}${entry.review.findings.length ? `, ${entry.review.findings.length} findings` : ''}` : '',
      time(entry.queued_at),
    ]),
    'Nothing waits to be merged.',
  );

const leases = (locks) =>
  table(
    'Leases',
    ['Paths', 'Mode', 'Holder', 'Reason', 'Until'],
    locks.map((lock) => [
      lock.scope_type === 'main_merge' ? 'the main branch' : list(lock.paths.map(code)),
      lock.mode,
      lock.thread ? threadLink(lock.thread) : code(lock.session),
      lock.reason,
      time(lock.expires_at),
    ]),
    'Nothing is held.',
  );

/** What happened, newest first. */
export const happenings = (entries) =>
  h(
    'ol',
    { class: 'happenings' },
    entries.map((entry) =>
      h(
        'li',
        {},
        time(entry.at),
        h('span', { class: `event ${entry.event}` }, entry.event.replaceAll('-', ' ')),
        h('span', { class: 'what' }, taskLink(entry.case_id, entry.title), entry.step ? `: ${entry.step}` : '', entry.thread ? [' ', threadLink(entry.thread)] : ''),
      ),
    ),
  );

export async function now(state) {
  const [locks, { queue }, history, pending] = await Promise.all([
    all('lock.list', 'locks', state.in()),
    call('merge.main.list', state.in()),
    call('work.history', state.in({ limit: 12 })),
    state.session ? all('inbox.pending', 'messages', state.in({ receiver_thread_id: 'root' })) : [],
  ]);
  const epics = state.tasks.filter((task) => task.level === 'epic');
  return [
    section('Waits for you', waiting(state, pending, queue)),
    section(
      'Epics',
      table('Epics', ['Epic', 'Status', 'Steps'], epics.map((task) => [taskLink(task.id, task.title), pill(task.status), bar(task.steps_done, task.steps_total)]), 'No epic yet.'),
    ),
    section('Agents', threads(state)),
    section('Merge queue', queued(queue)),
    section('Leases', leases(locks)),
    section('What happened', history.entries.length ? happenings(history.entries) : h('p', { class: 'nothing' }, 'Nothing yet.')),
  ];
}

export async function inbox(state) {
  if (!state.session) return [section('Inbox', h('p', { class: 'nothing' }, 'Messages belong to a session, and none is open: orch open "what you want"'))];
  const messages = await all('inbox.list', 'messages', state.in({ thread_id: 'root' }));
  return [
    state.write ? section('Send', sendForm(state)) : '',
    section(
      "Root's inbox",
      messages.length
        ? h('ul', { class: 'plain messages' }, messages.reverse().map(message))
        : h('p', { class: 'nothing' }, 'Empty.'),
    ),
  ];
}

const message = (each) =>
  h(
    'li',
    {},
    facts([
      ['', h('span', {}, pill(each.kind), ' ', each.status === 'pending' ? pill('pending') : '')],
      ['from', each.sender ? threadLink(each.sender) : 'orch or a person'],
      ['at', time(each.sent_at)],
    ]),
    h('p', { class: 'pre' }, each.message),
  );

function sendForm(state) {
  return state.keep('send', () => {
    const receiver = h('select', { id: 'receiver' }, h('option', { value: 'root' }, 'root'), h('option', { value: 'all' }, 'all agents'), state.threads.map((thread) => h('option', { value: thread.thread_id }, `${thread.title || ''} ${thread.thread_id}`)));
    const text = h('textarea', { id: 'message', rows: 3, required: true });
    return h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          state.act(() => call('inbox.send', state.in({ receiver_thread_id: receiver.value, message: text.value })), 'sent').then((done) => { if (done) text.value = ''; });
        },
      },
      h('label', { for: 'receiver' }, 'To'),
      receiver,
      h('label', { for: 'message' }, 'Message'),
      text,
      h('button', {}, 'Send'),
    );
  });
}
