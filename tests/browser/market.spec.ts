import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { plainWishes } from '../../src/modules/journeys/testing/tokyo.ts';
import { browserOptions } from './chromium.ts';
import { type Kaimon, kaimon } from './kaimon-process.ts';

/*
 * A visitor from Shanghai walks along the makers' street, in Chinese on a phone, with tickets and a journey in the cart already: a kettle and
 * two textiles, duty and tax by rule, home by parcel or by suitcase, one payment, one receipt with a sub-order for each maker.
 */

const place = 'tokyo-2020';
const phoneSize = { width: 390, height: 844 };
const session = 'TYO20-JUD-02';
let app: Kaimon;
let browser: Browser;
let phone: BrowserContext;
let page: Page;
/** Where staff are signed in, from the return on. */
let desk: BrowserContext;
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

function reader(locale: string, more: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: app.origin,
    viewport: phoneSize,
    locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...more,
  });
}

/** Rules that a page breaks in light and in dark, with what breaks them; and how far it is too wide for the smallest phone. */
async function barriers(on: Page): Promise<string[]> {
  const found: string[] = [];
  await expect(on.locator('.skeleton')).toHaveCount(0);
  await expect(on.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await on.emulateMedia({ colorScheme });
    await on.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { violations } = await new AxeBuilder({ page: on })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${new URL(on.url()).pathname} ${colorScheme}: ${id} at ${target}: ${failureSummary}`);
  }
  await on.setViewportSize({ width: 320, height: 640 });
  const over = await on.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) found.push(`${new URL(on.url()).pathname}: ${over} px too wide for 320`);
  await on.setViewportSize(phoneSize);
  return found;
}

const post = async (path: string, data: unknown) => {
  const answer = await page.request.post(`/api/editions/${place}${path}`, { data, headers: { origin: app.origin } });
  expect(answer.status(), await answer.text()).toBe(200);
  return await answer.json();
};
const cartTotal = async (): Promise<number> => {
  const cart = await (await page.request.get(`/api/editions/${place}/cart`)).json();
  return cart.total.amount;
};

async function signIn(somebody: Page, email: string): Promise<void> {
  await somebody.goto(`/en/${place}/sign-in`);
  await somebody.getByLabel('E-mail address').fill(email);
  await somebody.getByRole('button', { name: 'Send me a code' }).click();
  await somebody.locator('input.code').waitFor();
  const mails = await (await somebody.request.get(`/api/demo/mail?to=${email}`)).json();
  await somebody.locator('input.code').fill(/\b\d{6}\b/.exec(mails.mails[0].text)![0]);
  await expect(somebody).not.toHaveURL(/sign-in/);
}

test('the shop can be read without script, by its pictures, makers and crafts', async () => {
  const plain = await reader('zh-CN', { javaScriptEnabled: false });
  const reading = await plain.newPage();
  await reading.goto(`/zh/${place}/shop`);
  await expect(reading.getByRole('heading', { level: 1 })).toHaveText('匠人街');
  await reading.getByRole('navigation', { name: '商品种类' }).getByRole('link', { name: /陶瓷/ }).click();
  expect(await reading.getByRole('article').count()).toBeGreaterThan(5);
  await reading.getByRole('article').first().getByRole('link').click();
  await expect(reading.getByText(/含税；寄往境外为/)).toBeVisible();
  await plain.close();
});

test('no page of the shop has a barrier, nor is it too wide for the smallest phone', async () => {
  for (const name of ['', '/find?family=textiles', '/find?q=zzzzqqqq&inStock=1', '/brands/murasaki-loom']) {
    await page.goto(`/zh/${place}/shop${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  }
});

test('a kettle shows three ways with their prices, and signing in keeps the wish', async () => {
  await page.goto(`/zh/${place}/shop/products/nambu-kettle-hail`);
  await expect(page.getByRole('combobox', { name: '居住国家或地区' })).toHaveValue('CN');
  const home = page.locator('.way-card').filter({ hasText: '寄回家' });
  await expect(home).toContainText('¥');
  await home.getByText('费用明细').click();
  await expect(home.getByText(/进口环节增值税/)).toBeVisible();
  await expect(home.getByText(/^(依据： ?)?cn@/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '放入购物车' }).click();
  await page.getByLabel('电子邮箱').fill('shanghai@example.org');
  await page.locator('button[type=submit]').click();
  const field = page.locator('input.code');
  await field.waitFor();
  const mails = await (await page.request.get('/api/demo/mail?to=shanghai@example.org')).json();
  await field.fill(/\b\d{6}\b/.exec(mails.mails[0].text)![0]);
  await expect(page.getByText('已放入购物车')).toBeVisible();
});

