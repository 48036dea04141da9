import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, expect, type Page, type Response, test } from '@playwright/test';
import { browserOptions } from './chromium.ts';
import { type Kaimon, kaimon } from './kaimon-process.ts';

/*
 * What every page owes its reader: no barrier that axe can find, a small and steady first page, content without script,
 * room on the narrowest phone, and a way in by keyboard.
 */

const edition = 'tokyo-2020';
const session = 'sessions/TYO20-JUD-02';
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };

let app: Kaimon;
let browser: Browser;
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  [app, browser] = await Promise.all([kaimon(), browserOptions().then((options) => chromium.launch(options))]);
});
test.afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A new reader; moving things stand still, so that axe never sees a colour half faded in. */
function reader(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: app.origin,
    viewport: phone,
    locale: 'en',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`/en/${edition}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const field = page.getByLabel('Code from the e-mail');
  await field.waitFor();
  const mails = await (await page.request.get(`/api/demo/mail?to=${email}`)).json();
  await field.fill(/\b\d{6}\b/.exec(mails.mails[0].text)![0]);
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Opens a page and waits until its content is there and stands for it: a heading, and nothing grey left. */
async function open(page: Page, address: string): Promise<Response | null> {
  const response = await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
  return response;
}

/** Rules that the page breaks on a phone in light and on a desktop in dark, with the elements that break them. */
async function barriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [viewport, colorScheme] of [
    [phone, 'light'],
    [desktop, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // Two frames, so that every colour is the one of this scheme.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const where = `${new URL(page.url()).pathname} ${colorScheme}`;
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) found.push(`${where}: ${id} at ${target}: ${failureSummary}`);
    }
  }
  return found;
}

async function barriersOf(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await open(page, address);
    found.push(...(await barriers(page)));
  }
  return found;
}

test('axe finds no barrier on the pages for everybody', async () => {
  const context = await reader();
  const names = ['', 'programme', 'programme?view=timetable', 'map', session, 'sign-in', 'about', 'privacy', 'mailbox'];
  const addresses = names.map((name) => `/en/${edition}/${name}`);
  const found = await barriersOf(await context.newPage(), addresses);
  await context.close();
  expect(found).toEqual([]);
});

test('axe finds no barrier on the page for what does not exist', async () => {
  const context = await reader();
  const page = await context.newPage();
  expect((await open(page, `/en/${edition}/nowhere`))?.status()).toBe(404);
  expect(await barriers(page)).toEqual([]);
  await context.close();
});

test('axe finds no barrier in Japanese', async () => {
  const context = await reader({ locale: 'ja' });
  const addresses = ['', 'programme', session].map((name) => `/ja/${edition}/${name}`);
  const found = await barriersOf(await context.newPage(), addresses);
  await context.close();
  expect(found).toEqual([]);
});

test('axe finds no barrier on the pages of a person, and the pass fits 320 px', async () => {
  const context = await reader();
  const page = await context.newPage();
  await signIn(page, 'new@example.org');
  const addresses = ['cart', 'orders', 'pass', 'face', 'ways-in', 'me'].map((name) => `/en/${edition}/${name}`);
  const found = await barriersOf(page, addresses);
  await page.setViewportSize(narrow);
  await open(page, `/en/${edition}/pass`);
  const over = await overflow(page);
  await context.close();
  expect(found).toEqual([]);
  expect(over).toBe(0);
});

test('axe finds no barrier on the pages of the staff', async () => {
  test.setTimeout(240_000);
  const context = await reader();
  const page = await context.newPage();
  await signIn(page, 'staff@example.org');
  // The programme's table only for judo: 750 rows of the same kind would take axe half a minute.
  const gates = ['/gates', '/crowd', '/screening', '/admissions', '/help-desk'];
  const names = [
    '',
    '/programme?q=judo',
    ...gates,
    '/accreditation',
    '/faces',
    '/time',
    '/people',
    '/shop',
    '/brands',
    '/moderation',
    '/disputes',
    '/promotions',
    '/payouts',
    '/windows',
    '/rule-packs',
  ];
  const found = await barriersOf(
    page,
    names.map((name) => `/staff${name}`),
  );
  await context.close();
  expect(found).toEqual([]);
});

test('axe finds no barrier on the pages of brands', async () => {
  const context = await reader({ locale: 'ja' });
  const page = await context.newPage();
  await signIn(page, 'staff@example.org');
  const names = ['', '/orders', '/products', '/products/tsubaine-balm', '/new-product', '/files', '/returns', '/money'];
  const found = await barriersOf(page, ['/brand/apply', ...names.map((name) => `/brand/tsubaine${name}`)]);
  await context.close();
  expect(found).toEqual([]);
});

test('the home page loads at most 150 kB of script', async () => {
  const context = await reader();
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    const size = async () => {
      const type = (await (await request.response())?.headerValue('content-type')) ?? '';
      return type.includes('javascript') ? (await request.sizes()).responseBodySize : 0;
    };
    sizes.push(size());
  });
  await open(page, `/en/${edition}/`);
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  await context.close();
  console.log(`Home page: ${(bytes / 1000).toFixed(1)} kB of script`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(150_000);
});

/** Milliseconds to the largest paint and the sum of unasked layout shifts, of one first visit on a slow phone. */
async function slowVisit(): Promise<{ paint: number; shift: number }> {
  const context = await reader({ deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = { paint: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page, `/en/${edition}/`);
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => (window as unknown as { seen: { paint: number; shift: number } }).seen);
  await context.close();
  return seen;
}

test('the home page paints soon on a slow phone, and then stands still', async () => {
  const visits = [await slowVisit(), await slowVisit(), await slowVisit()];
  const paint = visits.map((visit) => visit.paint).sort((a, b) => a - b)[1]!;
  const shift = Math.max(...visits.map((visit) => visit.shift));
  console.log(`Home page on a slow phone: largest paint after ${Math.round(paint)} ms, shift ${shift.toFixed(3)}`);
  expect(paint).toBeGreaterThan(0);
  // The aim is 1.5 s. The slowed processor is a share of a real one, and on two cores the server, its database and the
  // rest of a test run take turns with the browser: the bound only catches what no busy machine explains.
  expect(paint).toBeLessThanOrEqual(4_000);
  expect(shift).toBeLessThanOrEqual(0.1);
});

test('without script, home, programme and session show what they are about', async () => {
  const context = await reader({ javaScriptEnabled: false, locale: 'ja' });
  const page = await context.newPage();
  const heading = page.getByRole('heading', { level: 1 });
  const cards = page.locator('main a[href*="/sessions/"]');
  const price = /[¥￥]\s?[\d,]+|[\d,]+\s?円/;

  for (const name of ['', 'programme']) {
    await page.goto(`/ja/${edition}/${name}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(heading).toContainText(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    await expect(cards.first()).toBeVisible();
    expect(await cards.count()).toBeGreaterThanOrEqual(3);
    await expect(page.locator('main')).toContainText(price);
  }
  await page.goto(`/ja/${edition}/${session}`);
  await expect(heading).toContainText('柔道');
  const offers = page.locator('.offer');
  expect(await offers.count()).toBeGreaterThanOrEqual(2);
  for (const offer of await offers.all()) await expect(offer).toContainText(price);
  await context.close();
});

