import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workloadStart } from '../engines/admission/workload.ts';
import { hour } from '../kernel/time.ts';
import type { JournalDisk } from './journal.ts';
import { duringDoors, ids, makeSnapshot, showCode } from './testing/games.ts';
import { GateBench } from './testing/gate-bench.ts';

let bench: GateBench;
beforeEach(() => {
  bench = new GateBench();
});
afterEach(() => bench.close());

async function open(changes: Parameters<GateBench['startGate']>[0] = {}): Promise<void> {
  await bench.startServer();
  await bench.startGate(changes);
  await bench.until((state) => state.hasSnapshot);
}

describe('starting', () => {
  it('says that it knows nothing yet, keeps asking, and works as soon as the server answers', async () => {
    await bench.startGate();
    expect(await bench.state()).toMatchObject({ hasSnapshot: false, isOnline: false, gate: 'ARE-G1' });
    const refused = await bench.post('/admit', { id: bench.id(), direction: 'entry', code: bench.code('alone') });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'gate/noSnapshot' });
    await bench.stopGate();
    await bench.startServer();
    const port = Number(new URL(bench.server.url).port);
    await bench.server.close();
    await bench.startGate();
    expect((await bench.state()).hasSnapshot).toBe(false);
    await bench.startServer({}, port);
    await bench.until((state) => state.hasSnapshot && state.isOnline);
  });

  it('decides within 1.5 s of its start with the network cut, from its last snapshot', async () => {
    await open();
    await bench.until((state) => state.directory.state === 'ready');
    await bench.stopGate();
    await bench.server.close();
    const started = performance.now();
    await bench.startGate();
    expect(await bench.admit('alone')).toMatchObject({ outcome: 'admit', members: [{ outcome: 'admit' }] });
    expect(performance.now() - started).toBeLessThan(1_500);
    // Names come after: no decision waits for them.
    await bench.until((state) => state.directory.state === 'ready');
    expect(await bench.admit('alone')).toMatchObject({ reason: 'alreadyUsed', members: [{ name: 'Aiko Tanaka' }] });
    expect(await bench.state()).toMatchObject({ isOnline: false, pending: 2, inside: 1, gateName: 'Gate A' });
  });

  it('refuses to share its folder', async () => {
    await open();
    await expect(bench.startGate()).rejects.toThrow(/uses the folder/);
  });
});

describe('a person at the gate', () => {
  it('is let in with name and seat, and recorded', async () => {
    await open();
    const act = await bench.admit('alone');
    expect(act).toMatchObject({ outcome: 'admit', reason: 'entitled', isRecorded: true });
    expect(act.members[0]).toMatchObject({ name: 'Aiko Tanaka', seat: { block: 'N3', row: 4, number: 3 } });
    expect(await bench.state()).toMatchObject({ inside: 1 });
  });

  it('gets the same answer to the same request, before and after a restart', async () => {
    await open();
    const body = { id: bench.id(), direction: 'entry', code: bench.code('alone') };
    const [first, second] = await Promise.all([bench.act('/admit', body), bench.act('/admit', body)]);
    expect(second).toEqual(first);
    await bench.stopGate();
    await bench.startGate();
    expect(await bench.act('/admit', body)).toMatchObject({ id: first.id, at: first.at, outcome: 'admit' });
    expect((await bench.state()).inside).toBe(1);
  });

  it('is refused the second time, with where and when the code was used', async () => {
    await open();
    const first = await bench.admit('alone');
    const second = await bench.admit('alone');
    expect(second).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
    expect(second.facts['used']).toMatchObject({ gate: 'ARE-G1', at: first.at });
    expect(second.mentioned.gates).toEqual([{ id: 'ARE-G1', name: 'Gate A' }]);
  });

  it('lets one of two in who show the same code at the same moment', async () => {
    await open();
    const acts = await Promise.all([bench.admit('alone'), bench.admit('alone'), bench.admit('alone')]);
    expect(acts.map((act) => act.outcome).sort()).toEqual(['admit', 'steward', 'steward']);
  });

  it.each([
    ['an old picture of a code', () => bench.code('alone', 90), 'staleProof'],
    ['a code of nobody', () => 'AAAA', 'unknown'],
    ['a ticket that was given back', () => bench.code('sold'), 'revoked'],
  ])('sends %s to a steward', async (_name, code, reason) => {
    await open();
    const act = await bench.act('/admit', { id: bench.id(), direction: 'entry', code: code() });
    expect(act).toMatchObject({ outcome: 'steward', reason });
    expect((await bench.state()).inside).toBe(0);
  });

  it('names the doors to somebody who comes too early', async () => {
    bench.ahead -= 24 * hour;
    await open();
    const act = await bench.admit('alone');
    expect(act).toMatchObject({ outcome: 'steward', reason: 'tooEarly' });
    expect(act.facts['nextWindow']).toMatchObject({ session: 1, gates: ['ARE-G1'] });
    const doorsAt = duringDoors - hour / 2;
    expect(act.mentioned.sessions[0]).toMatchObject({ number: 1, venueNames: { en: 'Arena' }, doorsAt });
  });
});

