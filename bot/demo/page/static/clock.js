import { moveClock, readClock } from './api.js';
import { between, fromInput, inputAfter, momentInWords, movesFrom, timeOf } from './time.js';

const byId = (id) => /** @type {any} */ (document.getElementById(id));

/**
 * The clock bar.
 * @param {{ moved: () => void }} room
 */
export function createClock(room) {
  const buttons = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll('#clock button')]);
  let now = '';
  let goal = null;
  let start = '';

  function show(moment) {
    now = moment;
    byId('now').textContent = momentInWords(moment);
    byId('now').dateTime = moment;
    byId('free-date').min = inputAfter(moment);
    byId('free-date').value = movesFrom(moment).morning.slice(0, 16);
    document.querySelector('[data-move=office]').textContent = `Đến ${timeOf(movesFrom(moment).office)}`;
  }

  /** The bar fills while the clock runs. @param {string} moment */
  function progress(moment) {
    if (goal === null) return;
    byId('now').textContent = momentInWords(moment);
    byId('progress').querySelector('progress').value = between(start, moment) / Math.max(1, between(start, goal));
  }

  function setMoving(to) {
    goal = to;
    start = now;
    for (const button of buttons) button.disabled = to !== null;
    byId('progress').hidden = to === null;
    byId('progress').querySelector('progress').value = 0;
    byId('progress-text').textContent = to === null ? '' : `Đang chạy đến ${momentInWords(to)}…`;
  }

  /** @param {string} to @param {boolean} [down] as if the program had been off */
  async function move(to, down = false) {
    if (goal !== null) return;
    byId('clock-trouble').textContent = '';
    setMoving(to);
    try {
      show((await moveClock(to, down)).now);
      byId('clock-status').textContent = `Bây giờ là ${momentInWords(now)}.`;
    } catch (error) {
      byId('clock-trouble').textContent = error.message;
    }
    setMoving(null);
    show(now);
    room.moved();
  }

  async function refresh() {
    try {
      const { now: moment } = await readClock();
      byId('clock-trouble').textContent = '';
      if (goal === null) show(moment);
    } catch (error) {
      byId('clock-trouble').textContent = error.message;
    }
  }

  for (const button of buttons) {
    const name = button.dataset.move;
    if (name === undefined) continue;
    button.addEventListener('click', () => now !== '' && void move(movesFrom(now)[name]));
  }
  byId('free-move').addEventListener('submit', (event) => {
    event.preventDefault();
    document.querySelector('.other').open = false;
    void move(fromInput(byId('free-date').value, now), byId('down').checked);
    byId('down').checked = false;
  });

  return { now: () => now, isMoving: () => goal !== null, refresh, progress };
}
