/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { start, type Running } from './serving.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Set to a folder to keep the pictures, e.g. `docs/pictures`. */
const PICTURES = process.env.KAOHE_PICTURES;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
const PROJECTOR = { width: 1920, height: 1080 };

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running.stop());

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  readonly bodies: string[];
}

async function visit(account: string | null, language: 'zh' | 'en', viewport = DESKTOP): Promise<Visit> {
  const context = await running.browser.newContext({ viewport, bypassCSP: false });
  await context.addInitScript((chosen) => localStorage.setItem('kaohe.language', chosen), language);
  const page = await context.newPage();
  const complaints: string[] = [];
  const bodies: string[] = [];
  page.on('console', (message) => {
    // The answer to "who am I" before sign-in is 401, which the browser notes.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    response.text().then(
      (text) => bodies.push(text),
      () => undefined,
    );
  });
  await page.goto(running.url);
  await page.waitForSelector('form');
  if (account !== null) {
    const { name, password } = running.accounts[account];
    await page.fill('input[name=name]', name);
    await page.fill('input[name=password]', password);
    await page.click('button[type=submit]');
    await page.waitForSelector('footer');
  }
  return { page, context, complaints, bodies };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
  return found;
}

/** What sticks out of the page to the right; nothing should. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    );
    return wide.filter((one) => one.closest('.scroll, .chart') === null).map((one) => one.outerHTML.slice(0, 120));
  });

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

const PAGES = [
  ['league-table', '/league-table', 'svg'],
  ['scorecard', '/townships/T09', 'svg'],
  ['actions', '/actions', 'tbody tr'],
  ['import', '/import', 'input[type=file]'],
] as const;

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it('the sign-in page is accessible and says what is wrong', async () => {
    const { page, context } = await visit(null, language);
    expect(await violations(page)).toEqual([]);
    await page.fill('input[name=name]', 'leader');
    await page.fill('input[name=password]', 'wrong');
    await page.click('button[type=submit]');
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toContain(language === 'zh' ? '不对' : 'wrong');
    await picture(page, `sign-in-${language}`);
    await context.close();
  });

  it.each(PAGES)('%s has no violation, no complaint, and fits', async (name, path, content) => {
    const { page, context, complaints } = await visit('personnel', language);
    await page.goto(running.url + path);
    await page.waitForSelector(content);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await picture(page, `${name}-${language}`);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toEqual([]);
    await picture(page, `${name}-phone-${language}`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('the projector mode enlarges and still fits', async () => {
  const { page, context } = await visit('leader', 'zh', PROJECTOR);
  await page.waitForSelector('svg');
  const size = (): Promise<number> =>
    page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('td') as Element).fontSize));
  const before = await size();
  await page.keyboard.press('p');
  expect(await size()).toBeGreaterThan(before * 1.3);
  expect(await overflow(page)).toEqual([]);
  await picture(page, 'league-table-projector');
  await context.close();
});

it('a township head sees the own scorecard, and no other name ever reaches the browser', async () => {
  const { page, context, bodies } = await visit('township', 'zh');
  expect(page.url()).toContain('/townships/T09');
  await page.click('a[href="/actions"]');
  await page.waitForSelector('tbody tr');
  await page.goto(`${running.url}/league-table`);
  await page.waitForSelector('[role=alert]');
  await picture(page, 'township-refused');
  const text = bodies.join('\n');
  expect(text).toContain('堡子坝镇');
  for (const name of ['城关镇', '碧口镇', '尚德镇', '舍书乡', '玉垒乡', '铁楼']) expect(text).not.toContain(name);
  await context.close();
});

it('a refused workbook names its cells', async () => {
  const { page, context } = await visit('personnel', 'zh');
  await page.goto(`${running.url}/import`);
  await page.setInputFiles('input[type=file]', {
    name: 'county.xlsx',
    mimeType: '',
    buffer: Buffer.from('not a workbook'),
  });
  await page.waitForSelector('[role=alert]');
  expect(await page.textContent('[role=alert]')).toContain('不是 Excel 工作簿');
  await context.close();
});
