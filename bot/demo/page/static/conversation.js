import { readInbox } from './api.js';
import { daySeparator, received, said } from './bubble.js';
import { saidBy } from './diary.js';
import { element } from './element.js';
import { dayOf } from './time.js';

const NOTHING_YET = 'Chưa có tin nào. Nhắn một câu, hoặc cho đồng hồ chạy.';

/**
 * The chat of whoever holds the phone.
 * @param {HTMLElement} chat
 * @param {{
 *   person: () => string, numbered: () => boolean, explain: (error: Error) => void,
 *   choose: (choice: { label: string, value: string }) => void,
 * }} phone
 */
export function createConversation(chat, phone) {
  /** Messages in the order of the inbox. @type {any[]} */
  let messages = [];
  let reading = Promise.resolve();
  let queued = false;
  let shownDay = '';
  /** The next reading is the whole inbox: own words find their places among its messages. */
  let fromTheStart = true;

  const lastId = () => messages.at(-1)?.id ?? null;

  /** Own words stand behind the message after which they were said. */
  function timeline() {
    const known = new Set(messages.map(({ id }) => id));
    const own = saidBy(phone.person()).map((words) => ({ own: true, ...words }));
    const ownAfter = (id) => own.filter(({ after }) => (known.has(after) ? after : null) === id);
    return [...ownAfter(null), ...messages.flatMap((message) => [message, ...ownAfter(message.id)])];
  }

  /** Only what is new is added: a screen reader reads just that. */
  function append(entry) {
    chat.querySelector('.empty')?.remove();
    if (dayOf(entry.at) !== shownDay) {
      shownDay = dayOf(entry.at);
      chat.append(daySeparator(shownDay));
    }
    const bubble = entry.own ? said(entry) : received(entry, phone.numbered(), phone.choose);
    chat.append(bubble);
    return bubble;
  }

  const showEnd = () => (chat.scrollTop = chat.scrollHeight);

  function draw() {
    shownDay = '';
    chat.replaceChildren(element('p', { class: 'empty', text: NOTHING_YET }));
    for (const entry of timeline()) append(entry);
    showEnd();
  }

  async function readNews() {
    queued = false;
    const screen = messages;
    const news = await readInbox(phone.person(), lastId());
    // Meanwhile somebody else took the phone, or all began anew: that reading is under way already.
    if (screen !== messages) return;
    const isWhole = fromTheStart;
    fromTheStart = false;
    if (news.length === 0) return;
    messages.push(...news);
    if (isWhole) return draw();
    const [first] = news.map(append);
    chat.scrollTop = first.offsetTop - 12; // a long digest is read from its first line
  }

  /** Reads what is new, one reading after the other; a call during a reading is answered by one more. */
  function refresh() {
    if (!queued) {
      queued = true;
      reading = reading.then(readNews).catch(phone.explain);
    }
    return reading;
  }

  return {
    lastId,
    draw,
    refresh,
    /** @param {import('./diary.js').Said} words */
    addOwn(words) {
      append({ own: true, ...words });
      showEnd();
    },
    /** Empties the screen and reads the whole inbox. */
    startOver() {
      messages = [];
      fromTheStart = true;
      draw();
      return refresh();
    },
  };
}
