/**
 * What happens in the room, as it happens. The browser opens the stream anew by itself; `connected` is called each
 * time, so that everybody reads what was missed.
 *
 * @param {{
 *   connected: () => void, lost: () => void, message: () => void,
 *   clock: () => void, progress: (now: string) => void, reset: () => void,
 * }} on
 */
export function listen(on) {
  const stream = new EventSource('/demo/api/events');
  const tell = (kind, use) => stream.addEventListener(kind, ({ data }) => use(JSON.parse(data)));
  stream.addEventListener('open', on.connected);
  stream.addEventListener('error', () => {
    on.lost();
    // After an answer other than 200 (the program is starting) the browser gives up: we do not.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(on), 2000);
  });
  tell('message', () => on.message());
  tell('clock', () => on.clock());
  tell('progress', ({ now }) => on.progress(now));
  tell('reset', () => on.reset());
}
