import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SharedFile } from '../../../bot/web/file-routes.ts';
import { type OpenServer, openServer } from './open-server.ts';

const TOKEN = 'a'.repeat(32);
const files: Record<string, SharedFile> = {
  [TOKEN]: { name: 'Báo cáo "quý I" (1).docx', mime: 'application/msword', bytes: Buffer.from('docx') },
  ['b'.repeat(32)]: { name: 'đồng hồ.png', mime: 'image/png', bytes: Buffer.from('png') },
  ['c'.repeat(32)]: { name: 'trang.html', mime: 'text/html', bytes: Buffer.from('<script>') },
};
let isAway = false;
let open: OpenServer;
beforeAll(async () => {
  open = await openServer({
    files: (token) => (isAway ? Promise.reject(new Error('no database')) : Promise.resolve(files[token] ?? null)),
  });
});
afterAll(() => open.server.close());

test.each([
  ['a', "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%20I%22%20%281%29.docx", 'application/msword'],
  ['b', "inline; filename*=UTF-8''%C4%91%E1%BB%93ng%20h%E1%BB%93.png", 'image/png'],
  ['c', "attachment; filename*=UTF-8''trang.html", 'text/html'],
])(
  'a file is given as often as it is asked for, and is never a page of ours: %s',
  async (letter, disposition, mime) => {
    for (let n = 0; n < 2; n += 1) {
      const answer = await fetch(`${open.base}/tep/${letter.repeat(32)}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toBe(disposition);
      expect(answer.headers.get('content-type')?.startsWith(mime)).toBe(true);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect((await answer.text()).length).toBeGreaterThan(0);
    }
  },
);

test.each(['d'.repeat(32), 'a', `${TOKEN}a`, '..%2f..%2fetc%2fpasswd', "{'$ne':null}"])(
  '%s opens nothing',
  async (token) => {
    const answer = await fetch(`${open.base}/tep/${encodeURIComponent(token)}`);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('hết hạn');
  },
);

test('while the database is away: later', async () => {
  isAway = true;
  expect((await fetch(`${open.base}/tep/${TOKEN}`)).status).toBe(503);
  isAway = false;
});
