import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { browserOptions } from './chromium.ts';
import { type Kaimon, kaimon } from './kaimon-process.ts';

/*
 * A journey from the first question to the pass: five questions by pictures, plans that settle, a change with its way back,
 * a party that votes, a package held and paid; in Chinese on a phone, and in English where friends look on.
 */

const place = 'tokyo-2020';
let app: Kaimon;
let browser: Browser;
let phone: BrowserContext;
let page: Page;
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  [app, browser] = await Promise.all([kaimon(), browserOptions().then((options) => chromium.launch(options))]);
  phone = await reader('zh-CN');
  page = await phone.newPage();
});
test.afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

function reader(locale: string): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: app.origin,
    viewport: { width: 390, height: 844 },
    locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
}

/** Rules that a page breaks, with what breaks them. */
async function barriers(on: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: on })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${new URL(on.url()).pathname} ${id} at ${target}: ${failureSummary}`),
  );
}

/** How far a page is wider than its window. */
const overflow = (on: Page) =>
  on.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('five questions are answered by tapping pictures, and nothing is lost by loading the page again', async () => {
  await page.goto(`/zh/${place}/`);
  await page.getByRole('link', { name: '哪项运动让您心跳加速？' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('哪项运动让您心跳加速？');
  await page.getByText('柔道', { exact: true }).click();
  expect(await barriers(page)).toEqual([]);
  const next = page.getByRole('button', { name: '下一步' });
  await next.click();
  await page.getByText('历史', { exact: true }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: '历史' })).toBeChecked();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await next.click();
  await page.getByRole('button', { name: '增加一个孩子' }).click();
  expect(await barriers(page)).toEqual([]);
  await next.click();
  await expect(page.getByRole('combobox', { name: '出发城市' })).toHaveValue('上海');
  await page.getByRole('button', { name: /^7月24日/ }).click();
  await page.getByRole('button', { name: /^7月27日/ }).click();
  await expect(page.getByText('4天')).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await next.click();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '看看我的行程' }).click();
});

test('journeys of different character come and settle', async () => {
  await expect(page.getByText('排好了，这是我们找到的最佳安排。')).toBeVisible({ timeout: 30_000 });
  const cards = page.getByRole('article');
  expect(await cards.count()).toBeGreaterThanOrEqual(2);
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '选择：看个够' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('看个够');
  await expect(page.getByText(/中国选手很有希望/).first()).toBeAttached();
});

test('a change says what it costs and is undone by one tap', async () => {
  const days = page.getByRole('group', { name: '日程' });
  await days.getByRole('button').nth(1).click();
  const visits = page.locator('.plan-day[data-chosen] .visit');
  await expect(visits.first()).toBeVisible();
  const names = await visits.locator('h4').allTextContents();
  const menu = page.locator('.plan-day[data-chosen] .visit.session .visit-menu').first();
  await menu.locator('summary').click();
  await menu.getByRole('button', { name: '去掉' }).click();
  await expect(page.getByText(/改好了：−/)).toBeVisible({ timeout: 30_000 });
  expect(await visits.locator('h4').allTextContents()).not.toEqual(names);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(visits.locator('h4')).toHaveText(names);
  expect(await barriers(page)).toEqual([]);
});

test('the journey goes into the calendar', async () => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '加入日历' }).click();
  expect((await download).suggestedFilename()).toBe('journey.ics');
});

test('signing in keeps it; the party looks at it and votes', async () => {
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByLabel('电子邮箱').fill('lin@example.org');
  await page.locator('button[type=submit]').click();
  const field = page.locator('input.code');
  await field.waitFor();
  const mails = await (await page.request.get('/api/demo/mail?to=lin@example.org')).json();
  await field.fill(/\b\d{6}\b/.exec(mails.mails[0].text)![0]);
  await expect(page.getByRole('button', { name: '已保存' })).toBeVisible();
  await page.getByRole('button', { name: '分享给同行的人' }).click();
  const address = await page.getByLabel('发给同行者的链接').inputValue();
  const other = await reader('en');
  const friend = await other.newPage();
  await friend.goto(address.replace('/zh/', '/en/'));
  await friend.getByText('Maybe', { exact: true }).click();
  await friend.getByLabel('Your name').fill('Mei');
  await friend.getByLabel('A few words, if you like').fill('Can we sleep longer?');
  await friend.getByRole('button', { name: 'Send my vote' }).click();
  await expect(friend.getByText('Thank you, that is noted.')).toBeVisible();
  expect(await barriers(friend)).toEqual([]);
  await other.close();
  await page.goto(`/zh/${place}/journeys/mine`);
  await page.getByText('同行的人投了1票').click();
  await expect(page.getByText('Can we sleep longer?')).toBeVisible();
  expect(await barriers(page)).toEqual([]);
});

test('every part is held, paid at once, and stands on the pass', async () => {
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByRole('button', { name: '放入购物车' }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByText(/^行程，7月2/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /^去付款/ }).click();
  await page.getByLabel('卡号').fill('4000 0000 0000 0001');
  await page.getByRole('button', { name: /^支付/ }).click();
  await expect(page.locator('.notice.good').first()).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '退掉这个行程…' }).click();
  await expect(page.getByRole('dialog').getByText(/¥/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(`/zh/${place}/pass`);
  await expect(page.locator('svg.code')).toBeVisible();
  await page.goto(`/zh/${place}/journeys/mine`);
  await expect(page.getByText('已预订')).toBeVisible();
  for (const name of ['journeys/today', 'unsubscribe/AAAAAAAAAAAAAAAAAAAAAA']) {
    await page.goto(`/zh/${place}/${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  }
  await page.goto(`/zh/${place}/journeys/mine`);
});

test('the booked journey opens without a network, and says so', async () => {
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.locator('.visit').first()).toBeAttached();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto(`/zh/${place}/journeys/mine`);
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('kaimon-pages')).keys()).map(({ url }) => url).join(' '));
  await expect.poll(kept).toMatch(/journeys\/mine/);
  await expect.poll(kept).toMatch(/journeys\/plan/);
  await page.waitForLoadState('networkidle');
  await phone.setOffline(true);
  await page.reload();
  await expect(page.locator('html[data-kept]')).toBeAttached();
  await expect(page.locator('main').getByText('没有网络', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByText('已预订，全部都是您的了。')).toBeVisible();
  await expect(page.locator('.plan-day[data-chosen] .visit h4').first()).not.toHaveText('');
  await phone.setOffline(false);
});
