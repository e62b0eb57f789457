import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where this machine has a Chromium; null: it has none, and the page cannot be tested here. */
export const chromiumPath: string | null = PLACES.find((path) => existsSync(path)) ?? null;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
}

export interface WatchedPage {
  page: Page;
  /** What the page complained about: errors, warnings, refused or failed requests. */
  complaints: string[];
}

/** A page of that width whose every complaint is kept. */
export async function openPage(browser: Browser, width: number, url: string): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    if (!request.url().endsWith('/events')) complaints.push(`failed: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}
