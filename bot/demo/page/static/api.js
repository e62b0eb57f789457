/** The demo room's API. Every failure is an Error whose message is a Vietnamese sentence. */

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function ask(path, options) {
  let response;
  try {
    response = await fetch(`/demo/api/${path}`, options);
  } catch {
    throw new Error('Không nối được với chương trình. Chương trình còn chạy không?');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? 'Chương trình gặp sự cố, mời thử lại.');
  return body;
}

/** @param {string} path @param {unknown} value */
const post = (path, value) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

export const readClock = () => ask('clock');
export const readTasks = () => ask('tasks');
export const readAnnouncements = () => ask('announcements');
/** @param {string} now @param {boolean} down */
export const moveClock = (now, down) => post('clock', down ? { now, down } : { now });
export const reset = () => post('reset', {});

/** @param {string} person @param {string | null} after */
export function readInbox(person, after) {
  const query = new URLSearchParams(after === null ? { person } : { person, after });
  return ask(`inbox?${query}`);
}

/** @param {string} from @param {{ text?: string, choice?: string, file?: File | null }} speech */
export function speak(from, { text, choice, file }) {
  if (!file) return post('messages', { from, text, choice });
  const form = new FormData();
  form.set('from', from);
  if (text) form.set('text', text);
  form.set('file', file);
  return ask('messages', { method: 'POST', body: form });
}
