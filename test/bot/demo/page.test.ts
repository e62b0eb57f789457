import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type OpenServer, openServer } from '../web/open-server.ts';
import { chromiumPath, openBrowser, openPage } from './browser.ts';
import { createRoomDouble, type RoomDouble } from './room-double.ts';

const PREVIEW = {
  text: 'Gửi thông báo này tới 8 người?\n\n   họp lúc 14:00',
  choices: [
    { label: 'Gửi 8 người', value: 'gửi' },
    { label: 'Hủy', value: 'hủy' },
  ],
};

const describeWithBrowser = chromiumPath === null ? describe.skip : describe;
const why = chromiumPath === null ? ' (SKIPPED: no Chromium on this machine)' : '';

describeWithBrowser.each([390, 1280])(`the page at %i px${why}`, (width) => {
  let browser: Browser;
  let open: OpenServer;
  let room: RoomDouble;
  let page: Page;
  let complaints: string[];
  const phone = (index: number): Locator => page.locator('.phone').nth(index - 1);
  const bubbles = (index: number) => phone(index).locator('.bubble .words');
  const say = async (index: number, text: string) => {
    await phone(index).locator('.text').fill(text);
    await phone(index).locator('.text').press('Enter');
  };

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    room = createRoomDouble();
    room.write('justice', {
      kind: 'digest',
      text: 'Hôm nay\n12 · Kế hoạch',
      choices: [{ label: 'Xong 12', value: 'xong 12' }],
    });
    open = await openServer({ demo: () => room });
    ({ page, complaints } = await openPage(browser, width, open.base));
    await phone(1).locator('.bubble').waitFor();
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    await page.context().close();
    await open.server.close();
  });

  test('an officer, the chairman and the clerk hold the phones', async () => {
    const values = await Promise.all([1, 2, 3].map((index) => phone(index).locator('.speaker').inputValue()));
    expect(values).toEqual(['justice', 'chair', 'clerk']);
    const boxes = await Promise.all([1, 2, 3].map((index) => phone(index).boundingBox()));
    const sameRow = boxes[0]?.y === boxes[2]?.y;
    expect(sameRow).toBe(width === 1280);
    expect(await phone(1).locator('.kind').textContent()).toBe('Nhắc việc');
  });

  test('a typed message is spoken, stands in the chat and is answered with its lines kept', async () => {
    room.answer = () => PREVIEW;
    await say(3, 'thông báo tất cả: họp');
    await phone(3).locator('.choices').waitFor();
    expect(room.speeches).toEqual([{ from: 'clerk', text: 'thông báo tất cả: họp', choice: null, file: null }]);
    expect(await bubbles(3).allInnerTexts()).toEqual(['thông báo tất cả: họp', PREVIEW.text]);
    expect(await phone(3).locator('.text').inputValue()).toBe('');
  });

  test('what people and files say never becomes markup', async () => {
    room.answer = ({ text }) => ({
      text: text ?? '',
      choices: [{ label: '<i>x</i>', value: 'x' }],
      files: [{ name: '<b>.pdf', url: '/demo/files/a' }],
    });
    await say(1, '<img src=x onerror=alert(1)>');
    await phone(1).locator('.file-link').waitFor();
    expect(await page.locator('.chat img, .chat i, .chat b').count()).toBe(0);
    expect(await bubbles(1).last().innerText()).toBe('<img src=x onerror=alert(1)>');
  });

  test('a tapped choice is sent by its value and shown by its label', async () => {
    await phone(1).getByRole('button', { name: 'Xong 12' }).click();
    await bubbles(1).nth(2).waitFor();
    expect(room.speeches).toEqual([{ from: 'justice', text: null, choice: 'xong 12', file: null }]);
    expect(await bubbles(1).nth(1).innerText()).toBe('Xong 12');
  });

  test('like on Zalo, choices are the last lines, and back', async () => {
    const numbered = phone(1).getByRole('switch', { name: 'Như Zalo (số)' });
    await numbered.focus();
    await numbered.press('Space');
    expect(await bubbles(1).first().innerText()).toBe('Hôm nay\n12 · Kế hoạch\n1. Xong 12');
    expect(await phone(1).locator('.choices').count()).toBe(0);
    await numbered.press('Space');
    expect(await phone(1).locator('.choices button').count()).toBe(1);
  });

  test('a file goes along, and can be taken back before', async () => {
    const file = { name: 'Kế hoạch.pdf', mimeType: 'application/pdf', buffer: Buffer.from('pdf') };
    await phone(1).locator('.file').setInputFiles(file);
    await phone(1).getByRole('button', { name: 'Bỏ tệp đính kèm' }).click();
    expect(await phone(1).locator('.attached').isVisible()).toBe(false);
    await phone(1).locator('.file').setInputFiles(file);
    await say(1, 'xong 12');
    await bubbles(1).nth(2).waitFor();
    expect(room.speeches).toEqual([
      { from: 'justice', text: 'xong 12', choice: null, file: { name: 'Kế hoạch.pdf', bytes: Buffer.from('pdf') } },
    ]);
    expect(await bubbles(1).nth(1).innerText()).toContain('Kế hoạch.pdf');
  });

  test('a suggestion that is whole is sent, one that wants more waits in the box', async () => {
    await phone(2).getByRole('button', { name: 'giao …' }).click();
    expect(await phone(2).locator('.text').inputValue()).toBe('giao ');
    await phone(2).getByRole('button', { name: 'quá hạn' }).click();
    await bubbles(2).nth(1).waitFor();
    expect(room.speeches.map(({ text }) => text)).toEqual(['quá hạn']);
  });

  test('the clock moves by its buttons and to a free moment, and messages come by themselves', async () => {
    await expectText(page.locator('#now'), 'thứ Hai 02/03/2026 07:00');
    await page.getByRole('button', { name: 'Đến 07:30' }).click();
    await expectText(page.locator('#now'), 'thứ Hai 02/03/2026 07:30');
    await page.getByRole('button', { name: 'Thứ Hai tuần sau' }).click();
    await expectText(page.locator('#now'), 'thứ Hai 09/03/2026 08:00');
    await page.getByText('Ngày khác').click();
    await page.locator('#free-date').fill('2026-03-12T09:15');
    await page.locator('#down').check();
    await page.getByRole('button', { name: 'Đi tới' }).click();
    await expectText(page.locator('#now'), 'thứ Năm 12/03/2026 09:15');
    expect(room.moves).toEqual([
      { to: '2026-03-02T07:30:00+07:00', down: false },
      { to: '2026-03-09T08:00:00+07:00', down: false },
      { to: '2026-03-12T09:15:00+07:00', down: true },
    ]);
    room.write('chair', { kind: 'summary', text: 'Tổng hợp' });
    await expectText(bubbles(2).last(), 'Tổng hợp');
  });

  test('another speaker shows another chat; a reload keeps the own words', async () => {
    await say(1, 'việc');
    await bubbles(1).nth(2).waitFor();
    await page.reload();
    await bubbles(1).nth(2).waitFor();
    expect(await bubbles(1).allInnerTexts()).toEqual(['Hôm nay\n12 · Kế hoạch', 'việc', 'Đã nghe: việc']);
    await phone(1).locator('.speaker').selectOption('chair');
    await phone(1).locator('.empty').waitFor();
    expect(await phone(1).locator('.role').textContent()).toBe('Lãnh đạo');
  });

  test('starting over empties the phones', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Làm lại từ đầu' }).click();
    await phone(1).locator('.empty').waitFor();
    expect(room.resets).toBe(1);
  });

  test('the books show tasks and, by the arrow key, who is silent', async () => {
    await expectText(page.locator('#task-count'), '1 việc');
    expect(await page.locator('#task-rows .state').innerText()).toBe('Quá hạn');
    await page.getByRole('tab', { name: 'Việc' }).press('ArrowRight');
    await expectText(page.locator('.silent'), 'Chưa xác nhận: Hoàng Văn Thắng');
    expect(await page.locator('#tasks').isVisible()).toBe(false);
  });

  test('what the server refuses is said on the phone', async () => {
    await say(1, 'x'.repeat(10_001));
    await phone(1).locator('.trouble').getByText('dài quá 10.000 ký tự').waitFor();
    // The browser itself notes the 413; nothing else may be amiss.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('413')]);
  });
});

describeWithBrowser(`a page that lost the server${why}`, () => {
  test('finds it again by itself and reads what it missed', async () => {
    const room = createRoomDouble();
    const browser = await openBrowser();
    const first = await openServer({ demo: () => room });
    const { page } = await openPage(browser, 1280, first.base);
    await page.locator('.empty').first().waitFor();
    await first.server.close();
    await page.locator('body.offline').waitFor();
    room.write('chair', { text: 'Trong lúc mất mạng' });
    const second = await openServer({ demo: () => room, port: Number(new URL(first.base).port) });
    await page.locator('.phone').nth(1).getByText('Trong lúc mất mạng').waitFor();
    expect(await page.locator('body.offline').count()).toBe(0);
    await browser.close();
    await second.server.close();
  });
});

/** Waits until the element says this; fails with what it says instead. */
async function expectText(locator: Locator, text: string): Promise<void> {
  await locator
    .filter({ hasText: text })
    .waitFor()
    .catch(() => undefined);
  expect(await locator.innerText()).toBe(text);
}
