import { leadingRole } from '../../../src/people/person.ts';
import type { DemoPerson } from '../demo-room.ts';

/** Somebody whom the office does not know yet: a link code (`mã NAME`) typed here links the phone. */
const STRANGER = { id: 'nguoi-la', name: 'Người lạ (máy chưa liên kết)' };

function Speakers({ people, speaker }: { people: DemoPerson[]; speaker: string | undefined }) {
  return (
    <>
      {people.map(({ id, name, post, roles }) => (
        <option value={id} data-role={leadingRole(roles)} selected={id === speaker}>
          {`${name} · ${post}`}
        </option>
      ))}
      <option value={STRANGER.id} data-role="stranger">
        {STRANGER.name}
      </option>
    </>
  );
}

/** One phone: who speaks, the chat, what can be typed. The script fills the chat and the suggestions. */
export function Phone({
  index,
  people,
  speaker,
}: {
  index: number;
  people: DemoPerson[];
  speaker: string | undefined;
}) {
  const id = (part: string) => `${part}-${index}`;
  return (
    <article class="phone" data-phone={index} aria-label={`Máy ${index}`}>
      <header class="phone-top">
        <label class="hidden" for={id('speaker')}>{`Ai dùng máy ${index}`}</label>
        <select id={id('speaker')} class="speaker" autocomplete="off">
          <Speakers people={people} speaker={speaker} />
        </select>
        <label class="switch">
          <input type="checkbox" role="switch" class="numbered" autocomplete="off" />
          <span class="track" aria-hidden="true"></span>
          Như Zalo (số)
        </label>
        <span class="role"></span>
      </header>
      <div class="chat" role="log" aria-live="polite" aria-label={`Tin nhắn trên máy ${index}`} tabIndex={0}></div>
      <p class="trouble" role="alert"></p>
      <div class="suggestions" role="group" aria-label="Gợi ý câu đầu tiên"></div>
      <form class="compose">
        <p class="attached" hidden>
          <span class="attached-name"></span>
          <button type="button" class="detach" aria-label="Bỏ tệp đính kèm">
            ×
          </button>
        </p>
        <label class="attach" title="Đính kèm tệp hoặc ảnh">
          <input type="file" class="file" />
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M8 12.5 14.5 6a3 3 0 0 1 4.3 4.2l-8.3 8.4a5 5 0 0 1-7.1-7.1L11 4" />
          </svg>
          <span class="hidden">Đính kèm tệp hoặc ảnh</span>
        </label>
        <label class="hidden" for={id('text')}>
          Tin nhắn
        </label>
        <textarea
          id={id('text')}
          class="text"
          rows={1}
          placeholder="Nhắn tin…"
          autocomplete="off"
          enterkeyhint="send"
        ></textarea>
        <button type="submit" class="send" aria-label="Gửi">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 12 20 4l-5 16-3.5-6.5z" />
          </svg>
        </button>
      </form>
    </article>
  );
}
