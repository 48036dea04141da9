import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { hour, minute, second } from '../../kernel/time.ts';
import { passIdText } from './bytes.ts';
import { canonicalBytes, checkChain, emptyChain, type JournalEntry, link } from './journal-chain.ts';
import { type AdmissionEvent, createLedger, handOf } from './ledger.ts';
import { sha256 } from './testing/node-signatures.ts';
import { countDivergent, events, people, stateOf, zones } from './testing/random-events.ts';
import { decideScene, ids, member, passageOf, passFor, start } from './testing/small-venue.ts';

describe('a ledger', () => {
  it('comes to one state whatever the order, and however often an event arrives', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 25 }), fc.infiniteStream(fc.nat()), (seed, count, chance) => {
        const list = events(seed, count);
        const whole = stateOf(createLedger(list));
        for (let order = 0; order < 5; order++) {
          const keyed = [...list, ...list.slice(0, 5)].map((event) => ({ event, key: chance.next().value as number }));
          const shuffled = keyed.sort((one, other) => one.key - other.key).map(({ event }) => event);
          expect(stateOf(createLedger(shuffled))).toEqual(whole);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes to one state in 5,000 orders of larger sets', () => {
    expect(countDivergent(5_000, 24, seededRandom(7))).toBe(0);
  }, 60_000);

  it('counts people where their last movement left them', () => {
    const ledger = createLedger();
    const enter = passageOf({ now: start, pass: passFor({ party: [member(ids.aide, 'companion', 1)] }) });
    expect(ledger.add(enter)).toBe(true);
    expect(ledger.add(enter)).toBe(false);
    expect(ledger.peopleAt('ARE-perimeter')).toBe(2);
    ledger.add(passageOf({ now: start + second, gate: 'ARE-S2' }));
    expect([ledger.peopleAt('ARE-perimeter'), ledger.peopleAt('ARE-bowl')]).toEqual([1, 1]);
    ledger.add(passageOf({ now: start + 2 * second, gate: 'ARE-S2', direction: 'exit' }));
    expect([ledger.peopleAt('ARE-perimeter'), ledger.peopleAt('ARE-bowl')]).toEqual([2, 0]);
    ledger.add({ kind: 'annulment', id: 'a', at: start, passage: enter.id, passes: [ids.aide] });
    expect(ledger.peopleAt('ARE-perimeter')).toBe(1);
    const unnamed = { unnamed: 3 };
    ledger.add(passageOf({ id: 'u', now: start, evidence: { kind: 'unknown' } }, { ...unnamed, by: 'steward' }));
    expect(ledger.peopleAt('ARE-perimeter')).toBe(4);
    ledger.add({ kind: 'annulment', id: 'b', at: start, passage: 'u' });
    expect(ledger.peopleAt('ARE-perimeter')).toBe(1);
  });

  it('moves nobody whom the machine sent to a human, until the human lets them in', () => {
    const pass = passFor({ kind: 'child' });
    const ledger = createLedger([passageOf({ id: 'sent', pass })]);
    expect(ledger.passOf(ids.anna)).toBeUndefined();
    ledger.add(passageOf({ id: 'let', pass, now: start + second }, { by: 'steward 7' }));
    expect(ledger.passOf(ids.anna)?.position?.id).toBe('let');
  });

  it('finds one pass used at two gates that were cut off from each other', () => {
    const first = passageOf({ now: start, gate: 'ARE-G1' });
    const second = passageOf({ now: start + 2000, gate: 'ARE-G4' });
    const merged = createLedger([second, first]);
    expect(merged.doubleUses()).toMatchObject([
      { pass: ids.anna, first: { gate: 'ARE-G1' }, second: { gate: 'ARE-G4' } },
    ]);
    const exit = passageOf({ now: start + 1000, gate: 'ARE-G2', direction: 'exit' });
    expect(createLedger([second, exit, first]).doubleUses()).toEqual([]);
  });

  it('forgets what nobody asks for any more, and answers as before', () => {
    const horizon = start - 30 * minute;
    for (let seed = 0; seed < 200; seed++) {
      const list = events(seed, 30);
      const whole = createLedger(list);
      const short = createLedger(list);
      short.forget(horizon);
      for (const id of people) {
        const [all, kept] = [whole.passOf(id), short.passOf(id)];
        expect(kept?.position ?? null).toEqual(all?.position ?? null);
        const recent = all?.movements.filter((one) => one.at >= horizon) ?? [];
        expect(kept?.movements.filter((one) => one.at >= horizon) ?? []).toEqual(recent);
      }
      for (const zone of zones) expect(short.peopleAt(zone)).toBe(whole.peopleAt(zone));
      const old = list.filter((event) => event.at < horizon);
      expect(short.events().length).toBeLessThanOrEqual(whole.events().length - old.length + 3 * people.length);
      for (const event of old) short.add(event);
      for (const zone of zones) expect(short.peopleAt(zone)).toBe(whole.peopleAt(zone));
    }
  });

  it('keeps its size over many days', () => {
    const ledger = createLedger();
    const sizes: number[] = [];
    for (let today = 0; today < 10; today++) {
      for (let index = 0; index < 200; index++) {
        const at = start + today * 24 * hour + index * second;
        const pass = passFor({ id: passIdText(Uint8Array.of(0, 0, 0, 0, 0, 0, today, index)) });
        for (const direction of ['entry', 'exit'] as const) {
          const passage = passageOf({ id: `${today} ${index} ${direction}`, now: at, pass });
          ledger.add({ ...passage, at: direction === 'entry' ? at : at + hour, direction, by: 'test' });
        }
      }
      ledger.forget(start + (today - 1.5) * 24 * hour);
      sizes.push(ledger.events().length);
    }
    expect(Math.max(...sizes)).toBe(800);
    expect(ledger.peopleAt('ARE-perimeter')).toBe(0);
  });

  it('says who let somebody in by hand, and why, also of older journals', () => {
    const passage = passageOf();
    expect(handOf(passage)).toBeUndefined();
    expect(handOf({ ...passage, by: 'Kenji' })).toEqual({ by: 'Kenji', why: null });
    expect(handOf({ ...passage, by: 'Kenji', why: 'seen: a document' })).toEqual({
      by: 'Kenji',
      why: 'seen: a document',
    });
    expect(handOf({ ...passage, by: 'Kenji: seen: a document' })).toEqual({ by: 'Kenji', why: 'seen: a document' });
  });

  it('answers a request of the past', () => {
    const passage = passageOf({ id: 'r' });
    expect(createLedger([passage]).answerTo('r')).toEqual(decideScene({ id: 'r' }));
    expect(createLedger([passage]).answerTo('s')).toBeUndefined();
  });
});

