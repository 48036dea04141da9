import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { type FaceEncoder, openMobileEncoder, type Picture } from '../../src/engines/faces/encoder.ts';
import type { FaceState, LaneView } from '../../src/gate/faces/contract.ts';
import type { PhotoDecoder } from '../../src/platform/faces/decode-photo.ts';
import { type NodeRunner, openNodeRunner } from '../../src/platform/faces/node-runner.ts';
import { browserOptions } from './chromium.ts';
import { type Account, edition, Server } from './faces-people.ts';
import { drawFrame, ensureKit, findSitters, openDecoder, type Sitter, type Stand } from './faces-pictures.ts';
import { type Kaimon, kaimon } from './kaimon-process.ts';

/*
 * Walks past the camera of a lane: a real server, a real gate, real networks in a real browser. A canvas that the test
 * paints stands in for the camera.
 */

const session = 'TYO20-JUD-02';
const laterSession = 'TYO20-JUD-04';
const gate = 'nippon-budokan.A';
const folder = mkdtempSync(join(tmpdir(), 'kaimon-walks-'));
let app: Kaimon;
let server: Server;
let gateUrl: string;
let runner: NodeRunner;
let encoder: FaceEncoder;
let decoder: PhotoDecoder;
let sitters: Sitter[];
let staff: Account;
let mother: Account;
let aiko: Account;
let ken: Account;
let browser: Browser;
let lane: Page;
const tookMs: number[] = [];
test.describe.configure({ mode: 'serial' });

/** Sitters by their place on the samples; each account keeps a face of its own. */
const face = { mother: 13, aiko: 21, ken: 18, stranger: 7, bystander: 16, turned: 3 } as const;

const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

async function launch(film?: string): Promise<Browser> {
  const options = await browserOptions();
  const more = film === undefined ? [] : [...args, `--use-file-for-fake-video-capture=${film}`];
  // No map is drawn here, so nothing needs a graphics card that a processor plays.
  const plain = options.args.filter((one) => !/gl=|angle|swiftshader|gpu/.test(one));
  return await chromium.launch({ ...options, args: [...plain, '--disable-gpu', ...more] });
}

function stand(who: number, more: Partial<Stand> = {}): Stand {
  return { sitter: sitters[who]!, eyesPx: 80, x: 320, y: 240, ...more };
}

/** The same face as another camera sees it: mirrored, darker, nearer or further. */
const walking = (who: number, more: Partial<Stand> = {}) =>
  drawFrame([stand(who, { isMirrored: true, ...more })], { light: 0.9 });
const nobody = () => drawFrame([]);

test.beforeAll(async () => {
  test.setTimeout(240_000);
  ensureKit();
  runner = openNodeRunner();
  encoder = openMobileEncoder(runner);
  decoder = openDecoder();
  [app, browser, sitters] = await Promise.all([kaimon(), launch(), findSitters(encoder, decoder)]);
  server = new Server(app.origin);
  staff = await server.signIn('staff@example.org');
  [mother, aiko, ken] = [
    await server.signIn('mother@example.org'),
    await server.signIn('aiko@example.org'),
    await server.signIn('ken@example.org'),
  ];
  const child = { name: 'Hana', kind: 'child' };
  await server.must('PUT', `/me/party/${crypto.randomUUID()}`, child, mother.cookie);
  await server.buy(mother, session, 2);
  for (const one of [aiko, ken]) await server.buy(one, session, 1);
  await server.buy(ken, laterSession, 1);
  ken.pass = { ...ken.pass! };
  const found = await server.must<{ session: { doorsAt: number } }>('GET', `/editions/${edition}/sessions/${session}`);
  await moveClock(found.session.doorsAt + 10 * 60_000);
  const paired = await server.must<{ secret: string }>(
    'POST',
    `/editions/${edition}/gates/${gate}/pairing`,
    { id: crypto.randomUUID(), name: 'Gate A' },
    staff.cookie,
  );
  gateUrl = await app.startGate(gate, paired.secret);
  await expect.poll(async () => (await state())?.isFresh, { timeout: 30_000 }).toBe(true);
  await expect
    .poll(async () => ((await (await fetch(`${gateUrl}/api/state`)).json()) as { hasSnapshot: boolean }).hasSnapshot, {
      timeout: 30_000,
    })
    .toBe(true);
  await server.enrol(mother, sitters[face.mother]!, encoder);
  await server.enrol(aiko, sitters[face.aiko]!, encoder);
  await server.enrol(ken, sitters[face.ken]!, encoder);
  lane = await openLane(await browser.newContext({ viewport: { width: 1024, height: 768 } }));
});
test.afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await runner?.close();
  rmSync(folder, { recursive: true, force: true });
});

