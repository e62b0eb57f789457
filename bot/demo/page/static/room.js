import { reset } from './api.js';
import { createBoard } from './board.js';
import { createClock } from './clock.js';
import { forgetAll } from './diary.js';
import { listen } from './live.js';
import { createPhone } from './phone.js';
import { createTabs } from './tabs.js';

/** A year of messages in one move: the phones look at most this often. */
const LOOK_EVERY_MS = 300;

const clock = createClock({ moved: refreshAll });
const board = createBoard(clock);
const phones = [...document.querySelectorAll('.phone')].map((root) =>
  createPhone(/** @type {HTMLElement} */ (root), { now: clock.now, said: showOnPhonesOf }),
);
createTabs(document.querySelector('[role=tablist]'));

function refreshAll() {
  for (const phone of phones) void phone.refresh();
  board.refresh();
}

/** One person may hold two phones. */
function showOnPhonesOf(person, words) {
  for (const phone of phones) if (phone.person() === person) phone.addOwn(words);
}

let looking = 0;

/** A person may have several accounts: whoever it was for, every phone looks. */
function lookSoon() {
  looking ||= setTimeout(look, clock.isMoving() ? LOOK_EVERY_MS : 0);
}

function look() {
  looking = 0;
  for (const phone of phones) void phone.refresh();
  if (!clock.isMoving()) board.refresh();
}

async function startOver() {
  forgetAll();
  await clock.refresh();
  for (const phone of phones) void phone.startOver();
  board.refresh();
}

const resetButton = /** @type {HTMLButtonElement} */ (document.getElementById('reset'));
resetButton.addEventListener('click', async () => {
  if (!confirm('Xóa mọi tin nhắn, mọi thay đổi và trở về sáng thứ Hai 02/03/2026?')) return;
  resetButton.disabled = true;
  await reset().then(startOver, (error) => alert(error.message));
  resetButton.disabled = false;
});

listen({
  connected: () => {
    document.body.classList.remove('offline');
    void clock.refresh().then(refreshAll);
  },
  lost: () => document.body.classList.add('offline'),
  message: lookSoon,
  clock: () => void clock.refresh().then(refreshAll),
  progress: clock.progress,
  reset: () => void startOver(),
});

await clock.refresh();
for (const phone of phones) void phone.startOver();
board.refresh();