describe('a journal chain', () => {
  const list = events(3, 12);
  const chain = (): JournalEntry[] => {
    const entries: JournalEntry[] = [];
    for (const event of list) entries.push(link(entries.at(-1) ?? emptyChain, event, sha256));
    return entries;
  };

  it('holds from any point on', () => {
    const entries = chain();
    expect(checkChain(emptyChain, entries, sha256)).toBeUndefined();
    expect(checkChain(entries[4]!, entries.slice(5), sha256)).toBeUndefined();
    expect(entries.map(({ number }) => number)).toEqual(list.map((_, index) => index + 1));
  });

  it('shows a line lost, changed or moved', () => {
    const entries = chain();
    expect(checkChain(emptyChain, entries.toSpliced(3, 1), sha256)).toEqual({ at: 4, fault: 'gap' });
    const changed = { ...entries[6]!, event: { ...entries[6]!.event, at: 1 } };
    expect(checkChain(emptyChain, entries.with(6, changed), sha256)).toEqual({ at: 7, fault: 'hash' });
    const moved = entries.with(2, { ...entries[3]!, number: 3 });
    expect(checkChain(emptyChain, moved, sha256)).toEqual({ at: 3, fault: 'hash' });
  });

  it('has the same bytes after a way through JSON, whatever the order of fields', () => {
    for (const event of list) {
      const back = JSON.parse(JSON.stringify(event)) as AdmissionEvent;
      const turned = Object.fromEntries(Object.entries(back).reverse()) as unknown as AdmissionEvent;
      expect(canonicalBytes(turned)).toEqual(canonicalBytes(event));
    }
  });
});