const moveClock = (now: number) => server.must('PUT', `/editions/${edition}/demo/clock`, { now }, staff.cookie);
const setMode = (mode: string) =>
  server.must('PUT', `/editions/${edition}/faces/mode`, { venue: null, mode }, staff.cookie);
const state = async (): Promise<FaceState | undefined> =>
  (await (await fetch(`${gateUrl}/api/faces/state`).catch(() => undefined))?.json()) as FaceState | undefined;
const expecting = (count: number) =>
  expect.poll(async () => (await state())?.expected, { timeout: 20_000 }).toBe(count);

async function leave(account: Account): Promise<void> {
  const body = { id: crypto.randomUUID(), direction: 'exit', pass: account.pass!.id, steward: 'test' };
  await fetch(`${gateUrl}/api/admit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** A lane whose camera is a canvas that the test paints. */
async function openLane(context: BrowserContext, path = '/#faces'): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const pen = canvas.getContext('2d')!;
    const picture = new Image();
    setInterval(() => picture.complete && picture.width > 0 && pen.drawImage(picture, 0, 0), 200);
    Object.assign(globalThis, {
      paint: (address: string) => {
        picture.src = address;
        return picture.decode();
      },
    });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(6));
  });
  await page.goto(`${gateUrl}${path}`);
  await paint(page, nobody());
  await expect(page.getByTestId('word')).toHaveText('Walk through', { timeout: 60_000 });
  return page;
}

async function paint(page: Page, picture: Picture): Promise<void> {
  const address = `data:image/jpeg;base64,${Buffer.from(decoder.encode(picture, 92)).toString('base64')}`;
  await page.evaluate((text) => (globalThis as unknown as { paint(text: string): Promise<void> }).paint(text), address);
}

interface Seen {
  readonly word: string;
  /** Reason of the act, or why not. */
  readonly why: string;
}

/** Somebody walks in; answers what the screen says. */
async function walk(picture: Picture, page = lane): Promise<Seen> {
  await paint(page, nobody());
  await expect(page.locator('[data-lane-view=empty]')).toBeVisible({ timeout: 40_000 });
  await paint(page, picture);
  return await read(page);
}

async function read(page: Page): Promise<Seen> {
  const answer = page.locator('.answer');
  await expect(answer).toBeVisible({ timeout: 40_000 });
  const took = await page.locator('.lane').getAttribute('data-took-ms');
  const seen = {
    word: (await page.getByTestId('word').textContent()) ?? '',
    why: (await answer.getAttribute('data-reason')) ?? (await answer.getAttribute('data-why')) ?? '',
  };
  if (took) tookMs.push(Number(took));
  return seen;
}

const comeIn = 'Come in';
const codeInstead = 'Show your code';
const others = (why: string): Seen => ({ word: codeInstead, why });

/** One pass is not asked twice within eight seconds. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 8_500));

test('1 enrolled and not armed: the code, and no harm', async () => {
  expect(await walk(walking(face.aiko))).toEqual(others('nobody'));
});

test('2 nobody in the lane: it waits', async () => {
  await paint(lane, nobody());
  await lane.waitForTimeout(1_000);
  await expect(lane.getByTestId('word')).toHaveText('Walk through', { timeout: 40_000 });
});

test('3 armed for this session: come in', async () => {
  await server.arm(aiko, session);
  await expecting(1);
  expect((await walk(walking(face.aiko))).word).toBe(comeIn);
});

test('4 the same person a moment later: the same answer, counted once', async () => {
  const inside = await lane.request.get(`${gateUrl}/api/state`);
  const before = (await inside.json()).inside as number;
  expect((await walk(walking(face.aiko))).word).toBe(comeIn);
  expect((await (await lane.request.get(`${gateUrl}/api/state`)).json()).inside).toBe(before);
});

test('5 a parent with a child: both come in on the parent’s face', async () => {
  await server.arm(mother, session);
  await expecting(2);
  expect((await walk(walking(face.mother))).word).toBe(comeIn);
  await expect(lane.locator('.who')).toContainText('2 people');
});

test('6 a stranger: the code', async () => {
  expect(await walk(walking(face.stranger))).toEqual(others('nobody'));
});

test('7 already inside: a human looks', async () => {
  await rest();
  expect(await walk(walking(face.aiko))).toEqual({ word: 'Please stop', why: 'alreadyUsed' });
});

test('8 out and in again: welcome back', async () => {
  await leave(mother);
  expect((await walk(walking(face.mother))).word).toBe(comeIn);
});

test('9 two at the same distance: one at a time', async () => {
  const frame = drawFrame([stand(face.mother, { x: 190, eyesPx: 66 }), stand(face.stranger, { x: 470, eyesPx: 64 })]);
  expect(await walk(frame)).toEqual(others('several'));
});

test('10 a bystander behind somebody armed: only who stands in the lane counts', async () => {
  await rest();
  await leave(aiko);
  const frame = drawFrame([
    stand(face.aiko, { x: 250, isMirrored: true }),
    stand(face.bystander, { x: 560, y: 120, eyesPx: 24 }),
  ]);
  expect((await walk(frame)).word).toBe(comeIn);
});

test('11 somebody armed far behind a stranger is not looked at', async () => {
  const frame = drawFrame([stand(face.stranger, { x: 250 }), stand(face.mother, { x: 560, y: 120, eyesPx: 25 })]);
  expect(await walk(frame)).toEqual(others('nobody'));
});

test('12 running past: too blurred to say', async () => {
  const frame = drawFrame([stand(face.mother)], { blurPx: 60 });
  expect(await walk(frame)).toEqual(others('blurred'));
});

test('13 in the dark', async () => {
  const frame = drawFrame([stand(face.mother)], { light: 0.3 });
  expect(await walk(frame)).toEqual(others('dark'));
});

test('14 too far away', async () => {
  expect(await walk(walking(face.mother, { eyesPx: 34 }))).toEqual(others('tooSmall'));
});

test('15 looking to the side', async () => {
  expect(await walk(drawFrame([stand(face.turned)]))).toEqual(others('turned'));
});

test('16 disarmed: forgotten at once', async () => {
  await server.disarm(aiko, session);
  await expecting(1);
  expect(await walk(walking(face.aiko))).toEqual(others('nobody'));
});

test('17 armed for another session: not expected today', async () => {
  await server.arm(ken, laterSession);
  expect(await walk(walking(face.ken))).toEqual(others('nobody'));
});

test('18 one to one: a code first', async () => {
  await setMode('oneToOne');
  await server.arm(aiko, session);
  await expecting(2);
  expect(await walk(walking(face.aiko))).toEqual(others('claimNeeded'));
});

test('19 one to one: the code of one and the face of another do not go together', async () => {
  await typeCode(mother);
  expect(await walk(walking(face.aiko))).toEqual(others('nobody'));
});

test('20 one to one: code and face agree', async () => {
  await leave(mother);
  await rest();
  await typeCode(mother);
  expect((await walk(walking(face.mother))).word).toBe(comeIn);
});

/** What a reader on the keyboard types: the bare code of a pass. */
async function typeCode(account: Account): Promise<void> {
  const { encodeCode } = await import('../../src/engines/admission/code.ts');
  const token = new Uint8Array(Buffer.from(account.pass!.token, 'base64url'));
  const text = Buffer.from(encodeCode({ kind: 'bare', token })).toString('base64url');
  await lane.evaluate((code) => {
    for (const key of [...code, 'Enter'])
      dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, text);
}

test('21 faces switched off by the organiser: the code', async () => {
  await setMode('off');
  await expecting(0);
  expect(await walk(walking(face.mother))).toEqual(others('off'));
  await setMode('oneToFew');
});

test('22 withdrawn: gone at the gate within a minute', async () => {
  await server.enrol(aiko, sitters[face.aiko]!, encoder);
  await server.arm(aiko, session);
  await expecting(1);
  const asked = Date.now();
  await server.withdraw(aiko);
  await expecting(0);
  const took = Date.now() - asked;
  expect(took).toBeLessThan(60_000);
  await expect
    .poll(async () => (await server.mine(aiko)).deletions[0]?.completedAt, { timeout: 10_000 })
    .not.toBeNull();
  test.info().annotations.push({ type: 'withdrawn at the gate', description: `${took} ms` });
  expect(await walk(walking(face.aiko))).toEqual(others('nobody'));
});

test('23 a child cannot be enrolled', async () => {
  const me = await server.must<{ party: { id: string; kind: string }[] }>('GET', '/me', undefined, mother.cookie);
  const child = me.party.find((one) => one.kind === 'child')!;
  const body = {
    id: crypto.randomUUID(),
    consent: { textVersion: (await server.mine(mother)).textVersion, isAdult: true },
    encoder: encoder.name,
    sealed: 'A'.repeat(720),
  };
  const path = `/editions/${edition}/faces/members/${child.id}`;
  const refused = await server.call('PUT', path, body, mother.cookie);
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'faces/adultsOnly']);
});

test('24 the code lane beside: one tap away, on the same machine', async () => {
  await walk(walking(face.stranger));
  await lane.getByRole('link', { name: 'Code and look-up' }).click();
  await expect(lane.getByTestId('code-input')).toBeVisible();
  await lane.close();
  lane = await openLane(await browser.newContext({ viewport: { width: 1024, height: 768 } }));
});

test('25 hostile frames and vectors: refused, and the lane goes on', async () => {
  const frame = (query: string, bytes: number) =>
    fetch(`${gateUrl}/api/faces/frame?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    }).then((answer) => answer.status);
  expect(await frame('lane=x&width=1&height=1', 4)).toBe(422);
  expect(await frame('lane=x&width=99999&height=99999', 16)).toBe(422);
  expect(await frame('lane=x&width=640&height=480', 5)).toBe(422);
  expect(await frame('lane=x&width=-640&height=480', 640 * 480 * 4)).toBe(422);
  expect(await frame('lane=%00&width=64&height=64', 64 * 64 * 4)).toBe(422);
  expect(await frame('width=64&height=64', 64 * 64 * 4)).toBe(422);
  const noise = Buffer.alloc(512 * 4, 0xff).toString('base64url');
  const look = await fetch(`${gateUrl}/api/faces/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), lane: 'x', vectors: [noise, noise] }),
  });
  expect(await look.json()).toEqual({ kind: 'otherWay', why: 'unreadable' });
  expect((await state())?.mode).toBe('oneToFew');
});

test('26 a camera without a computer: the gate looks itself', async () => {
  await server.enrol(ken, sitters[face.ken]!, encoder);
  await server.arm(ken, session);
  await expecting(1);
  const times: number[] = [];
  const show = async (picture: Picture): Promise<LaneView> => {
    const query = `lane=edge&width=${picture.width}&height=${picture.height}`;
    const startedAt = performance.now();
    const answer = await fetch(`${gateUrl}/api/faces/frame?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(picture.data),
    });
    times.push(performance.now() - startedAt);
    return (await answer.json()) as LaneView;
  };
  await show(nobody());
  await show(nobody());
  expect(await show(walking(face.ken))).toEqual({ kind: 'looking', why: null });
  const came = await show(walking(face.ken, { eyesPx: 86 }));
  expect(came.kind === 'answer' && came.answer.kind === 'act' && came.answer.act.outcome).toBe('admit');
  times.length = 0;
  for (let round = 0; round < 12; round++) {
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    times.length = 0;
    await show(walking(face.ken));
    const one = performance.now();
    const seen = await show(walking(face.ken, { eyesPx: 84 }));
    edgeMs.push(times[0]! + performance.now() - one);
    expect(seen.kind).toBe('answer');
  }
});
const edgeMs: number[] = [];

