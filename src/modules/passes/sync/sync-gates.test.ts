import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChainHead, canonicalBytes, emptyChain, link } from '../../../engines/admission/journal-chain.ts';
import { type AdmissionEvent, createLedger, type Passage } from '../../../engines/admission/ledger.ts';
import { Problem } from '../../../kernel/problem.ts';
import { newId } from '../../../platform/new-id.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { systemActor } from '../../../platform/tx.ts';
import { loadEdition } from '../../editions/index.ts';
import { smallBlueprint } from '../../editions/testing/small-edition.ts';
import { hashSecret } from '../gate-secret.ts';
import { pairGate } from '../pair-gate.ts';
import { countInside, listFindings } from '../store.ts';
import { sha256 } from './read-report.ts';
import { syncGates } from './sync-gates.ts';

const edition = 'small-2021';
const now = Date.parse('2021-07-21T06:00:00Z');
const actor = systemActor('test');
/** Two gates from the street into the precinct, and one from there into the bowl. */
const gates = { A: null, B: null, F: 'hall.precinct' } as const;
type Name = keyof typeof gates;
type Step = readonly [Name, 'entry' | 'exit'];

let database: TestDatabase;
const secrets = new Map<Name, string>();
const heads = new Map<Name, ChainHead>();
let moments = 0;

beforeAll(async () => {
  database = await testDatabase(now);
  const small = smallBlueprint();
  const inner = { ...small.gates[0]!, gateId: 'F', name: 'F', zoneId: 'bowl', fromZoneId: 'precinct' };
  await database.write(actor, async (tx) => {
    await loadEdition(tx, { ...small, gates: [...small.gates, inner] });
    for (const name of ['A', 'B', 'F'] as const) secrets.set(name, await pairGate(tx, edition, `hall.${name}`, name));
  });
});
afterAll(() => database.close());

function passage([name, direction]: Step, pass: string): Passage {
  const zone = name === 'F' ? 'hall.bowl' : 'hall.precinct';
  const members = [{ pass, session: 1, kind: 'adult', reason: 'entitled', facts: {} }] as const;
  const decision = { outcome: direction === 'entry' ? 'admit' : 'exit', reason: 'entitled', facts: {}, members };
  const at = now + ++moments;
  return { kind: 'passage', id: newId(), at, venue: 'hall', gate: `hall.${name}`, zone, from: gates[name], direction, decision } as unknown as Passage; // biome-ignore format: one event
}

/** Each gate reports its part, in an order of the test's own. */
async function report(events: readonly AdmissionEvent[], order: readonly Name[]): Promise<void> {
  for (const name of order) {
    const own = events.filter((event) => event.kind === 'passage' && event.gate === `hall.${name}`);
    const entries = own.map((event) => {
      const entry = link(heads.get(name) ?? emptyChain, event, sha256);
      heads.set(name, entry);
      const bytes = Buffer.from(canonicalBytes(event)).toString('base64url');
      return { number: entry.number, bytes, hash: Buffer.from(entry.hash).toString('hex') };
    });
    const request = {
      gate: `hall.${name}`,
      secretHash: hashSecret(secrets.get(name)!),
      report: { acknowledged: 0, snapshotVersion: null, known: {}, entries },
    };
    const [answer] = await database.write(actor, (tx) => syncGates(tx, edition, [request]));
    if (answer instanceof Problem) throw answer;
  }
}

const findingsOf = async (pass: string) => {
  const all = await database.read(actor, (tx) => listFindings(tx.db, edition, 1));
  return all.filter((one) => one.pass === pass).map(({ earlierEvent, event }) => `${earlierEvent} ${event}`);
};

it('the perimeter and then the bowl is one way in, not a pass used twice', async () => {
  const pass = newId();
  const walk = [passage(['A', 'entry'], pass), passage(['F', 'entry'], pass)];
  await report(walk, ['F', 'A']);
  expect(await findingsOf(pass)).toEqual([]);
  const copy = passage(['B', 'entry'], pass);
  await report([copy], ['B']);
  expect(await findingsOf(pass)).toEqual([`${walk[0]!.id} ${copy.id}`]);
});

it('who left the bowl for the perimeter is still inside', async () => {
  const inside = async () =>
    (await database.read(actor, (tx) => countInside(tx.db, edition))).find((row) => row.session === 1)!.inside;
  const before = await inside();
  const pass = newId();
  await report([passage(['A', 'entry'], pass), passage(['F', 'entry'], pass)], ['A', 'F']);
  expect(await inside()).toBe(before + 1);
  await report([passage(['F', 'exit'], pass)], ['F']);
  expect(await inside()).toBe(before + 1);
  await report([passage(['A', 'exit'], pass)], ['A']);
  expect(await inside()).toBe(before);
});

it('finds what the engine finds, in whatever order the journals come', async () => {
  const step = fc.tuple(fc.constantFrom<Name>('A', 'B', 'F'), fc.constantFrom('entry' as const, 'exit' as const));
  const order = fc.shuffledSubarray<Name>(['A', 'B', 'F'], { minLength: 3 });
  let doubles = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), order, async (steps, names) => {
      const pass = newId();
      const walk = steps.map((one) => passage(one, pass));
      await report(walk, names);
      const found = createLedger(walk).doubleUses();
      doubles += found.length;
      const wanted = found.map(({ first, second }) => `${first.id} ${second.id}`).sort();
      expect((await findingsOf(pass)).sort()).toEqual(wanted);
    }),
    { numRuns: 60, seed: 14 },
  );
  expect(doubles).toBeGreaterThan(9);
});
