// Elements. Whatever records hold becomes text here, never markup.

/** An element: `h('a', { href: '#/' }, 'Now')`. Attributes that are false or absent are left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for drawings. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat(Infinity));
  return element;
}

// The server's own rendering of Markdown and drawings: there tags of others are text already.
const policy = window.trustedTypes?.createPolicy('rendered', { createHTML: (text) => text });

/** The one place where text becomes markup. */
export function rendered(text) {
  const element = document.createElement('div');
  element.className = 'words';
  element.innerHTML = policy ? policy.createHTML(text) : text;
  return element;
}

export const words = (name) => String(name ?? '').replaceAll('_', ' ');

/** A status as a word in its colour. */
export const pill = (status) => h('span', { class: `pill ${status}` }, words(status));

export const code = (text) => h('code', {}, text);

export const taskLink = (id, title) => h('a', { href: `#/task/${id}` }, title ?? id);

export const threadLink = (id, title) => h('a', { href: `#/thread/${id}` }, title ?? code(id));

/** How far: a bar and two numbers. */
export const bar = (done, total) =>
  total === 0
    ? h('span', { class: 'count' }, '–')
    : h(
        'span',
        { class: 'bar' },
        h('progress', { max: total, value: done, 'aria-label': `${done} of ${total} steps` }),
        h('span', { class: 'count' }, `${done}/${total}`),
      );

/** A time of day, with the day when it isn't today's. */
export function time(text) {
  const date = new Date(text);
  const today = date.toDateString() === new Date().toDateString();
  const shown = date.toLocaleString(undefined, {
    ...(today ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  return h('time', { datetime: text, title: text }, shown);
}

/** A table; one sentence when it has no rows. */
export function table(label, names, rows, nothing) {
  if (rows.length === 0) return h('p', { class: 'nothing' }, nothing);
  return h(
    'div',
    { class: 'wide', role: 'group', 'aria-label': label, tabindex: 0 },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, names.map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell) => h('td', {}, cell ?? ''))))),
    ),
  );
}

/** A part of a view with its heading. */
export const section = (title, ...content) => h('section', {}, h('h2', {}, title), ...content);

/** Names and values. */
export const facts = (pairs) =>
  h(
    'dl',
    { class: 'facts' },
    pairs
      .filter(([, value]) => value !== undefined && value !== null && value !== '' && value?.length !== 0)
      .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );

/** Several things with commas between them. */
export const list = (items) => items.flatMap((item, at) => (at === 0 ? [item] : [', ', item]));