/** A visitor's phone: signed in, with the film for a camera. */
async function phoneOf(account: Account, own: Browser): Promise<Page> {
  const context = await own.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['camera'],
    acceptDownloads: true,
    locale: 'en',
  });
  await context.addCookies(
    account.cookie.split('; ').map((one) => {
      const cut = one.indexOf('=');
      return { name: one.slice(0, cut), value: one.slice(cut + 1), url: app.origin };
    }),
  );
  return await context.newPage();
}

test('29 on the phone: a denied camera has a sentence, and the code beside', async () => {
  await server.withdraw(aiko);
  const phone = await phoneOf(aiko, browser);
  await phone.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await phone.goto(`${app.origin}/en/${edition}/face`);
  await phone.getByLabel('I am 18 or older, and this is about my own face.').check();
  await phone.getByLabel(/I agree that my encrypted face template/).check();
  await phone.getByRole('button', { name: 'Take three pictures' }).click();
  await expect(phone.getByText('The camera is not allowed.')).toBeVisible({ timeout: 30_000 });
  await expect(phone.getByRole('link', { name: 'Use my code instead' })).toBeVisible();
  await phone.context().close();
});

test('27 the network dies: the lane goes on with whom it knows', async () => {
  await leave(ken);
  await rest();
  await app.kill();
  expect((await walk(walking(face.ken))).word).toBe(comeIn);
  await app.start();
  // A cut of more than 45 s empties the gallery; with the server it comes back by itself.
  await expect.poll(async () => (await state())?.isFresh, { timeout: 60_000 }).toBe(true);
  await expecting(1);
});

test('28 the session is over: nobody is expected any more', async () => {
  const { sessions } = await server.mine(ken);
  const { endsAt } = sessions.find((one) => one.session === session)!;
  await moveClock(endsAt + 1_000);
  await expecting(0);
  expect(await walk(walking(face.ken))).toEqual(others('nobody'));
  await moveClock(endsAt - 2 * 3_600_000);
});

test('the figures: from the first fit frame to the answer', async () => {
  const p95 = (list: readonly number[]) =>
    [...list].sort((one, other) => one - other)[Math.floor(list.length * 0.95)] ?? 0;
  const line = `Chromium p95 ${p95(tookMs)} ms of ${tookMs.length}; Node edge p95 ${Math.round(p95(edgeMs))} ms of ${edgeMs.length}`;
  test.info().annotations.push({ type: 'frame to decision', description: line });
  process.stdout.write(`${line}\n`);
  expect(tookMs.length).toBeGreaterThan(10);
});
