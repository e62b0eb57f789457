import { readAnnouncements, readTasks } from './api.js';
import { element } from './element.js';
import { addDays, dayOf, shortDay } from './time.js';

const byId = (id) => /** @type {any} */ (document.getElementById(id));

const STATUS = {
  open: 'Đang mở',
  blocked: 'Vướng',
  done: 'Xong',
  nil: 'Không phát sinh',
  waived: 'Được miễn',
  cancelled: 'Nhập nhầm',
};
const isOpen = ({ status }) => status === 'open' || status === 'blocked';
/** The product's own rule: targets are never overdue. */
const isOverdue = (task, today) => isOpen(task) && task.kind !== 'target' && task.dueOn !== null && task.dueOn < today;

const FILTERS = {
  soon: (task, today) => isOpen(task) && task.dueOn !== null && task.dueOn <= addDays(today, 14),
  overdue: isOverdue,
  open: isOpen,
  ended: (task) => !isOpen(task),
  all: () => true,
};

function statusOf(task, today) {
  if (isOverdue(task, today)) return task.status === 'blocked' ? 'Quá hạn, vướng' : 'Quá hạn';
  if (task.status === 'done' && task.late > 0) return `Xong, chậm ${task.late} ngày làm việc`;
  return STATUS[task.status] ?? task.status;
}

function evidenceOf(evidence) {
  if (evidence.kind === 'file') return [element('a', { href: evidence.url, text: evidence.name, download: '' })];
  return evidence.kind === 'reference' ? [element('span', { text: evidence.reference })] : [];
}

function row(task, today) {
  const cell = (name, children) => element('td', { 'data-name': name }, children);
  const tone = isOverdue(task, today) ? 'overdue' : isOpen(task) ? task.status : 'ended';
  const evidence = task.evidence.flatMap(evidenceOf);
  return element('tr', {}, [
    element('th', { scope: 'row', text: String(task.number) }),
    cell('Việc', [element('span', { text: task.title })]),
    cell('Ai làm', [element('span', { text: task.holder?.name ?? 'chưa có người' })]),
    cell('Hạn', [element('span', { text: task.dueOn === null ? '–' : shortDay(task.dueOn, today.slice(0, 4)) })]),
    cell('Tình trạng', [
      element('span', { class: `state ${tone}`, text: statusOf(task, today) }),
      ...(evidence.length === 0 ? [] : [element('span', { class: 'evidence' }, evidence)]),
    ]),
  ]);
}

function announcementItem({ number, text, receivers }) {
  const silent = receivers.filter(({ acknowledgedAt }) => acknowledgedAt === undefined).map(({ name }) => name);
  return element('li', {}, [
    element('p', {}, [
      element('strong', { text: `TB ${number}` }),
      element('span', {
        class: 'acknowledged',
        text: `${receivers.length - silent.length}/${receivers.length} đã nhận`,
      }),
    ]),
    element('p', { class: 'words', text }),
    element('p', {
      class: 'silent',
      text: silent.length === 0 ? 'Mọi người đã xác nhận.' : `Chưa xác nhận: ${silent.join(', ')}`,
    }),
  ]);
}

/**
 * The books below the phones.
 * @param {{ now: () => string }} clock
 */
export function createBoard(clock) {
  let tasks = [];
  let waiting = 0;

  function drawTasks() {
    const today = dayOf(clock.now());
    const shown = tasks.filter((task) => FILTERS[byId('which').value](task, today));
    shown.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.number - b.number);
    byId('task-count').textContent = `${shown.length} việc`;
    byId('task-rows').replaceChildren(...shown.map((task) => row(task, today)));
  }

  async function read() {
    try {
      const [newTasks, announcements] = await Promise.all([readTasks(), readAnnouncements()]);
      tasks = newTasks;
      drawTasks();
      const items = [...announcements].sort((a, b) => b.number - a.number).map(announcementItem);
      byId('announcement-rows').replaceChildren(
        ...(items.length === 0 ? [element('li', { class: 'empty', text: 'Chưa có thông báo nào.' })] : items),
      );
    } catch {
      byId('task-count').textContent = 'Chưa đọc được sổ.';
    }
  }

  byId('which').addEventListener('change', drawTasks);
  return {
    /** Many changes in a row are read once. */
    refresh() {
      clearTimeout(waiting);
      waiting = setTimeout(read, 250);
    },
  };
}
