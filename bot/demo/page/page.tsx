import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { leadingRole, type Role } from '../../../src/people/person.ts';
import type { DemoPerson } from '../demo-room.ts';
import { Board } from './board.tsx';
import { ClockBar } from './clock-bar.tsx';
import { Phone } from './phone.tsx';

/** Who holds the three phones to begin with: who does the work, who asks for it, who keeps it together. */
const SPEAKERS: readonly Role[] = ['officer', 'chairman', 'clerk'];

const STYLES = ['theme', 'room', 'phone', 'chat', 'compose', 'board'];

function Document({ title, children, refresh }: { title: string; children: ComponentChildren; refresh?: boolean }) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {refresh === true && <meta http-equiv="refresh" content="2" />}
        <title>{title}</title>
        <link rel="icon" href="/demo/static/icon.svg" type="image/svg+xml" />
        {STYLES.map((name) => (
          <link rel="stylesheet" href={`/demo/static/${name}.css`} />
        ))}
        {refresh !== true && <script type="module" src="/demo/static/room.js"></script>}
      </head>
      <body>{children}</body>
    </html>
  );
}

function Room({ people }: { people: DemoPerson[] }) {
  const speakerOf = (role: Role) => people.find(({ roles }) => leadingRole(roles) === role) ?? people[0];
  return (
    <Document title="Nhắc Việc · Phòng diễn tập">
      <a class="skip" href="#phones">
        Đến các máy điện thoại
      </a>
      <header class="masthead">
        <div>
          <h1>Nhắc Việc</h1>
          <p>Phòng diễn tập: một xã mẫu, ba máy điện thoại, một chiếc đồng hồ. Không có gì ra khỏi máy này.</p>
        </div>
        <button type="button" id="reset" class="quiet">
          Làm lại từ đầu
        </button>
      </header>
      <ClockBar />
      <main>
        <section id="phones" class="phones" aria-label="Ba máy điện thoại">
          {SPEAKERS.map((role, index) => (
            <Phone index={index + 1} people={people} speaker={speakerOf(role)?.id} />
          ))}
        </section>
        <Board />
      </main>
      <noscript>
        <p class="no-script">Trang này cần JavaScript của chính chương trình; hãy bật JavaScript rồi mở lại.</p>
      </noscript>
    </Document>
  );
}

const html = (page: Parameters<typeof renderToString>[0]) => `<!doctype html>${renderToString(page)}`;

/** The demo room's page as it stands before its script has read the inboxes. */
export function renderPage(people: DemoPerson[]): string {
  return html(<Room people={people} />);
}

/** Shown while the room is being opened; it looks again by itself. */
export function renderStarting(): string {
  return html(
    <Document title="Nhắc Việc · Đang khởi động" refresh>
      <main class="starting">
        <h1>Nhắc Việc</h1>
        <p role="status">Văn phòng đang mở cửa… Trang tự mở sau ít giây.</p>
      </main>
    </Document>,
  );
}