describe('a party', () => {
  it('goes in with one act, child and all', async () => {
    await open();
    const act = await bench.admit('mother');
    expect(act.outcome).toBe('admit');
    expect(act.members.map((member) => [member.pass, member.kind])).toEqual([
      [ids.mother, 'adult'],
      [ids.child, 'child'],
    ]);
    expect((await bench.state()).inside).toBe(2);
  });

  it('says who of it comes later today, and from when', async () => {
    const evening = makeSnapshot([]).sessions.map((one) =>
      one.number === 2 ? { ...one, startsAt: workloadStart + 6 * hour, endsAt: workloadStart + 9 * hour } : one,
    );
    await bench.startServer({ sessions: evening });
    await bench.startGate();
    await bench.until((state) => state.hasSnapshot && state.directory.state === 'ready');
    const { entitlements } = bench.passes.alone;
    const party = [{ id: ids.alone, kind: 'adult' as const, entitlements: [{ ...entitlements[0]!, session: 2 }] }];
    const token = { ...bench.passes.mother, party };
    const code = showCode(token, bench.phone, bench.issuer, bench.now());
    const act = await bench.act('/admit', { id: bench.id(), direction: 'entry', code });
    expect(act).toMatchObject({ outcome: 'admit', members: [{ pass: ids.mother }] });
    expect(act.later).toEqual([
      { pass: ids.alone, name: 'Aiko Tanaka', session: 2, opensAt: workloadStart + 4 * hour },
    ]);
    expect(act.mentioned.sessions.map(({ number }) => number)).toEqual([1, 2]);
    expect((await bench.admit('alone')).later).toEqual([]);
  });

  it('may send some first; a child alone goes to a steward', async () => {
    await open();
    const child = await bench.admit('mother', { choice: [ids.child] });
    expect(child).toMatchObject({ outcome: 'steward', reason: 'childAlone' });
    expect(child.mentioned.people).toEqual([{ pass: ids.mother, name: 'Zoë Łukasz' }]);
    const mother = await bench.admit('mother', { choice: [ids.mother] });
    expect(mother).toMatchObject({ outcome: 'admit', party: [{ pass: ids.child, kind: 'child' }] });
    expect(await bench.admit('mother', { choice: [ids.child] })).toMatchObject({ outcome: 'admit' });
    expect((await bench.state()).inside).toBe(2);
  });

  it('lets a child in that a steward looked up, once its grown-up is inside', async () => {
    await open();
    const lookUp = () => bench.act('/admit', { id: bench.id(), direction: 'entry', pass: ids.child, steward: 'Ken' });
    expect(await lookUp()).toMatchObject({ outcome: 'steward', reason: 'childAlone' });
    await bench.admit('mother', { choice: [ids.mother] });
    expect(await lookUp()).toMatchObject({ outcome: 'admit', members: [{ pass: ids.child }] });
  });

  it('may choose again by the code that was just read, for some minutes', async () => {
    await open();
    const child = await bench.admit('mother', { choice: [ids.child] });
    const again = (choice: string[]) =>
      bench.post('/admit', { id: bench.id(), direction: 'entry', act: child.id, choice });
    bench.ahead += 60_000;
    expect(await (await again([ids.mother, ids.child])).json()).toMatchObject({ outcome: 'admit' });
    bench.ahead += 5 * 60_000;
    expect((await again([ids.mother])).status).toBe(404);
    const old = await bench.act('/admit', { id: bench.id(), direction: 'entry', code: bench.code('alone', 90) });
    const chosen = { id: bench.id(), direction: 'entry', act: old.id, choice: [ids.alone] };
    expect(await bench.act('/admit', chosen)).toMatchObject({ reason: 'staleProof' });
  });

  it('leaves together, also with a code nobody can read', async () => {
    await open();
    await bench.admit('mother');
    await bench.admit('alone');
    expect(await bench.admit('mother', { direction: 'exit' })).toMatchObject({ outcome: 'exit', members: [{}, {}] });
    expect((await bench.state()).inside).toBe(1);
    const act = await bench.act('/admit', { id: bench.id(), direction: 'exit', code: 'AAAA' });
    expect(act).toMatchObject({ outcome: 'exit', reason: 'leaving' });
    expect((await bench.state()).inside).toBe(0);
  });
});

