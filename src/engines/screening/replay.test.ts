import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { decideScreening } from './decide-screening.ts';
import { commitmentOf, drawOf, hexOf } from './draw.ts';
import { firstPolicy } from './first-policy.ts';
import { topics } from './log.ts';
import { type LoggedNote, replayScreening } from './replay.ts';
import { anySignals } from './simulate-screening.ts';

const hashes = {
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmac: (key: Uint8Array, message: Uint8Array) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
};
const policy = firstPolicy('small-2021');
const text = JSON.stringify(policy);
const policyHash = hexOf(hashes.sha256(new TextEncoder().encode(text)));
const seed = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
const gate = 'hall.A';
const day = '2021-07-24.1';

/** A day of a gate: policy, commitment, decisions, the seed. */
function dayOf(decisions: number): LoggedNote[] {
  const random = seededRandom(5);
  const contents: [string, object][] = [
    [topics.policy, { gate, hash: policyHash, version: 1, text, signature: null, kid: null }],
    [topics.commit, { gate, seed: day, commitment: commitmentOf(hashes.sha256, seed) }],
  ];
  for (let counter = 1; counter <= decisions; counter++) {
    const signals = anySignals(random);
    const draw = drawOf(hashes.hmac, seed, counter);
    const { outcome, reasons, facts } = decideScreening(policy, signals, draw);
    const about = { gate, lane: '1', request: `r-${counter}`, passage: null, pass: null, policyHash, seed: day };
    contents.push([topics.decision, { ...about, counter, draw, signals, outcome, reasons, share: facts.share }]);
  }
  contents.push([topics.reveal, { gate, seed: day, value: hexOf(seed), draws: decisions }]);
  return contents.map(([topic, content], index) => ({
    gate,
    number: index + 1,
    note: { at: 1_000 + index, topic, content },
  }));
}

type Content = Record<string, unknown>;
function changed(notes: LoggedNote[], number: number, change: (content: Content) => void): LoggedNote[] {
  const copy = structuredClone(notes);
  change(copy[number - 1]!.note.content as Content);
  return copy;
}

describe('the replay of a day', () => {
  const notes = dayOf(500);

  it('decides everything again, the same', () => {
    expect(replayScreening(notes, hashes)).toEqual([
      { gate, seed: day, committedAt: 1_001, revealedAt: 1_502, decisions: 500, same: 500, faults: [] },
    ]);
    expect(replayScreening([...notes].reverse(), hashes)[0]).toMatchObject({ same: 500, faults: [] });
  });

  it('before the seed is told it can check the rules, and says that it was not told', () => {
    expect(replayScreening(notes.slice(0, -1), hashes)[0]).toMatchObject({ revealedAt: null, same: 500, faults: [] });
  });

  it.each([
    ['otherDraw', 40, (content: Content) => Object.assign(content, { draw: 0.987654321 })],
    ['otherDecision', 40, (content: Content) => Object.assign(content, { outcome: 'walkThrough', reasons: ['bag'] })],
    ['otherDecision', 40, (content: Content) => Object.assign(content, { share: 0.5 })],
    ['gap', 40, (content: Content) => Object.assign(content, { counter: 400 })],
    ['noPolicy', 40, (content: Content) => Object.assign(content, { policyHash: '0'.repeat(64) })],
    ['otherSeed', 503, (content: Content) => Object.assign(content, { value: '0'.repeat(64) })],
    ['gap', 503, (content: Content) => Object.assign(content, { draws: 501 })],
    ['unreadable', 40, (content: Content) => Object.assign(content, { nationality: 'x' })],
    ['unreadable', 40, (content: Content) => Object.assign(content, { gate: 'hall.B' })],
  ] as const)('sees %s in entry %d', (fault, number, change) => {
    const found = replayScreening(changed(notes, number, change), hashes).flatMap((one) => one.faults);
    expect(found).toContainEqual(expect.objectContaining({ fault }));
  });

  it('sees a decision that is missing, one before its commitment, and a second commitment', () => {
    const faults = (list: LoggedNote[]) => replayScreening(list, hashes).flatMap((one) => one.faults);
    expect(faults(notes.filter((one) => one.number !== 40))).toContainEqual({ fault: 'gap', number: 41 });
    const late = notes.map((one) => (one.number === 2 ? { ...one, number: 300 } : one));
    expect(faults(late)).toContainEqual({ fault: 'notCommitted', number: 3 });
    expect(faults([...notes, { ...notes[1]!, number: 504 }])).toContainEqual({ fault: 'twice', number: 504 });
  });

  it('stands any rubbish', () => {
    const rubbish = [null, 1, 'x', {}, [], { gate }, { text: '{' }];
    const list = Object.values(topics).flatMap((topic) =>
      rubbish.map((content, number) => ({ gate, number, note: { at: 0, topic, content } })),
    );
    expect(() => replayScreening(list, hashes)).not.toThrow();
  });
});

it('draws are spread evenly', () => {
  const bins = Array.from({ length: 20 }, () => 0);
  for (let counter = 1; counter <= 20_000; counter++) bins[Math.floor(drawOf(hashes.hmac, seed, counter) * 20)]! += 1;
  const chiSquare = bins.reduce((sum, bin) => sum + (bin - 1_000) ** 2 / 1_000, 0);
  // 19 degrees of freedom: above 43.8 in one of a thousand.
  expect(chiSquare).toBeLessThan(43.8);
});
