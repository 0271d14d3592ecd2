// The task tree: one row for each task that can be seen, and one of them in the order of Tab.
import { bar, h, pill } from './dom.js';

const MANY = 300; // more tasks than this begin closed below the second level
const MOST = 1500; // rows that a browser lays out in time

export class Tree {
  constructor(element, note, show) {
    this.element = element;
    this.note = note;
    this.show = show;
    this.tasks = [];
    this.open = new Map(); // what was opened and closed by hand
    this.query = '';
    this.at = undefined;
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('click', (event) => this.#click(event));
  }

  set(tasks) {
    this.tasks = tasks;
    this.byId = new Map(tasks.map((task) => [task.id, task]));
    this.parents = new Set(tasks.map((task) => task.parent_id));
    this.#draw();
  }

  search(query) {
    this.query = query.trim().toLowerCase();
    this.#draw();
  }

  select(id) {
    this.selected = id;
    if (id && this.byId?.has(id)) {
      this.at = id;
      for (let up = this.byId.get(id).parent_id; up; up = this.byId.get(up)?.parent_id) this.open.set(up, true);
    }
    this.#draw();
  }

  focus() {
    this.#row(this.at)?.focus();
  }

  #row(id) {
    return id ? this.element.querySelector(`[data-id="${id}"]`) : undefined;
  }

  #level(task) {
    const parent = this.byId.get(task.parent_id);
    return parent ? this.#level(parent) + 1 : 1;
  }

  #isOpen(task) {
    return this.query !== '' || (this.open.get(task.id) ?? (this.tasks.length <= MANY || this.#level(task) < 3));
  }

  /** The tasks that can be seen, in their order. */
  #visible() {
    const found = this.#found();
    const seen = new Set([undefined]);
    return this.tasks.filter((task) => {
      if (found && !found.has(task.id)) return false;
      const shown = seen.has(this.byId.has(task.parent_id) ? task.parent_id : undefined);
      if (shown && this.#isOpen(task)) seen.add(task.id);
      return shown;
    });
  }

  /** What the search finds, with all that is above; nothing when nobody searches. */
  #found() {
    if (this.query === '') return undefined;
    const found = new Set();
    for (const task of this.tasks) {
      if (!task.title.toLowerCase().includes(this.query) && !task.id.startsWith(this.query)) continue;
      for (let up = task; up; up = this.byId.get(up.parent_id)) found.add(up.id);
    }
    return found;
  }

  #draw() {
    if (!this.byId) return;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
    this.rows = this.#visible();
    const shown = this.rows.slice(0, MOST);
    if (!shown.some((task) => task.id === this.at)) this.at = shown[0]?.id;
    this.element.replaceChildren(...shown.map((task) => this.#item(task)));
    const more = this.rows.length - shown.length;
    this.note.textContent =
      this.tasks.length === 0 ? 'No tasks yet: orch task add'
        : this.rows.length === 0 ? 'Nothing found.'
          : more > 0 ? `${more} more: search for them.` : '';
    if (focused) (this.#row(focused) ?? this.#row(this.at))?.focus({ preventScroll: true });
  }

  #item(task) {
    const parent = this.parents.has(task.id);
    const level = this.#level(task);
    return h(
      'div',
      {
        role: 'treeitem',
        class: `item level-${Math.min(level, 6)} ${task.level}`,
        'data-id': task.id,
        'aria-level': level,
        'aria-expanded': parent ? String(this.#isOpen(task)) : undefined,
        'aria-selected': String(task.id === this.selected),
        tabindex: task.id === this.at ? 0 : -1,
        title: task.title,
      },
      h('span', { class: 'twist', 'aria-hidden': 'true' }),
      h('span', { class: `dot ${task.status}`, 'aria-hidden': 'true' }),
      h('span', { class: 'title' }, task.title),
      h('span', { class: 'unseen' }, `, ${task.status.replaceAll('_', ' ')}`),
      task.unreadable ? pill('unreadable') : task.status === 'blocked' ? pill('blocked') : '',
      h('span', { class: 'count' }, task.steps_total ? `${task.steps_done}/${task.steps_total}` : ''),
    );
  }

  #click(event) {
    const row = event.target.closest('[data-id]');
    if (!row) return;
    const id = row.dataset.id;
    this.at = id;
    if (event.target.classList.contains('twist') && this.parents.has(id)) this.#toggle(id);
    else this.show(id);
  }

  #toggle(id, wanted) {
    this.open.set(id, wanted ?? !this.#isOpen(this.byId.get(id)));
    this.#draw();
    this.#row(id)?.focus();
  }

  #go(id) {
    if (!id) return;
    this.at = id;
    for (const row of this.element.children) row.tabIndex = row.dataset.id === id ? 0 : -1;
    this.#row(id)?.focus();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const task = this.byId?.get(this.at);
    if (!task) return;
    const rows = this.rows.slice(0, MOST);
    const place = rows.indexOf(task);
    const parent = this.parents.has(task.id);
    const keys = {
      ArrowDown: () => this.#go(rows[place + 1]?.id),
      ArrowUp: () => this.#go(rows[place - 1]?.id),
      Home: () => this.#go(rows[0]?.id),
      End: () => this.#go(rows.at(-1)?.id),
      ArrowRight: () => (parent && !this.#isOpen(task) ? this.#toggle(task.id, true) : this.#go(parent ? rows[place + 1]?.id : undefined)),
      ArrowLeft: () => (parent && this.#isOpen(task) && !this.query ? this.#toggle(task.id, false) : this.#go(task.parent_id)),
      Enter: () => this.show(task.id),
      ' ': () => this.show(task.id),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  }
}
