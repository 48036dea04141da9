import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdmissionEvent } from '../../engines/admission/ledger.ts';
import { topics } from '../../engines/screening/log.ts';
import { replayScreening } from '../../engines/screening/replay.ts';
import { day, hour } from '../../kernel/time.ts';
import { gateHashes, openSeeds, type Seeds } from './seeds.ts';

const now = Date.parse('2021-07-24T10:00:00+09:00');
const gate = 'hall.A';
let folder: string;
let events: AdmissionEvent[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaimon-seeds-'));
  events = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function note(topic: string, content: object): void {
  events.push({ kind: 'note', id: `note-${events.length}`, at: now + events.length, topic, content });
}
const open = (): Seeds => openSeeds({ folder, gate, timeZone: () => 'Asia/Tokyo', events, note });
const contents = (topic: string) =>
  events.flatMap((event) =>
    event.kind === 'note' && event.topic === topic ? [event.content as { seed: string }] : [],
  );

/** What the screener notes of a draw, as far as seeds read it. */
function decide(seeds: Seeds, at: number): void {
  const draw = seeds.next(at);
  note(topics.decision, {
    gate,
    lane: '1',
    request: `r-${events.length}`,
    passage: null,
    pass: null,
    policyHash: '0'.repeat(64),
    ...draw,
    signals: {
      vetting: 'none',
      binding: 'device',
      transfers: 0,
      bag: 'none',
      detector: { state: 'none' },
      asksForHelp: false,
      threat: 'usual',
      load: 0,
    },
    outcome: 'walkThrough',
    reasons: ['nothingFound'],
    share: 0.02,
  });
}

const faults = () =>
  replayScreening(
    events.map((event, index) => ({ gate, number: index + 1, note: event as never })),
    gateHashes,
  ).flatMap((seed) => seed.faults.map((one) => one.fault).filter((fault) => fault !== 'noPolicy'));

describe('the seeds of a gate', () => {
  it('are committed to a day ahead, once, and told when their day is over', () => {
    const seeds = open();
    seeds.tick(now);
    seeds.tick(now + hour);
    expect(contents(topics.commit).map((one) => one.seed)).toEqual(['2021-07-24.1', '2021-07-25.1']);
    decide(seeds, now);
    expect(contents(topics.reveal)).toEqual([]);
    seeds.tick(now + day);
    expect(contents(topics.reveal)).toEqual([expect.objectContaining({ seed: '2021-07-24.1', draws: 1 })]);
    expect(faults()).toEqual([]);
  });

  it('commit before the first draw also where nobody asked them to', () => {
    decide(open(), now);
    expect(events.map((event) => event.kind === 'note' && event.topic)).toEqual([topics.commit, topics.decision]);
  });

  it('go on after a restart where they were, with no number twice', () => {
    const before = open();
    for (let round = 0; round < 5; round++) decide(before, now);
    const after = open();
    for (let round = 0; round < 5; round++) decide(after, now);
    expect(contents(topics.decision).map((one) => (one as { counter?: number }).counter)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(contents(topics.commit)).toHaveLength(1);
    after.reveal(now);
    expect(faults()).toEqual([]);
  });

  it('begin another series where the seed was told, or is lost with its disk', () => {
    const seeds = open();
    decide(seeds, now);
    expect(seeds.reveal(now)).toBe('2021-07-24.1');
    decide(seeds, now);
    rmSync(join(folder, 'seeds.json'));
    decide(open(), now);
    expect(contents(topics.commit).map((one) => one.seed)).toEqual(['2021-07-24.1', '2021-07-24.2', '2021-07-24.3']);
    expect(faults()).toEqual([]);
  });

  it('stay secret in a file of their own until they are told', () => {
    const seeds = open();
    decide(seeds, now);
    const file = join(folder, 'seeds.json');
    const secret = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)['2021-07-24.1']!;
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(JSON.stringify(events)).not.toContain(secret);
    seeds.reveal(now);
    expect(JSON.stringify(events)).toContain(secret);
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
  });
});
