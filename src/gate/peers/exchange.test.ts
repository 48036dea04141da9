import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Passage } from '../../engines/admission/ledger.ts';
import { openGateKey } from '../gate-key.ts';
import { createGateMind } from '../gate-mind.ts';
import type { GateHost } from '../gate-parts.ts';
import { openJournal } from '../journal.ts';
import { openMerging } from '../known/merging.ts';
import { Others } from '../known/others.ts';
import { makeIssuer, makeSnapshot } from '../testing/games.ts';
import { type PeerAnswer, takeFromPeer, tellPeer } from './exchange.ts';

const edition = 'workload';
const issuer = makeIssuer('a1b2c3d4');

/** What happens: somebody walks, one gate asks another, or an answer of before comes (again, or late). */
const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('walk' as const),
      at: fc.nat(2),
      pass: fc.constantFrom('P', 'Q'),
      isEntry: fc.boolean(),
      time: fc.nat(20),
    }),
    fc.record({ kind: fc.constant('ask' as const), who: fc.nat(2), whom: fc.nat(2), isLost: fc.boolean() }),
    fc.record({ kind: fc.constant('late' as const), who: fc.nat(2), which: fc.nat(50) }),
  ),
  { maxLength: 40 },
);

type Small = Pick<GateHost, 'gate' | 'edition' | 'journal' | 'others' | 'key' | 'merging' | 'mind' | 'endings'>;

function makeGates(folder: string): GateHost[] {
  const gates = ['ARE-G1', 'ARE-G2', 'ARE-G3'].map((gate): Small => {
    const home = mkdtempSync(join(folder, 'gate-'));
    const mind = createGateMind([]);
    return {
      gate,
      edition,
      journal: openJournal(join(home, 'journal.jsonl'), { write: async () => undefined, close: () => undefined }),
      others: new Others(home, edition),
      key: openGateKey(home),
      merging: openMerging(mind.ledger, () => undefined),
      mind,
      endings: { append: () => undefined } as unknown as GateHost['endings'],
    };
  });
  const peers = gates.map(({ gate, key }) => ({ gate, publicKey: key.publicKey, address: null }));
  for (const { mind } of gates) mind.learn(makeSnapshot([issuer], { peers }));
  return gates as GateHost[];
}

const ask = (who: GateHost, whom: GateHost): PeerAnswer =>
  tellPeer(whom, { gate: who.gate, known: who.others.known, endingVersion: who.mind.endingVersion });

it('three gates that hear each other in any order, twice or late, end in the same state', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaimon-peers-'));
  const property = fc.asyncProperty(steps, async (list) => {
    const gates = makeGates(folder);
    const answers: PeerAnswer[] = [];
    let written = 0;
    for (const step of list) {
      if (step.kind === 'walk') {
        written += 1;
        await walk(gates[step.at]!, `${written}`, step);
      } else if (step.kind === 'ask' && step.who !== step.whom) {
        const answer = ask(gates[step.who]!, gates[step.whom]!);
        answers.push(answer);
        if (!step.isLost) takeFromPeer(gates[step.who]!, answer);
      } else if (step.kind === 'late' && answers.length > 0)
        takeFromPeer(gates[step.who]!, answers[step.which % answers.length]!);
    }
    // The network is whole again: a line is enough, the middle one carries what the ends wrote.
    for (const [who, whom] of [[1, 0], [1, 2], [0, 1], [2, 1]] as const) takeFromPeer(gates[who]!, ask(gates[who]!, gates[whom]!)); // biome-ignore format: pairs
    const states = gates.map(stateOf);
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
    expect(states[0]!.people.reduce((sum, one) => sum + (one?.movements.length ?? 0), 0)).toBe(written);
    expect(states[0]!.known.reduce((sum, [, number]) => sum + number, 0)).toBe(written);
  });
  await fc.assert(property, { numRuns: 100 }).finally(() => rmSync(folder, { recursive: true, force: true }));
});

async function walk(
  { gate, mind, journal }: GateHost,
  id: string,
  { pass, isEntry, time }: { pass: string; isEntry: boolean; time: number },
): Promise<void> {
  const at = mind.snapshot!.madeAt + time * 60_000;
  const member = { pass, kind: 'adult' as const, outcome: 'admit' as const, reason: 'entitled' as const, remedy: 'none' as const, facts: {}, session: 1 }; // biome-ignore format: one person
  const passage: Passage = {
    kind: 'passage',
    id,
    at,
    venue: 'ARE',
    gate,
    zone: isEntry ? 'ARE.precinct' : 'outside',
    from: isEntry ? null : 'ARE.precinct',
    direction: isEntry ? 'entry' : 'exit',
    decision: { id, at, policyVersion: 1, outcome: 'admit', reason: 'entitled', remedy: 'none', facts: {}, members: [member] }, // biome-ignore format: one decision
  };
  mind.ledger.add(passage);
  await journal.append(passage);
}

/** What a gate knows, whoever told it: numbers of every journal, movements, and where everybody is. */
function stateOf({ gate, journal, others, mind }: GateHost) {
  const known = Object.entries({ ...others.known, [gate]: journal.head.number });
  const heard = known.filter(([, number]) => number > 0).sort(([one], [other]) => (one < other ? -1 : 1));
  const people = ['P', 'Q'].map((pass) => mind.ledger.passOf(pass));
  return { known: heard, people, inside: mind.ledger.peopleAt('ARE.precinct') };
}
