// Calls of methods. What they are refused with is an Error with a hint.

let token = '';

/** Takes the token out of the address, so that it is in no history and no screenshot. */
export function takeToken() {
  const found = /^#token=([\w-]+)$/.exec(location.hash);
  if (found) {
    sessionStorage.setItem('token', found[1]);
    history.replaceState(null, '', '#/');
  }
  token = sessionStorage.getItem('token') ?? '';
  return token !== '';
}

async function answer(response) {
  if (response.ok) return response;
  const told = await response.json().catch(() => ({ message: response.statusText }));
  throw Object.assign(new Error(told.message), { code: told.code, hint: told.hint });
}

/** The result of a method. */
export async function call(method, params = {}) {
  const response = await fetch(`/api/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(params),
  });
  return (await answer(response)).json();
}

/** A piece of HTML that the server has rendered. */
export async function piece(path, session) {
  const query = session ? `?session_id=${encodeURIComponent(session)}` : '';
  return (await answer(await fetch(path + query))).text();
}

export const about = async () => (await answer(await fetch('/about'))).json();

/** All rows of a list, part by part. */
export async function all(method, field, params = {}) {
  const rows = [];
  let cursor;
  do {
    const result = await call(method, { ...params, limit: 5000, ...(cursor ? { cursor } : {}) });
    rows.push(...result[field]);
    cursor = result.cursor;
  } while (cursor);
  return rows;
}
