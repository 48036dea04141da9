import { type BrowserContext, expect } from '@playwright/test';
import { encodeCode } from '../../src/engines/admission/code.ts';
import type { Picture } from '../../src/engines/faces/encoder.ts';
import type { LaneView } from '../../src/gate/faces/contract.ts';
import { comeIn, Lane, launch, nobody, others, read } from './faces-lane.ts';
import { type Account, edition } from './faces-people.ts';
import { drawFrame } from './faces-pictures.ts';
import { face, laterSession, session, test, type Venue } from './faces-venue.ts';

/*
 * Walks past the camera of a lane: a real server, a real gate, real networks in a real browser. A canvas that the test
 * paints stands in for the camera here; faces-page.spec.ts walks through Chromium's own.
 */

test.describe.configure({ mode: 'serial' });

let venue: Venue;
let lane: Lane;
let mother: Account;
let aiko: Account;
let ken: Account;
const edgeMs: number[] = [];

test.beforeAll(async ({ venue: opened }) => {
  test.setTimeout(240_000);
  venue = opened;
  ({ mother, aiko, ken } = venue.people);
  await venue.startOver();
  for (const one of ['mother', 'aiko', 'ken'] as const) await venue.enrol(one);
  lane = await Lane.open(venue.browser, venue.gateUrl, venue.decoder);
});
test.afterAll(async () => {
  await lane?.page.context().close();
});

test('1 enrolled and not armed: the code, and no harm', async () => {
  expect(await lane.walk(venue.walking(face.aiko))).toEqual(others('nobody'));
});

test('2 nobody in the lane: it waits', async () => {
  await lane.paint(nobody());
  await expect(lane.page.getByTestId('word')).toHaveText('Walk through', { timeout: 40_000 });
  await lane.page.waitForTimeout(500);
  await expect(lane.page.locator('.lane')).toHaveAttribute('data-lane-view', 'empty');
});

test('3 armed for this session: come in', async () => {
  await venue.server.arm(aiko, session);
  await venue.expecting(1);
  const said = await venue.fresh(aiko, () => lane.walk(venue.walking(face.aiko)));
  expect(said.word).toBe(comeIn);
});

test('4 the same person a moment later: the same answer, counted once', async () => {
  const before = await venue.inside();
  expect((await lane.walk(venue.walking(face.aiko))).word).toBe(comeIn);
  expect(await venue.inside()).toBe(before);
});

test('5 a parent with a child: both come in on the parent’s face', async () => {
  await venue.server.arm(mother, session);
  await venue.expecting(2);
  const said = await venue.fresh(mother, () => lane.walk(venue.walking(face.mother)));
  expect(said.word).toBe(comeIn);
  await expect(lane.page.locator('.who')).toContainText('2 people');
});

test('6 a stranger: the code', async () => {
  expect(await lane.walk(venue.walking(face.stranger))).toEqual(others('nobody'));
});

test('7 two at the same distance: one at a time', async () => {
  const frame = drawFrame([
    venue.stand(face.mother, { x: 190, eyesPx: 66 }),
    venue.stand(face.stranger, { x: 470, eyesPx: 64 }),
  ]);
  expect(await lane.walk(frame)).toEqual(others('several'));
});

test('8 already inside: a human looks', async () => {
  const said = await venue.fresh(aiko, () => lane.walk(venue.walking(face.aiko)));
  expect(said).toEqual({ word: 'Please stop', why: 'alreadyUsed' });
});

test('9 somebody armed far behind a stranger is not looked at', async () => {
  const frame = drawFrame([
    venue.stand(face.stranger, { x: 250 }),
    venue.stand(face.mother, { x: 560, y: 120, eyesPx: 25 }),
  ]);
  expect(await lane.walk(frame)).toEqual(others('nobody'));
});

test('10 out and in again: welcome back', async () => {
  await venue.leave(mother);
  const said = await venue.fresh(mother, () => lane.walk(venue.walking(face.mother)));
  expect(said.word).toBe(comeIn);
});

test('11 running past: too blurred to say', async () => {
  const frame = drawFrame([venue.stand(face.mother)], { blurPx: 60 });
  expect(await lane.walk(frame)).toEqual(others('blurred'));
});

test('12 in the dark', async () => {
  const frame = drawFrame([venue.stand(face.mother)], { light: 0.3 });
  expect(await lane.walk(frame)).toEqual(others('dark'));
});

test('13 too far away', async () => {
  expect(await lane.walk(venue.walking(face.mother, { eyesPx: 34 }))).toEqual(others('tooSmall'));
});