test('the session page tells machines what it is about', async () => {
  const context = await reader({ javaScriptEnabled: false, locale: 'ja' });
  const page = await context.newPage();
  await page.goto(`/ja/${edition}/${session}`);
  const event = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(event['@context']).toBe('https://schema.org');
  expect(event['@type']).toMatch(/Event$/);
  expect(event.name).toContain('柔道');
  expect(Number.isNaN(Date.parse(event.startDate))).toBe(false);
  expect(event.location).toMatchObject({ '@type': 'Place', name: expect.stringMatching(/./) });
  expect(event.offers.length).toBeGreaterThanOrEqual(2);
  for (const offer of event.offers)
    expect(offer).toMatchObject({ '@type': 'Offer', price: expect.anything(), priceCurrency: 'JPY' });

  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /柔道/);
  const address = (language: string) => `${app.origin}/${language}/${edition}/${session}`;
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address('ja'));
  for (const language of ['en', 'ja', 'zh', 'fr'])
    await expect(page.locator(`link[rel="alternate"][hreflang="${language}"]`)).toHaveAttribute(
      'href',
      address(language),
    );
  await context.close();
});

/** Pixels by which a page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test('at 320 px nothing has to be scrolled sideways', async () => {
  const context = await reader({ viewport: narrow });
  const page = await context.newPage();
  const wide: string[] = [];
  for (const language of ['en', 'fr']) {
    for (const name of ['', 'programme', session, 'sign-in']) {
      await open(page, `/${language}/${edition}/${name}`);
      const over = await overflow(page);
      if (over > 0) wide.push(`${language}/${name}: ${over} px too wide`);
    }
  }
  await context.close();
  expect(wide).toEqual([]);
});

test('the first Tab reaches the way past the navigation, and it works', async () => {
  const context = await reader({ viewport: desktop });
  const page = await context.newPage();
  await open(page, `/en/${edition}/`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
  await context.close();
});