describe('a steward', () => {
  it('looks people up whatever way the name is typed', async () => {
    await open();
    const find = async (q: string) => {
      const answer = await fetch(`${bench.gate!.url}/api/people?q=${encodeURIComponent(q)}`);
      return ((await answer.json()) as { people: { pass: string }[] }).people.map((person) => person.pass);
    };
    expect(await find('lukasz zoe')).toEqual([ids.mother]);
    expect(await find('さとう')).toEqual([ids.child]);
    expect(await find('ｻﾄｳ')).toEqual([ids.child]);
    expect(await find('ＴＡＮＡＫＡ')).toEqual([ids.alone]);
    expect(await find('kj-100003')).toEqual([ids.alone]);
    expect(await find(ids.alone)).toEqual([ids.alone]);
    expect(await find('nobody')).toEqual([]);
  });

  it('lets somebody in by a document, with the name written down', async () => {
    await open();
    const act = await bench.act('/admit', { id: bench.id(), direction: 'entry', pass: ids.alone, steward: 'Ken' });
    expect(act).toMatchObject({ outcome: 'admit', by: 'Ken' });
    expect(await bench.admit('alone')).toMatchObject({ reason: 'alreadyUsed' });
  });

  it('overrules an answer once, and takes back what did not happen', async () => {
    await open();
    const child = await bench.admit('mother', { choice: [ids.child] });
    const force = { id: bench.id(), act: child.id, direction: 'entry', steward: 'Ken', why: 'Grandmother is inside' };
    expect(await bench.act('/force', force)).toMatchObject({ outcome: 'admit', by: 'Ken: Grandmother is inside' });
    await bench.act('/force', force);
    expect((await bench.state()).inside).toBe(1);
    const annul = { id: bench.id(), passage: force.id };
    expect((await bench.post('/annul', annul)).status).toBe(200);
    expect((await bench.post('/annul', annul)).status).toBe(200);
    expect((await bench.state()).inside).toBe(0);
    expect(await bench.admit('mother')).toMatchObject({ outcome: 'admit', members: [{}, {}] });
  });

  it('counts people whose passes nobody knows, in and out', async () => {
    await open();
    const wish = { steward: 'Ken', why: 'School class', unnamed: 30 };
    await bench.act('/force', { ...wish, id: bench.id(), direction: 'entry' });
    expect((await bench.state()).inside).toBe(30);
    await bench.act('/force', { ...wish, id: bench.id(), direction: 'exit', unnamed: 12 });
    expect((await bench.state()).inside).toBe(18);
  });

  it('can take back or overrule only what was', async () => {
    await open();
    const nothing = { id: bench.id(), passage: 'request-0' };
    expect((await bench.post('/annul', nothing)).status).toBe(404);
    const admitted = await bench.admit('alone');
    const force = { id: bench.id(), act: admitted.id, direction: 'entry', steward: 'Ken', why: 'x' };
    expect((await bench.post('/force', force)).status).toBe(404);
    expect((await bench.state()).inside).toBe(1);
  });
});

describe('the door to the network', () => {
  it.each([
    ['an unknown field', { id: 'request-1', direction: 'entry', code: 'AAAA', extra: 1 }, 422],
    ['a direction that is none', { id: 'request-1', direction: 'in', code: 'AAAA' }, 422],
    ['no code and no pass', { id: 'request-1', direction: 'entry' }, 404],
  ])('refuses %s as a problem', async (_name, body, status) => {
    await open();
    const answer = await bench.post('/admit', body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses what another site makes a browser send', async () => {
    await open();
    const body = { id: bench.id(), direction: 'exit', code: 'AAAA' };
    for (const origin of ['https://evil.example', 'null', bench.gate!.url.replace('http:', 'https:')]) {
      expect((await bench.post('/admit', body, { origin })).status).toBe(403);
    }
    expect((await bench.post('/admit', body, { origin: bench.gate!.url })).status).toBe(200);
  });

  it('serves its screen and what the screen loads, and no page of the visitors', async () => {
    const folder = join(bench.folder, 'web');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    for (const name of ['gate.html', 'staff.html', 'assets/gate.js']) writeFileSync(join(folder, name), name);
    await open({ screenFolder: folder });
    const get = (path: string) => fetch(`${bench.gate!.url}${path}`);
    const screen = await get('/');
    expect(await screen.text()).toBe('gate.html');
    expect(screen.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await get('/assets/gate.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/staff.html', '/assets/../staff.html', '/assets/%2e%2e/staff.html', '/nothing']) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  it('tells its state as it changes', async () => {
    await open();
    const events = await fetch(`${bench.gate!.url}/api/events`);
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    await bench.admit('alone');
    let text = '';
    while (!text.includes('"inside":1')) text += (await reader.read()).value ?? '';
    await reader.cancel();
    expect(text).toContain('event: state');
  });
});

describe('a full disk', () => {
  it('keeps nobody out, says so, and is caught up with later', async () => {
    const written: string[] = [];
    let isFull = true;
    const disk: JournalDisk = {
      write: async (text) => {
        if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        written.push(text);
      },
      close: () => undefined,
    };
    await open({ disk });
    const body = { id: bench.id(), direction: 'entry', code: bench.code('alone') };
    expect(await bench.act('/admit', body)).toMatchObject({ outcome: 'admit', isRecorded: false });
    expect(await bench.admit('alone')).toMatchObject({ reason: 'alreadyUsed', isRecorded: false });
    expect(await bench.until((state) => state.unwritten === 2)).toMatchObject({ troubles: ['disk'] });
    expect(bench.server.journal).toEqual([]);
    isFull = false;
    await bench.until((state) => state.unwritten === 0 && state.pending === 0 && state.troubles.length === 0);
    expect(await bench.act('/admit', body)).toMatchObject({ outcome: 'admit', isRecorded: true });
    expect(written.join('').trim().split('\n')).toHaveLength(2);
    expect(bench.server.journal.map((entry) => entry.number)).toEqual([1, 2]);
  });
});