test('tickets, a journey and goods of two makers lie in one cart', async () => {
  const found = await (await page.request.get(`/api/editions/${place}/sessions/${session}`)).json();
  await post('/holds', {
    id: crypto.randomUUID(),
    session,
    choice: { kind: 'best', category: found.session.prices[0].category, count: 2 },
  });
  const wishes = { ...plainWishes, sports: ['JUD'], origin: 'PVG', country: 'CHN' };
  const { journeys } = await post('/journeys/suggestions', { wishes });
  const [journey] = journeys;
  await post('/journeys/holds', {
    id: crypto.randomUUID(),
    journey: journey.id,
    parts: journey.parts,
    total: journey.price.total,
  });
  // The tap may come before the phone knows who holds it.
  await page.route('**/api/me', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  for (const product of ['kyo-scarf-vermilion', 'kyo-tenugui-asanoha']) {
    await page.goto(`/zh/${place}/shop/products/${product}`);
    await page.getByRole('button', { name: '放入购物车' }).click();
    await expect(page.getByText('已放入购物车')).toBeVisible();
  }
  await page.unroute('**/api/me');
  await page.getByRole('link', { name: '去购物车' }).click();
  await expect(page.locator('.seller-card')).toHaveCount(3);
  expect(await barriers(page)).toEqual([]);
});

test('sent home: customs ask for a number, and every charge stands with its rule', async () => {
  await page.getByRole('radio', { name: /寄回家/ }).check({ force: true });
  await page.getByLabel('姓名').fill('林晓');
  await page.getByLabel('街道与门牌号').fill('南京西路1号');
  await page.getByLabel('城市').fill('上海');
  await page.getByLabel('电话').fill('+86 21 5555 0100');
  await page.getByLabel('身份证件号码').fill('310101199001011234');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '就送到这里' }).click();
  await expect(page.getByRole('button', { name: /^去付款/ })).toBeVisible();
  const first = page.locator('.seller-card').filter({ hasText: '北上铁器' });
  await first.getByText('逐项明细与依据').click();
  await expect(first.getByText(/^(依据： ?)?cn@/).first()).toBeVisible();
});

test('carried home instead: the cart says the difference at once', async () => {
  const before = await cartTotal();
  await page.getByRole('radio', { name: /随身带回家/ }).check({ force: true });
  await expect(page.getByText(/^(少付|多付)/)).toBeVisible();
  const after = await cartTotal();
  expect(after).not.toBe(before);
  const told = Math.abs(after - before).toLocaleString('en');
  await expect(page.locator('.difference')).toContainText(told);
  await expect(page.getByRole('button', { name: /^去付款/ })).toContainText(after.toLocaleString('en'));
  expect(await barriers(page)).toEqual([]);
});

test('one payment, one receipt, a sub-order for each maker', async () => {
  await page.getByRole('button', { name: /^去付款/ }).click();
  await page.getByLabel('卡号').fill('4000 0000 0000 0001');
  await page.getByRole('button', { name: /^支付/ }).click();
  await expect(page.locator('.notice.good').first()).toBeVisible();
  const number = (await page.getByRole('heading', { level: 1 }).textContent())!.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/)![0];
  await expect(page.getByText(`${number}-1`, { exact: true })).toBeVisible();
  await expect(page.getByText(`${number}-2`, { exact: true })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  const receipt = page.getByRole('link', { name: /PDF/ });
  const answer = await page.request.get((await receipt.getAttribute('href'))!);
  expect(answer.headers()['content-type']).toContain('application/pdf');
});

test('goods that are not sent yet can be cancelled, and all of it comes back', async () => {
  await page.getByRole('button', { name: /^取消….*手拭巾 麻叶与日出/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/尚未寄出/)).toBeVisible();
  await dialog.getByRole('button').first().click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('已退还给您')).toBeVisible();
});

