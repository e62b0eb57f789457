import { element } from './element.js';
import { dayInWords, timeOf } from './time.js';

/** A reply needs no label: it stands under the question. */
const KINDS = {
  digest: 'Nhắc việc',
  nudge: 'Nhắc trong ngày',
  summary: 'Tổng hợp tuần',
  office: 'Việc của văn phòng',
  announcement: 'Thông báo',
  notice: 'Tin báo',
};

const IS_PICTURE = /\.(png|jpe?g|webp|gif)$/iu;

/** @param {string} day `2026-03-02` */
export const daySeparator = (day) => element('p', { class: 'day', text: dayInWords(day) });

/** @param {{ name: string, url: string }} file */
function fileLink({ name, url }) {
  if (IS_PICTURE.test(name)) {
    const picture = element('img', { src: url, alt: name, loading: 'lazy' });
    return element('a', { class: 'picture', href: url, target: '_blank', rel: 'noopener' }, [picture]);
  }
  return element('a', { class: 'file-link', href: url, download: '', text: name });
}

/** @param {{ label: string, value: string }[]} choices @param {(choice: { label: string, value: string }) => void} choose */
function buttons(choices, choose) {
  return element(
    'div',
    { class: 'choices' },
    choices.map((choice) => {
      const button = element('button', { type: 'button', text: choice.label });
      button.addEventListener('click', () => choose(choice));
      return button;
    }),
  );
}

/** The choices as a channel without buttons has them: the last lines, `1. Label`. */
const numberedLines = (choices) => choices.map(({ label }, index) => `\n${index + 1}. ${label}`).join('');

/**
 * What the program wrote.
 * @param {{ text: string, kind: string, at: string, choices: { label: string, value: string }[], files: { name: string, url: string }[] }} message
 * @param {boolean} numbered
 * @param {(choice: { label: string, value: string }) => void} choose
 */
export function received(message, numbered, choose) {
  const { kind, text, choices, files, at } = message;
  const label = KINDS[kind];
  const bubble = element('div', { class: `bubble received ${kind}` }, [
    element('span', { class: 'hidden', text: 'Nhắc Việc: ' }),
    ...(label === undefined ? [] : [element('span', { class: 'kind', text: label })]),
    element('p', { class: 'words', text: numbered ? text + numberedLines(choices) : text }),
    ...files.map(fileLink),
    element('time', { datetime: at, text: timeOf(at) }),
  ]);
  if (!numbered && choices.length > 0) bubble.append(buttons(choices, choose));
  return bubble;
}

/** What the person wrote. @param {{ text: string, at: string }} said */
export function said({ text, at }) {
  return element('div', { class: 'bubble said' }, [
    element('span', { class: 'hidden', text: 'Tôi: ' }),
    element('p', { class: 'words', text }),
    element('time', { datetime: at, text: timeOf(at) }),
  ]);
}
