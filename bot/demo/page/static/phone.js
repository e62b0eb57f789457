import { speak } from './api.js';
import { createCompose } from './compose.js';
import { createConversation } from './conversation.js';
import { remember } from './diary.js';

const ROLES = { officer: 'Cán bộ', chairman: 'Lãnh đạo', clerk: 'Văn phòng', stranger: 'Chưa liên kết' };

/**
 * One phone of the room.
 * @param {HTMLElement} root the `article` that the server drew
 * @param {{ now: () => string, said: (person: string, words: import('./diary.js').Said) => void }} room
 */
export function createPhone(root, room) {
  const find = (selector) => /** @type {any} */ (root.querySelector(selector));
  const [speaker, numbered, trouble] = ['.speaker', '.numbered', '.trouble'].map(find);
  const person = () => speaker.value;
  const explain = (error) => (trouble.textContent = error.message);

  const conversation = createConversation(find('.chat'), {
    person,
    numbered: () => numbered.checked,
    explain,
    choose: ({ label, value }) => void say(label, { choice: value }),
  });
  const compose = createCompose(root, (text, file) => {
    const shown = file === null ? text : `[Tệp] ${file.name}\n${text}`.trim();
    void say(shown, { text, file });
  });

  /** @param {string} shown @param {{ text?: string, choice?: string, file?: File | null }} speech */
  async function say(shown, speech) {
    const whom = person();
    trouble.textContent = '';
    const words = { text: shown, at: room.now(), after: conversation.lastId() };
    remember(whom, words);
    room.said(whom, words);
    compose.setBusy(true);
    await speak(whom, speech).catch(explain);
    compose.setBusy(false);
    await conversation.refresh();
  }

  /** The screen of whoever holds the phone now. */
  function startOver() {
    const role = speaker.selectedOptions[0]?.dataset.role ?? 'officer';
    root.dataset.role = role;
    find('.role').textContent = ROLES[role];
    trouble.textContent = '';
    compose.suggestFor(role);
    return conversation.startOver();
  }

  speaker.addEventListener('change', () => void startOver());
  numbered.addEventListener('change', () => conversation.draw());

  return { person, startOver, refresh: conversation.refresh, addOwn: conversation.addOwn };
}
