/**
 * What people said on this page. Inboxes hold only what they received, so the page keeps their own words itself,
 * for as long as its tab is open: a reload shows the whole conversation.
 *
 * @typedef {{ text: string, at: string, after: string | null }} Said `after`: the last message read before it
 */

const KEY = 'nhac-viec-diary';
const MOST = 300;

/** @type {Map<string, Said[]>} */
const diary = new Map(read());

/** @returns {[string, Said[]][]} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

function save() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...diary]));
  } catch {
    // A browser without storage: the conversation lasts until the page is closed.
  }
}

/** @param {string} person @returns {Said[]} */
export const saidBy = (person) => diary.get(person) ?? [];

/** @param {string} person @param {Said} said */
export function remember(person, said) {
  diary.set(person, [...saidBy(person), said].slice(-MOST));
  save();
}

export function forgetAll() {
  diary.clear();
  save();
}
