import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalBytes, emptyChain, link } from '../engines/admission/journal-chain.ts';
import { eventOf, sha256 } from './journal.ts';
import { ids, makeIssuer, makeSnapshot, signSnapshot, statusesOf } from './testing/games.ts';
import { GateBench } from './testing/gate-bench.ts';

let bench: GateBench;
beforeEach(async () => {
  bench = new GateBench();
  await bench.startServer();
  await bench.startGate();
  await bench.until((state) => state.hasSnapshot);
});
afterEach(() => bench.close());

/** The server goes away and comes back under the same address. */
async function cutAndMend(between: () => Promise<void>): Promise<void> {
  const { journal, others } = bench.server;
  const port = Number(new URL(bench.server.url).port);
  await bench.server.close();
  await bench.until((state) => !state.isOnline);
  await between();
  await bench.startServer({}, port);
  Object.assign(bench.server, { journal, others });
}

it('a clock that jumps is set right with the next exchange, and codes of this minute are read as such', async () => {
  await bench.stopGate();
  let jump = 0;
  await bench.startGate({ machineNow: () => bench.now() + jump });
  expect(await bench.admit('alone')).toMatchObject({ outcome: 'admit' });
  for (const next of [40 * 60_000, -25 * 60_000]) {
    jump = next;
    await bench.until((state) => Math.abs(state.clockOffsetMs + next) < 2_000);
    const act = await bench.admit('alone');
    expect(act).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
    expect(Math.abs(act.at - bench.now())).toBeLessThan(5_000);
  }
  await bench.until((state) => state.pending === 0);
  const times = bench.server.journal.map((entry) => eventOf(entry.bytes)!.at);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});

