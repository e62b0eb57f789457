import { element } from './element.js';
import { needsMore, suggestionsFor } from './suggestions.js';

/**
 * Where a message is written: text box, file, suggestions.
 * @param {HTMLElement} root the phone
 * @param {(text: string, file: File | null) => void} send
 */
export function createCompose(root, send) {
  const find = (selector) => /** @type {any} */ (root.querySelector(selector));
  const [form, text, file, attached, button] = ['.compose', '.text', '.file', '.attached', '.send'].map(find);

  function detach() {
    file.value = '';
    attached.hidden = true;
  }

  function sendTyped() {
    const words = text.value.trim();
    const chosen = file.files[0] ?? null;
    if (button.disabled || (words === '' && chosen === null)) return;
    text.value = '';
    detach();
    send(words, chosen);
  }

  function suggestion(words) {
    const chip = element('button', { type: 'button', text: needsMore(words) ? `${words.trim()} …` : words });
    chip.addEventListener('click', () => {
      text.value = words;
      if (needsMore(words)) text.focus();
      else sendTyped();
    });
    return chip;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendTyped();
  });
  text.addEventListener('keydown', (event) => {
    // Enter that ends a Telex or VNI composition is not the end of the message.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendTyped();
  });
  file.addEventListener('change', () => {
    attached.hidden = file.files.length === 0;
    find('.attached-name').textContent = file.files[0]?.name ?? '';
    text.focus();
  });
  find('.detach').addEventListener('click', detach);

  return {
    /** @param {string} role */
    suggestFor: (role) => find('.suggestions').replaceChildren(...suggestionsFor(role).map(suggestion)),
    /** @param {boolean} busy */
    setBusy: (busy) => (button.disabled = busy),
  };
}
