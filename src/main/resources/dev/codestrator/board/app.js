// The page: which view is shown, and that it is shown anew when something has changed.
import { about, all, call, takeToken } from './api.js';
import { graph, overlap, timeline } from './charts.js';
import { merge, task, thread } from './details.js';
import { h } from './dom.js';
import { inbox, now } from './overview.js';
import { Tree } from './tree.js';

const VIEWS = { '': now, tasks: () => [], graph, timeline, overlap, inbox, task, thread, merge };
const $ = (id) => document.getElementById(id);
const LOOK_AGAIN = 3000; // an agent's screen is no file that changes

class State {
  tasks = [];
  threads = [];
  session = undefined;
  write = false;
  #kept = new Map();

  in(params = {}) {
    return this.session ? { session_id: this.session, ...params } : params;
  }

  task(id) {
    return this.tasks.find((each) => each.id === id);
  }

  title(id) {
    return this.task(id)?.title ?? id;
  }

  threadTitle(id) {
    return this.threads.find((each) => each.thread_id === id)?.title ?? id;
  }

  /** A form that stays as it is while the view around it is drawn anew. */
  keep(key, make) {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key);
  }

  /** Does something that may be refused; whether it was done. */
  async act(work, done) {
    try {
      await work();
      notice(done, '');
      refresh();
      return true;
    } catch (error) {
      notice(error.message, error.hint, true);
      return false;
    }
  }
}

const state = new State();
const tree = new Tree($('tree'), $('tree-note'), (id) => { location.hash = `#/task/${id}`; });
let shown = '';
let busy = false;
let again = false;

function notice(message, hint, refused = false) {
  const item = h('div', { class: refused ? 'notice refused' : 'notice' }, h('p', {}, message), hint ? h('p', { class: 'dim' }, hint) : '', h('button', { type: 'button', 'aria-label': 'Dismiss', onclick: () => item.remove() }, '×'));
  $('notices').replaceChildren(item);
  if (!refused) setTimeout(() => item.remove(), 4000);
}

const route = () => location.hash.replace(/^#\/?/, '').split('/');

/** Loads and draws; what comes meanwhile is done once more afterwards. */
async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    await load();
    await draw();
  } catch (error) {
    if (error instanceof TypeError) live('lost', 'not connected');
    else notice(error.message, error.hint, true);
  } finally {
    busy = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

async function load() {
  const { sessions } = await call('session.list');
  sessionsInto($('session'), sessions);
  const [tasks, threads] = await Promise.all([
    all('task.list', 'tasks', state.in()),
    state.session ? all('thread.child.list', 'threads', state.in()) : [],
  ]);
  state.tasks = tasks;
  state.threads = threads.filter((each) => each.role !== 'root');
  tree.set(tasks);
}

function sessionsInto(select, sessions) {
  const known = sessions.map((each) => each.id);
  if (state.session === undefined) state.session = known.at(-1);
  if (state.session && !known.includes(state.session)) known.push(state.session);
  const options = [
    ...known.map((id) => ({ id, name: sessions.find((each) => each.id === id)?.request || id })),
    { id: '', name: 'none: this worktree' },
  ];
  const wanted = JSON.stringify(options);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...options.map((each) => h('option', { value: each.id }, each.name.length > 40 ? `${each.name.slice(0, 39)}…` : each.name)));
  }
  select.value = state.session ?? '';
}

async function draw() {
  const [name, id] = route();
  const key = location.hash;
  const view = VIEWS[name] ?? now;
  const content = await view(state, id).catch((error) => {
    if (error instanceof TypeError && error.message.includes('fetch')) throw error;
    return [h('section', {}, h('h2', {}, 'Not to be shown'), h('p', {}, error.message), h('p', { class: 'dim' }, error.hint ?? ''))];
  });
  if (key !== location.hash) return;
  put(content, key !== shown);
  document.body.dataset.view = name || 'now';
  for (const link of document.querySelectorAll('header nav a')) {
    const current = link.getAttribute('href') === `#/${name}`;
    if (current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  tree.select(name === 'task' ? id : undefined);
  shown = key;
}

/** Puts a view in place; the same view keeps its place, its focus and what was opened in it. */
function put(content, other) {
  const main = $('main');
  const { scrollTop } = main;
  const focused = main.contains(document.activeElement) ? document.activeElement : undefined;
  const places = focused ? [...main.querySelectorAll('a, button, input, [tabindex]')].indexOf(focused) : -1;
  const open = [...main.querySelectorAll('details')].map((each) => each.open);
  const output = main.querySelector('.output');
  const atEnd = !output || output.scrollTop + output.clientHeight >= output.scrollHeight - 4;
  const { selectionStart, selectionEnd } = focused ?? {};
  main.replaceChildren(...content.filter(Boolean));
  const last = main.querySelector('.output');
  if (last) last.scrollTop = atEnd || other ? last.scrollHeight : output.scrollTop;
  if (other) {
    main.scrollTop = 0;
    return;
  }
  main.scrollTop = scrollTop;
  main.querySelectorAll('details').forEach((each, at) => { each.open = open[at] ?? each.open; });
  if (!focused) return;
  const target = focused.isConnected ? focused : main.querySelectorAll('a, button, input, [tabindex]')[places];
  target?.focus({ preventScroll: true });
  if (focused.isConnected && selectionStart !== undefined && selectionStart !== null) focused.setSelectionRange?.(selectionStart, selectionEnd);
}

function live(name, text) {
  const sign = $('live');
  sign.dataset.state = name;
  if (sign.textContent !== text) sign.textContent = text;
}

function listen() {
  const events = new EventSource('/events');
  events.onopen = () => live('live', state.write ? 'live, may write' : 'live');
  events.onmessage = () => refresh();
  events.onerror = () => live('lost', 'not connected');
}

function keys(event) {
  const typing = event.target.matches('input, textarea, select');
  if (event.key === 'Escape' && event.target === $('search')) {
    $('search').value = '';
    tree.search('');
    tree.focus();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || $('help').open) return;
  const links = [...document.querySelectorAll('header nav a:not(.narrow)')];
  const acts = { '/': () => $('search').focus(), '?': () => $('help').showModal(), t: () => tree.focus() };
  const act = acts[event.key] ?? (links[Number(event.key) - 1] ? () => links[Number(event.key) - 1].click() : undefined);
  if (act) {
    event.preventDefault();
    act();
  }
}

async function start() {
  const token = takeToken();
  const known = await about();
  state.write = known.write && token;
  state.session = known.session_id;
  $('repository').textContent = known.repository;
  document.title = `${known.repository}: orch board`;
  window.addEventListener('hashchange', refresh);
  document.addEventListener('keydown', keys);
  $('search').addEventListener('input', (event) => tree.search(event.target.value));
  $('search').addEventListener('keydown', (event) => { if (event.key === 'ArrowDown' || event.key === 'Enter') { event.preventDefault(); tree.focus(); } });
  $('session').addEventListener('change', (event) => { state.session = event.target.value || ''; refresh(); });
  $('help-button').addEventListener('click', () => $('help').showModal());
  $('skip').addEventListener('click', () => $('main').focus());
  listen();
  setInterval(() => { if (!document.hidden && route()[0] === 'thread') refresh(); }, LOOK_AGAIN);
}

start();