test('14 a bystander behind somebody armed: only who stands in the lane counts', async () => {
  await venue.leave(aiko);
  const frame = drawFrame([
    venue.stand(face.aiko, { x: 250, isMirrored: true }),
    venue.stand(face.bystander, { x: 560, y: 120, eyesPx: 24 }),
  ]);
  expect((await venue.fresh(aiko, () => lane.walk(frame))).word).toBe(comeIn);
});

test('15 looking to the side', async () => {
  expect(await lane.walk(drawFrame([venue.stand(face.turned)]))).toEqual(others('turned'));
});

test('16 disarmed: forgotten at once', async () => {
  await venue.server.disarm(aiko, session);
  await venue.expecting(1);
  expect(await lane.walk(venue.walking(face.aiko))).toEqual(others('nobody'));
});

test('17 armed for another session: not expected today', async () => {
  await venue.server.arm(ken, laterSession);
  expect(await lane.walk(venue.walking(face.ken))).toEqual(others('nobody'));
});

test('18 one to one: a code first', async () => {
  await venue.setMode('oneToOne');
  await venue.server.arm(aiko, session);
  await venue.expecting(2);
  expect(await lane.walk(venue.walking(face.aiko))).toEqual(others('claimNeeded'));
});

/** What a reader on the keyboard types: the bare code of a pass. */
async function typeCode(account: Account): Promise<void> {
  const token = new Uint8Array(Buffer.from(account.pass!.token, 'base64url'));
  const text = Buffer.from(encodeCode({ kind: 'bare', token })).toString('base64url');
  await lane.page.evaluate((code) => {
    for (const key of [...code, 'Enter'])
      dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, text);
}

test('19 one to one: the code of one and the face of another do not go together', async () => {
  await typeCode(mother);
  expect(await lane.walk(venue.walking(face.aiko))).toEqual(others('nobody'));
});

test('20 one to one: code and face agree', async () => {
  await venue.leave(mother);
  await typeCode(mother);
  const said = await venue.fresh(mother, () => lane.walk(venue.walking(face.mother)));
  expect(said.word).toBe(comeIn);
});

test('21 faces switched off by the organiser: the code', async () => {
  await venue.setMode('off');
  await venue.expecting(0);
  expect(await lane.walk(venue.walking(face.mother))).toEqual(others('off'));
  await venue.setMode('oneToFew');
});

test('22 withdrawn: gone at the gate within a minute', async () => {
  await venue.enrol('aiko');
  await venue.server.arm(aiko, session);
  await venue.expecting(1);
  const asked = performance.now();
  await venue.server.withdraw(aiko);
  await venue.expecting(0);
  const took = Math.round(performance.now() - asked);
  expect(took).toBeLessThan(60_000);
  await expect
    .poll(async () => (await venue.server.mine(aiko)).deletions[0]?.completedAt, { timeout: 10_000 })
    .not.toBeNull();
  test.info().annotations.push({ type: 'withdrawn at the gate', description: `${took} ms` });
  expect(await lane.walk(venue.walking(face.aiko))).toEqual(others('nobody'));
});

test('23 a child cannot be enrolled', async () => {
  const { server } = venue;
  const me = await server.must<{ party: { id: string; kind: string }[] }>('GET', '/me', undefined, mother.cookie);
  const child = me.party.find((one) => one.kind === 'child')!;
  const body = {
    id: crypto.randomUUID(),
    consent: { textVersion: (await server.mine(mother)).textVersion, isAdult: true },
    encoder: venue.encoder.name,
    sealed: 'A'.repeat(720),
  };
  const path = `/editions/${edition}/faces/members/${child.id}`;
  const refused = await server.call('PUT', path, body, mother.cookie);
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'faces/adultsOnly']);
});

