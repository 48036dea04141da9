import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { browserOptions } from './chromium.ts';
import { type Kaimon, kaimon } from './kaimon-process.ts';

/*
 * The whole way: sign in, choose seats for two adults and a child, pay after one decline, hold passes on the phone; the
 * server dies; the gate admits all three once and refuses the replay; the server is back, and the staff's board is right.
 */

const session = 'TYO20-JUD-02';
const gate = 'nippon-budokan.A';
let app: Kaimon;
let browser: Browser;
let phone: BrowserContext;
let desk: BrowserContext;
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const wasm = readFileSync(join(import.meta.dirname, '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  [app, browser] = await Promise.all([kaimon(), browserOptions().then((options) => chromium.launch(options))]);
  phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    baseURL: app.origin,
    locale: 'en',
  });
  desk = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: app.origin, locale: 'en' });
});
test.afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/en/tokyo-2020/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const field = page.getByLabel('Code from the e-mail');
  await field.waitFor();
  const mails = await (await page.request.get(`/api/demo/mail?to=${email}`)).json();
  await field.fill(/\b\d{6}\b/.exec(mails.mails[0].text)![0]);
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Text of a gate's screen whose contrast is below 7:1 (WCAG 1.4.6): it is read outdoors. */
async function paleInSunlight(page: Page): Promise<string[]> {
  // What is still moving is not yet what the steward reads.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze();
  return violations.flatMap(({ nodes }) => nodes.map((node) => `${node.target}: ${node.failureSummary}`));
}

/** The code as a reader at the gate would see it: from the pixels of the screen. */
async function scan(page: Page): Promise<string> {
  const picture = await page.locator('svg.code').screenshot();
  const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'], tryHarder: true });
  expect(found?.isValid).toBe(true);
  return Buffer.from(found!.bytes).toString('base64url');
}

let pass: Page;
let gateUrl: string;

test('a family of three buys seats, is declined once, and pays', async () => {
  const page = await phone.newPage();
  await signIn(page, 'mother@example.org');
  await page.goto('/en/tokyo-2020/me');
  for (const [name, kind] of [
    ['Taro', 'adult'],
    ['Hana', 'child'],
  ] as const) {
    await page.getByRole('button', { name: 'Add somebody' }).click();
    const form = page.locator('form').filter({ has: page.getByLabel('Who is it?') });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Who is it?').selectOption(kind);
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('button', { name: `Take ${name} out of the party` })).toBeVisible();
  }
  await page.goto('/en/tokyo-2020/programme?q=judo&medal=true');
  await page.locator(`a[href$="/sessions/${session}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Judo');
  const people = page.getByRole('group', { name: 'People', exact: true });
  await expect(people).toContainText('3');
  await page.getByRole('button', { name: 'Hold the best seats together' }).click();
  await expect(page.getByText('These seats are yours for now')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the cart' }).click();
  await page.getByRole('button', { name: /Go to payment/ }).click();
  const card = page.getByLabel('Card number');
  await card.fill('4000 0000 0000 0002');
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByText('The bank said no')).toBeVisible();
  await card.fill('4000 0000 0000 0001');
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByText('Paid. You are coming.')).toBeVisible();
});

test('the phone holds a pass for all three, and a gate is paired', async () => {
  pass = await phone.newPage();
  const staff = await desk.newPage();
  await signIn(staff, 'staff@example.org');
  const found = await (await staff.request.get(`/api/editions/tokyo-2020/sessions/${session}`)).json();
  const doors: number = found.session.doorsAt + 10 * 60_000;
  const moved = await staff.request.put('/api/editions/tokyo-2020/demo/clock', {
    data: { now: doors },
    headers: { origin: app.origin },
  });
  expect(moved.status()).toBe(200);
  const paired = await staff.request.post(`/api/editions/tokyo-2020/gates/${gate}/pairing`, {
    data: { id: crypto.randomUUID(), name: 'Gate A' },
    headers: { origin: app.origin },
  });
  gateUrl = await app.startGate(gate, (await paired.json()).secret);
  await expect
    .poll(async () => (await (await fetch(`${gateUrl}/api/state`).catch(() => undefined))?.json())?.hasSnapshot, {
      timeout: 20_000,
    })
    .toBe(true);
  await pass.goto('/en/tokyo-2020/pass');
  await expect(pass.locator('svg.code')).toBeVisible();
  await expect(pass.getByRole('button', { name: /Hana/ })).toBeVisible();
});

test('with the server dead the gate admits all three once, and refuses the replay with its reason', async () => {
  await app.kill();
  await phone.setOffline(true);
  const page = await desk.newPage();
  await page.goto(gateUrl);
  const input = page.getByTestId('code-input');
  await input.fill(await scan(pass));
  await input.press('Enter');
  for (const name of ['mother', 'Taro', 'Hana']) await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.locator('[data-outcome="admit"]').first()).toBeVisible();
  expect(await paleInSunlight(page)).toEqual([]);
  await page.goto(gateUrl);
  await page.getByTestId('code-input').fill(await scan(pass));
  await page.getByTestId('code-input').press('Enter');
  await expect(page.locator('[data-outcome="steward"]').first()).toBeVisible();
  await expect(page.locator('[data-reason="alreadyUsed"]').first()).toBeVisible();
  expect(await paleInSunlight(page)).toEqual([]);
  const state = await (await fetch(`${gateUrl}/api/state`)).json();
  expect(state).toMatchObject({ isOnline: false, inside: 3 });
  // Both acts, and what screening noted beside them.
  expect(state.pending).toBeGreaterThanOrEqual(2);
});

test("the server comes back, takes the journal, and the staff's board is right", async () => {
  await app.start();
  await phone.setOffline(false);
  await expect
    .poll(async () => (await (await fetch(`${gateUrl}/api/state`)).json()).pending, { timeout: 30_000 })
    .toBe(0);
  const page = await desk.newPage();
  await page.goto('/staff');
  await page.getByRole('link', { name: 'Gates' }).first().click();
  const row = page.getByTestId(`session-row-${session}`);
  await expect(row.getByTestId('entered')).toHaveText(/3/);
  await expect(row.getByTestId('inside')).toHaveText(/3/);
  await expect(row.getByRole('cell').first()).toHaveText('3');
  await expect(page.getByTestId(`gate-row-${gate}`).getByTestId('entered')).toHaveText(/3/);
});