test('what came is sent back in four steps, and the money with its tax comes back', async () => {
  const order = new URL(page.url()).pathname.split('/').at(-1)!;
  desk = await reader('en');
  const staff = await desk.newPage();
  await signIn(staff, 'staff@example.org');
  const answer = await page.request.get(`/api/editions/${place}/market/consignments?order=${order}`);
  const { consignments } = await answer.json();
  const loom = consignments.find((one: { brand: string }) => one.brand === 'murasaki-loom');
  const ofLoom = `/api/editions/${place}/market/brands/murasaki-loom`;
  const act = async (method: 'POST' | 'PUT', path: string, data?: unknown) => {
    const done = await staff.request.fetch(ofLoom + path, {
      method,
      ...(data ? { data } : {}),
      headers: { origin: app.origin },
    });
    expect(done.status(), await done.text()).toBe(200);
    return await done.json();
  };
  const parcel = { id: crypto.randomUUID(), carrier: 'Japan Post', tracking: 'EE123456789JP' };
  await act('POST', `/consignments/${loom.id}/parcels`, parcel);
  await act('PUT', `/consignments/${loom.id}/parcels/${parcel.id}/delivered`);
  await page.reload();
  await expect(page.getByText('EE123456789JP')).toBeVisible();
  await page.getByRole('button', { name: '退货…' }).click();
  await page.getByText('改变主意', { exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/JP¥/).first()).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: '向匠人提出' }).click();
  await expect(page.getByText('等待匠人答复')).toBeVisible();
  const { returns } = await (await staff.request.get(`${ofLoom}/returns`)).json();
  const refunded = async () =>
    (await (await page.request.get(`/api/editions/${place}/orders/${order}`)).json()).refunded.amount;
  const before = await refunded();
  await act('POST', `/returns/${returns[0].id}/answer`, { agree: true, words: '' });
  await page.reload();
  await page.getByLabel('快递单号（如有）').fill('SF1234567890');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '我已寄回' }).click();
  await expect(page.getByText('退货途中')).toBeVisible();
  await act('POST', `/returns/${returns[0].id}/received`, { resaleable: true });
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('已退到店，款项正在退回')).toBeVisible();
  }).toPass();
  const { total, parts } = returns[0].sums;
  expect(parts.map(({ kind }: { kind: string }) => kind)).toContain('tax');
  await expect.poll(refunded).toBe(before + total.amount);
});

test('each maker sees its own parcels and nothing of the other, and the books close', async () => {
  test.setTimeout(120_000);
  const order = new URL(page.url()).pathname.split('/').at(-1)!;
  const { consignments } = await (
    await page.request.get(`/api/editions/${place}/market/consignments?order=${order}`)
  ).json();
  const staff = desk.pages()[0]!;
  for (const brand of ['murasaki-loom', 'kitakami-iron']) {
    const added = await staff.request.post(`/api/editions/${place}/market/brands/${brand}/members`, {
      data: { email: `${brand}@example.org` },
      headers: { origin: app.origin },
    });
    expect(added.status()).toBe(200);
  }
  for (const [own, other] of [
    ['murasaki-loom', 'kitakami-iron'],
    ['kitakami-iron', 'murasaki-loom'],
  ] as const) {
    const context = await reader('en');
    const maker = await context.newPage();
    await signIn(maker, `${own}@example.org`);
    const seen = await maker.request.get(`/api/editions/${place}/market/brands/${own}/consignments`);
    const numbers = (await seen.json()).consignments.map((one: { number: string }) => one.number);
    expect(numbers).toEqual(
      consignments.filter((one: { brand: string }) => one.brand === own).map((one: { number: string }) => one.number),
    );
    const others = await maker.request.get(`/api/editions/${place}/market/brands/${other}/consignments`);
    expect(others.status()).toBe(403);
    await maker.goto(`/brand/${own}/orders`);
    await expect(maker.getByText(numbers[0]!)).toBeVisible();
    await maker.goto(`/brand/${other}/orders`);
    await expect(maker.getByText(numbers[0]!)).toHaveCount(0);
    await context.close();
  }
  await desk.close();
  expect(await app.doctor()).toContain(`${place} sums to zero`);
});

test('what came can be praised, and everybody reads it', async () => {
  await page.getByRole('button', { name: '写评价：西阵织真丝披肩 朱红' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '5星' }).check({ force: true });
  await dialog.getByRole('textbox').fill('颜色比照片更沉稳。');
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: '发布' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('link', { name: '西阵织真丝披肩 朱红' }).click();
  await expect(page.getByText('颜色比照片更沉稳。')).toBeVisible();
  await expect(page.getByText('您的评价')).toBeVisible();
});