test('24 hostile frames and vectors: refused, and the lane goes on', async () => {
  const frame = async (query: string, bytes: number) => (await post(query, new Uint8Array(bytes))).status;
  expect(await frame('lane=x&width=1&height=1', 4)).toBe(422);
  expect(await frame('lane=x&width=99999&height=99999', 16)).toBe(422);
  expect(await frame('lane=x&width=640&height=480', 5)).toBe(422);
  expect(await frame('lane=x&width=-640&height=480', 640 * 480 * 4)).toBe(422);
  expect(await frame('lane=%00&width=64&height=64', 64 * 64 * 4)).toBe(422);
  expect(await frame('width=64&height=64', 64 * 64 * 4)).toBe(422);
  const noise = Buffer.alloc(512 * 4, 0xff).toString('base64url');
  const look = await fetch(`${venue.gateUrl}/api/faces/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), lane: 'x', vectors: [noise, noise] }),
  });
  expect(await look.json()).toEqual({ kind: 'otherWay', why: 'unreadable' });
  expect((await venue.state())?.mode).toBe('oneToFew');
});

function post(query: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${venue.gateUrl}/api/faces/frame?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
}

test('25 the code lane beside: one tap away, on the same machine', async () => {
  await lane.walk(venue.walking(face.stranger));
  await lane.page.getByRole('link', { name: 'Code and look-up' }).click();
  await expect(lane.page.getByTestId('code-input')).toBeVisible();
});

// The lane's own page looks at codes meanwhile, so that only the gate computes.
test('26 a camera without a computer: the gate looks itself', async () => {
  await venue.server.arm(mother, session).catch(async () => {
    await venue.enrol('mother');
    await venue.server.arm(mother, session);
  });
  await venue.enrol('ken');
  await venue.server.arm(ken, session);
  await venue.expecting(2);
  const show = async (name: string, { width, height, data }: Picture): Promise<LaneView> => {
    const query = `lane=${name}&width=${width}&height=${height}`;
    return (await (await post(query, new Uint8Array(data))).json()) as LaneView;
  };
  await show('edge', nobody());
  expect(await show('edge', venue.walking(face.ken))).toEqual({ kind: 'looking', why: null });
  const came = await show('edge', venue.walking(face.ken, { eyesPx: 86 }));
  expect(came.kind === 'answer' && came.answer.kind === 'act' && came.answer.act.outcome).toBe('admit');
  const walks = [face.mother, face.stranger, face.bystander].map(
    (who) => [venue.walking(who), venue.walking(who, { eyesPx: 84 })] as const,
  );
  for (let round = 0; round < 24; round++) {
    const [first, second] = walks[round % walks.length]!;
    const startedAt = performance.now();
    await show(`edge-${round}`, first);
    const seen = await show(`edge-${round}`, second);
    edgeMs.push(performance.now() - startedAt);
    expect(seen.kind === 'answer' && seen.answer.kind).toBe(round % walks.length === 0 ? 'act' : 'otherWay');
  }
});

test('27 the network dies: the lane goes on with whom it knows', async () => {
  await lane.load(venue.gateUrl);
  await venue.leave(ken);
  venue.line.cut();
  expect(await lane.walk(venue.walking(face.stranger))).toEqual(others('nobody'));
  const said = await venue.fresh(ken, () => lane.walk(venue.walking(face.ken)));
  expect(said.word).toBe(comeIn);
  venue.line.mend();
  await expect.poll(async () => (await venue.server.mine(ken)).sessions.some((one) => one.arming?.usedAt)).toBe(true);
  expect((await venue.state())?.expected).toBe(2);
});

test('28 the session is over: nobody is expected any more', async () => {
  const { sessions } = await venue.server.mine(ken);
  const { endsAt } = sessions.find((one) => one.session === session)!;
  await venue.moveClock(endsAt + 1_000);
  await venue.expecting(0);
  expect(await lane.walk(venue.walking(face.ken))).toEqual(others('nobody'));
});

test('29 the kit is not there: the lane says so, codes go on', async () => {
  await withPage(await venue.browser.newContext(), async (page) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.resolve(document.createElement('canvas').captureStream(1));
    });
    await page.route('**/faces-kit/manifest.json', (route) => route.fulfill({ status: 404, body: '{}' }));
    await page.goto(`${venue.gateUrl}/#faces`);
    expect(await read(page)).toEqual(others('kitAbsent'));
    await page.getByRole('link', { name: 'Code and look-up' }).click();
    await expect(page.getByTestId('code-input')).toBeVisible();
  });
});

async function withPage(
  context: BrowserContext,
  act: (page: Awaited<ReturnType<BrowserContext['newPage']>>) => Promise<void>,
): Promise<void> {
  await act(await context.newPage());
  await context.close();
}

test('30 the camera is not allowed, or there is none', async () => {
  for (const [camera, why] of [
    [{ isAllowed: false }, 'cameraDenied'],
    [{ isThere: false }, 'noCamera'],
  ] as const) {
    const own = await launch(camera);
    await withPage(await own.newContext(), async (page) => {
      await page.goto(`${venue.gateUrl}/#faces`);
      expect(await read(page)).toEqual(others(why));
    });
    await own.close();
  }
});

test('the figures: from the first fit frame to the answer', async () => {
  const p95 = (list: readonly number[]) =>
    Math.round([...list].sort((one, other) => one - other)[Math.floor(list.length * 0.95)] ?? 0);
  const line = `Chromium p95 ${p95(lane.tookMs)} ms of ${lane.tookMs.length}; Node edge p95 ${p95(edgeMs)} ms of ${edgeMs.length}`;
  test.info().annotations.push({ type: 'frame to decision', description: line });
  process.stdout.write(`${line}\n`);
  expect([lane.tookMs.length, edgeMs.length]).toEqual([expect.any(Number), 24]);
  expect(lane.tookMs.length).toBeGreaterThan(10);
});
