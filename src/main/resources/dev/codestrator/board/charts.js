// The views that draw: who waits for whom, who worked when, whose branches collide.
import { call, piece } from './api.js';
import { code, h, list, rendered, section, svg, table, threadLink } from './dom.js';
import { happenings } from './overview.js';

export async function graph(state) {
  return [section('Who waits for whom', rendered(await piece('/graph', state.session)))];
}

const LANE = 30;
const LEFT = 250;
const WIDTH = 1000;

/** Spans of work: what one agent did on one case, from its first word to its last. */
function spans(state, entries) {
  const byKey = new Map();
  for (const entry of [...entries].reverse()) {
    const key = `${entry.thread ?? ''} ${entry.case_id}`;
    const at = Date.parse(entry.at);
    const span = byKey.get(key) ?? { thread: entry.thread, title: entry.title, from: at, to: at, marks: [] };
    span.to = at;
    span.over = entry.event === 'complete';
    span.marks.push({ at, event: entry.event });
    byKey.set(key, span);
  }
  const running = new Set(state.threads.filter((each) => ['processing', 'starting'].includes(each.status)).map((each) => each.thread_id));
  for (const span of byKey.values()) if (!span.over && running.has(span.thread)) span.to = Date.now();
  return [...byKey.values()];
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function lanes(state, entries) {
  const all = spans(state, entries);
  const from = Math.min(...all.map((span) => span.from));
  const to = Math.max(...all.map((span) => span.to), from + 60_000);
  const x = (at) => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - 10);
  const height = all.length * LANE + 26;
  const ticks = Array.from({ length: 6 }, (_, n) => from + ((to - from) * n) / 5);
  const label = (at) => new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', ...(to - from < 600_000 ? { second: '2-digit' } : {}) });
  return svg(
    'svg',
    { class: 'lanes', viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, 'aria-hidden': 'true' },
    ticks.map((at, n) => [
      svg('line', { class: 'tick', x1: x(at), x2: x(at), y1: 0, y2: height - 22 }),
      svg('text', { class: 'id', x: x(at), y: height - 6, 'text-anchor': n === 0 ? 'start' : n === 5 ? 'end' : 'middle' }, label(at)),
    ]),
    all.map((span, n) => [
      svg('text', { x: 0, y: n * LANE + 13 }, cut(span.title, 34)),
      svg('text', { class: 'id', x: 0, y: n * LANE + 25 }, span.thread ? cut(`${state.threadTitle(span.thread)} ${span.thread}`, 36) : 'a person'),
      svg('rect', { class: `span ${span.over ? 'done' : 'in_progress'}`, x: x(span.from), y: n * LANE + 6, height: 14, rx: 3, width: Math.max(4, x(span.to) - x(span.from)) }),
      span.marks.map((mark) => svg('circle', { class: `mark ${mark.event}`, cx: x(mark.at), cy: n * LANE + 13, r: 3.5 })),
    ]),
  );
}

export async function timeline(state) {
  const { entries, total } = await call('work.history', state.in({ limit: 300 }));
  if (entries.length === 0) return [section('Who worked on what', h('p', { class: 'nothing' }, 'Nobody has begun a case.'))];
  return [
    section('Who worked on what', h('div', { class: 'wide', role: 'group', 'aria-label': 'Drawing of who worked when; the list below says the same', tabindex: 0 }, lanes(state, entries))),
    section('In words', total > entries.length ? h('p', { class: 'dim' }, `The last ${entries.length} of ${total}.`) : '', happenings(entries)),
  ];
}

export async function overlap(state) {
  const { branches, overlaps } = await call('worktree.overlap', state.in());
  const names = branches.map((branch) => branch.branch);
  const short = new Map(branches.map((branch) => [branch.branch, branch.tasks.map((id) => state.title(id)).join(', ') || branch.branch]));
  const pairs = new Map(overlaps.flatMap((each) => [[`${each.ours} ${each.theirs}`, each], [`${each.theirs} ${each.ours}`, each]]));
  return [
    section('Branches that touch the same files', matrix(names, short, pairs)),
    overlaps.length ? section('Where', overlaps.map((each) => clash(each, short))) : '',
    branches.some((branch) => branch.problem) ? section("Can't be looked at", h('ul', {}, branches.filter((branch) => branch.problem).map((branch) => h('li', {}, code(branch.branch), `: ${branch.problem}`)))) : '',
  ];
}

const short26 = (text) => cut(text, 26);

function matrix(names, short, pairs) {
  if (names.length < 2) return h('p', { class: 'nothing' }, 'There are no two branches to compare.');
  const cell = (row, column) => {
    if (row === column) return h('td', { class: 'self' }, '');
    const pair = pairs.get(`${row} ${column}`);
    if (!pair) return h('td', { class: 'apart' }, 'apart');
    return pair.conflicts.length
      ? h('td', { class: 'conflict' }, `${pair.conflicts.length} in conflict`)
      : h('td', { class: 'touch' }, `${pair.files.length} in both`);
  };
  return h(
    'div',
    { class: 'wide', role: 'group', 'aria-label': 'Overlap', tabindex: 0 },
    h(
      'table',
      { class: 'matrix' },
      h('thead', {}, h('tr', {}, h('td', {}), names.map((name) => h('th', { scope: 'col', title: name }, short26(short.get(name)))))),
      h('tbody', {}, names.map((row) => h('tr', {}, h('th', { scope: 'row', title: row }, short26(short.get(row))), names.map((column) => cell(row, column))))),
    ),
  );
}

const clash = (each, short) =>
  h(
    'div',
    { class: 'clash' },
    h('h3', {}, `${short.get(each.ours)} and ${short.get(each.theirs)}`),
    h('p', {}, 'Both touch ', list(each.files.slice(0, 20).map(code)), each.files.length > 20 ? ` and ${each.files.length - 20} more` : ''),
    each.conflicts.map((conflict) => [
      h('p', { class: 'blocked' }, 'Would conflict: ', code(conflict.path), ` (${conflict.kind})`),
      conflict.hunks.map((hunk) => h('pre', {}, hunk.text)),
    ]),
  );
