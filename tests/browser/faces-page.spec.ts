import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import type { Picture } from '../../src/engines/faces/encoder.ts';
import { codeInstead, comeIn, launch, nobody, others, read } from './faces-lane.ts';
import { type Account, edition } from './faces-people.ts';
import { drawFrame, type Stand, writeFilm } from './faces-pictures.ts';
import { face, session, test, type Venue } from './faces-venue.ts';

/*
 * Everything here looks through Chromium's own camera: a film made at test time, a camera that is not allowed, and none.
 */

test.describe.configure({ mode: 'serial' });

let venue: Venue;
let aiko: Account;
let mother: Account;
let phone: Page;
let own: Browser;

test.beforeAll(async ({ venue: opened }) => {
  test.setTimeout(240_000);
  venue = opened;
  ({ aiko, mother } = venue.people);
  await venue.startOver();
});
test.afterAll(async () => {
  await own?.close();
  // Both came in here; the next file begins with everybody outside.
  for (const one of [aiko, mother]) await venue.leave(one);
});

async function filmed(name: string, frames: readonly Picture[]): Promise<Browser> {
  const film = join(venue.folder, `${name}.mjpeg`);
  writeFilm(film, frames, venue.decoder);
  return await launch({ film });
}

const times = (count: number, picture: Picture): Picture[] => Array<Picture>(count).fill(picture);

/** Thirty pictures a second; all that the page may ask for, in less than the time it gives for one movement. */
function guidedFilm(): Picture[] {
  const draw = (more: Partial<Stand> = {}) => drawFrame([venue.stand(face.mother, { eyesPx: 84, ...more })]);
  const level = draw();
  const to = (x: number, y: number) => [
    ...times(3, draw({ turn: [x / 2, y / 2] })),
    ...times(18, draw({ turn: [x, y] })),
    ...times(3, draw({ turn: [x / 2, y / 2] })),
    ...times(14, level),
  ];
  const shut = [...times(18, draw({ lids: 1 })), ...times(14, level)];
  const nearer = [...times(3, draw({ eyesPx: 92 })), ...times(18, draw({ eyesPx: 104 })), ...times(14, level)];
  return [...to(18, 0), ...nearer, ...to(-22, 0), ...shut, ...to(0, 20)];
}

async function agree(page: Page): Promise<void> {
  await page.goto(`${venue.app.origin}/en/${edition}/face`);
  const begin = page.getByRole('button', { name: 'Take three pictures' });
  await expect(begin).toBeDisabled({ timeout: 30_000 });
  await page.getByLabel('I am 18 or older, and this is about my own face.').check();
  await expect(begin).toBeDisabled();
  await page.getByLabel(/I agree that my encrypted face template/).check();
  await begin.click();
}

test('a film at the lane: somebody armed comes in, a stranger is shown the other way', async () => {
  await venue.enrol('mother');
  await venue.server.arm(mother, session);
  await venue.expecting(1);
  const film = await filmed('walk', [
    ...times(40, nobody()),
    ...[60, 70, 80, 90].flatMap((eyesPx) => times(20, venue.walking(face.mother, { eyesPx }))),
    ...times(60, nobody()),
    ...[60, 70, 80, 90].flatMap((eyesPx) => times(20, venue.walking(face.stranger, { eyesPx }))),
    ...times(40, nobody()),
  ]);
  const lane = await (await film.newContext()).newPage();
  await lane.goto(`${venue.gateUrl}/#faces`);
  const word = lane.getByTestId('word');
  await expect(word).toHaveText(comeIn, { timeout: 40_000 });
  await expect(word).toHaveText(codeInstead, { timeout: 40_000 });
  expect(await read(lane)).toEqual(others('nobody'));
  // The film begins anew, and she is inside already.
  await expect(word).toHaveText('Please stop', { timeout: 40_000 });
  await film.close();
  await venue.server.withdraw(mother);
});

test('on the phone: read, agree, three pictures and two movements', async () => {
  own = await filmed('guided', guidedFilm());
  phone = await venue.phoneOf(aiko, own);
  await agree(phone);
  await expect(phone.getByText('Your face is set up.')).toBeVisible({ timeout: 90_000 });
  const { enrolment } = await venue.server.mine(aiko);
  expect(enrolment?.pass).toBe(aiko.pass!.id);
});

test('armed on the pass, and walked in by the same film', async () => {
  await phone.getByRole('link', { name: 'Arm it on my pass' }).click();
  await phone.getByRole('button', { name: 'Use my face today' }).click();
  await expect(phone.getByText(/1 gate knows you/)).toBeVisible({ timeout: 30_000 });
  await venue.expecting(1);
  const lane = await (await own.newContext()).newPage();
  await lane.goto(`${venue.gateUrl}/#faces`);
  expect((await read(lane)).word).toBe(comeIn);
  await lane.context().close();
  await expect(phone.getByText(/You came in by face/)).toBeVisible({ timeout: 30_000 });
});

test('withdrawn with one tap: gone at the gate, with a receipt that anybody can verify', async () => {
  await phone.getByRole('link', { name: 'What is kept, and how to erase it' }).click();
  await phone.getByRole('button', { name: 'Withdraw and erase' }).click();
  await expect(phone.getByText(/Erased on .*, and at 1 gate within/).first()).toBeVisible({ timeout: 60_000 });
  await venue.expecting(0);
  const [saved] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('button', { name: 'Download the signed receipt' }).first().click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^kaimon-face-erased-.*\.jws$/);
  const receipt = readFileSync(await saved.path(), 'utf8');
  const keys = createLocalJWKSet(await venue.server.must<JSONWebKeySet>('GET', `/editions/${edition}/keys`));
  const { payload, protectedHeader } = await compactVerify(receipt, keys);
  expect(protectedHeader.typ).toBe('kaimon-face-deletion+jwt');
  const told = JSON.parse(Buffer.from(payload).toString()) as { iss: string; gates: { gate: string; how: string }[] };
  expect([told.iss, told.gates.map((one) => one.gate)]).toEqual([edition, ['nippon-budokan.A']]);
  const [head, body, signature] = receipt.split('.') as [string, string, string];
  const forged = Buffer.from(JSON.stringify({ ...told, gates: [] })).toString('base64url');
  expect(forged).not.toBe(body);
  await expect(compactVerify([head, forged, signature].join('.'), keys)).rejects.toThrow();
  expect((await venue.server.mine(aiko)).enrolment).toBeNull();
});

test('on the phone: a camera that is not allowed, none, and no kit each have a sentence, and the code beside', async () => {
  const denied = await launch({ isAllowed: false });
  const none = await launch({ isThere: false });
  for (const [browser, hasKit, words] of [
    [denied, true, 'The camera is not allowed.'],
    [none, true, 'There is no camera here.'],
    [own, false, 'Faces are not set up at this organiser yet.'],
  ] as const) {
    const page = await venue.phoneOf(aiko, browser);
    if (!hasKit) await page.route('**/faces-kit/manifest.json', (route) => route.fulfill({ status: 404, body: '{}' }));
    await agree(page);
    await expect(page.getByText(words)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('link', { name: 'Use my code instead' })).toBeVisible();
    await page.context().close();
  }
  await Promise.all([denied.close(), none.close()]);
});