describe('handing the journal in', () => {
  it('sends n+1, n+2 … once, through a cut and a restart', async () => {
    await bench.admit('alone');
    await bench.until((state) => state.pending === 0);
    await cutAndMend(async () => {
      await bench.admit('alone');
      await bench.admit('mother');
      expect(await bench.state()).toMatchObject({ pending: 2, isOnline: false });
      await bench.stopGate();
      await bench.startGate();
      expect(await bench.state()).toMatchObject({ pending: 2 });
    });
    await bench.until((state) => state.pending === 0 && state.isOnline);
    expect(bench.server.journal.map((entry) => entry.number)).toEqual([1, 2, 3]);
    expect(bench.server.exchanges.filter((numbers) => numbers.length > 0)).toEqual([[2, 3]]);
  });

  it('gives a restored server the older entries again', async () => {
    for (const who of ['alone', 'alone', 'mother'] as const) await bench.admit(who);
    await bench.until((state) => state.pending === 0);
    const { journal } = bench.server;
    bench.server.journal = journal.slice(0, 1);
    await bench.admit('mother');
    await bench.until((state) => state.pending === 0 && bench.server.journal.length === 4);
    expect(bench.server.journal.slice(0, 3)).toEqual(journal);
  });

  it('joins the journal of an older disk to what the server has: entries of both branches arrive', async () => {
    const first = await bench.admit('alone');
    await bench.until((state) => state.pending === 0);
    await bench.stopGate();
    const image = ['journal.jsonl', 'state.json', 'gate-key.json'].map(
      (name) => [name, readFileSync(join(bench.folder, name))] as const,
    );
    await bench.startGate();
    const lost = await bench.admit('mother');
    await bench.until((state) => state.pending === 0);
    await bench.stopGate();
    for (const [name, content] of image) writeFileSync(join(bench.folder, name), content);
    const port = Number(new URL(bench.server.url).port);
    const { journal } = bench.server;
    await bench.server.close();
    await bench.startGate();
    const branched = await bench.act('/force', { id: bench.id(), direction: 'entry', steward: 'S', why: 'delegation' });
    await bench.startServer({}, port);
    Object.assign(bench.server, { journal });
    await bench.until((state) => state.troubles.includes('journalRejoined') && state.pending === 0);
    const events = bench.server.journal.map(({ bytes }) => eventOf(bytes)!);
    expect(events.map(({ id }) => id).slice(0, 3)).toEqual([first.id, lost.id, branched.id]);
    expect(events[3]).toMatchObject({ kind: 'note', topic: 'journal', content: { why: 'forked', from: 2 } });
    expect(bench.server.journal.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(readdirSync(bench.folder).filter((name) => name.includes('set-aside'))).toHaveLength(1);
    expect(bench.said).toContain('journalRejoined');
  });

  it('goes on with a new disk where the server stands, and knows again whom it let in', async () => {
    const act = await bench.admit('alone');
    await bench.until((state) => state.pending === 0);
    await bench.stopGate();
    for (const name of readdirSync(bench.folder)) rmSync(join(bench.folder, name), { recursive: true });
    bench.server.others = bench.server.journal.map((entry) => ({ gate: 'ARE-G1', ...entry }));
    await bench.startGate();
    await bench.until(
      (state) => state.troubles.includes('journalRejoined') && state.hasSnapshot && state.pending === 0,
    );
    expect(bench.server.journal.map(({ number }) => number)).toEqual([1, 2]);
    expect(await bench.admit('alone')).toMatchObject({ reason: 'alreadyUsed', facts: { used: { at: act.at } } });
    await bench.until((state) => state.pending === 0);
    await bench.stopGate();
    await bench.startGate();
    expect(await bench.state()).toMatchObject({ troubles: [], inside: 1 });
    expect(bench.server.journal.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('says that another device reports as this gate', async () => {
    bench.server.refusal = { status: 409, code: 'passes/gateInUse' };
    await bench.until((state) => state.troubles.includes('gateInUse'));
    expect(await bench.admit('mother')).toMatchObject({ outcome: 'admit', isRecorded: true });
  });

  it('says that it is not paired', async () => {
    bench.server.refusal = { status: 401, code: 'common/notSignedIn' };
    await bench.until((state) => state.troubles.includes('notPaired') && state.isOnline);
    bench.server.refusal = undefined;
    await bench.until((state) => state.troubles.length === 0);
  });
});

describe('what other gates wrote', () => {
  it('stops a second use, also after a restart without network', async () => {
    const first = await bench.admit('alone');
    await bench.until((state) => state.pending === 0);
    const own = eventOf(bench.server.journal[0]!.bytes)!;
    if (own.kind !== 'passage') throw new Error('an admission is a passage');
    const member = { ...own.decision.members[0]!, pass: ids.mother };
    const decision = { ...own.decision, id: 'elsewhere', members: [member] };
    const event = { ...own, id: 'elsewhere', gate: 'ARE-G2', decision };
    const entry = link(emptyChain, event, sha256);
    const bytes = Buffer.from(canonicalBytes(event)).toString('base64url');
    bench.server.others = [{ gate: 'ARE-G2', number: 1, bytes, hash: Buffer.from(entry.hash).toString('hex') }];
    await bench.until((state) => state.inside === 2);
    await bench.server.close();
    await bench.stopGate();
    await bench.startGate();
    const act = await bench.admit('mother', { choice: [ids.mother] });
    expect(act).toMatchObject({ outcome: 'steward', reason: 'alreadyUsed' });
    expect(act.facts['used']).toMatchObject({ gate: 'ARE-G2', at: first.at });
    expect(act.mentioned.gates).toEqual([{ id: 'ARE-G2', name: 'Gate B' }]);
    expect(readFileSync(join(bench.folder, 'others.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
  });
});

describe('snapshots', () => {
  it('come when there is a newer one', async () => {
    bench.publish({ version: 'two', gateName: 'Gate A east', statuses: [statusesOf(1, [3])] });
    await bench.until((state) => state.gateName === 'Gate A east');
    expect(await bench.admit('alone')).toMatchObject({ outcome: 'steward', reason: 'revoked' });
  });

  it('are refused from a stranger, also under the name of a known key; the last good one stays', async () => {
    const { publicKey, privateKey } = makeIssuer('a1b2c3d4');
    for (const keyId of ['a1b2c3d4', 'deadbeef']) {
      const stranger = { keyId, publicKey, privateKey };
      const forged = makeSnapshot([stranger], { version: `forged ${keyId}`, gateName: 'Gate of thieves' });
      bench.server.signed = { ...signSnapshot(forged, stranger), version: forged.version };
      await bench.until((state) => state.troubles.includes('snapshotRefused'));
      expect(await bench.state()).toMatchObject({ gateName: 'Gate A', isOnline: true });
    }
    expect(await bench.admit('alone')).toMatchObject({ outcome: 'admit' });
    await bench.stopGate();
    await bench.startGate();
    expect(await bench.state()).toMatchObject({ gateName: 'Gate A' });
  });

  it('may bring a new key, signed with a known one; passes of both keys then open the gate', async () => {
    const next = makeIssuer('00ff00ff');
    const both = makeSnapshot([bench.issuer, next], { version: 'two' });
    bench.server.signed = { ...signSnapshot(both, bench.issuer), version: 'two' };
    const issued = () => bench.code('alone', 0, next);
    await bench.until(() => bench.server.exchanges.length > 3);
    const three = makeSnapshot([bench.issuer, next], { version: 'three', gateName: 'Gate A, new key' });
    bench.server.signed = { ...signSnapshot(three, next), version: 'three' };
    await bench.until((state) => state.gateName === 'Gate A, new key');
    expect(await bench.act('/admit', { id: bench.id(), direction: 'entry', code: issued() })).toMatchObject({
      outcome: 'admit',
    });
    expect(await bench.admit('mother')).toMatchObject({ outcome: 'admit' });
  });

  it('of another gate, of a broken policy or of an older time are refused', async () => {
    const policy = { ...makeSnapshot([]).policy, zones: [] };
    for (const changes of [{ gate: 'ARE-G2' }, { policy }, { madeAt: 1_000 }]) {
      bench.publish({ ...changes, version: JSON.stringify(changes).slice(0, 20), gateName: 'wrong' });
      await bench.until((state) => state.troubles.includes('snapshotRefused'));
      bench.publish();
      await bench.until((state) => state.troubles.length === 0);
      expect(await bench.state()).toMatchObject({ gateName: 'Gate A', gate: 'ARE-G1' });
    }
  });
});

describe('the clock', () => {
  it('is put right by the server, and the correction outlives a restart without network', async () => {
    bench.server.now = () => bench.now() + 90_000;
    await bench.until((state) => Math.abs(state.clockOffsetMs - 90_000) < 1_000);
    const old = await bench.admit('alone');
    expect(old).toMatchObject({ reason: 'staleProof' });
    await bench.server.close();
    await bench.stopGate();
    await bench.startGate();
    expect(await bench.state()).toMatchObject({ isOnline: false });
    expect(Math.abs((await bench.state()).clockOffsetMs - 90_000)).toBeLessThan(1_000);
  });
});
