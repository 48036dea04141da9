import { createHash, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import type { AdmissionEvent } from '../../engines/admission/ledger.ts';
import { bytesOfHex, commitmentOf, type DrawHashes, drawOf, hexOf } from '../../engines/screening/draw.ts';
import { CommitNote, DecisionNote, RevealNote, topics } from '../../engines/screening/log.ts';
import { day as dayMs, type Instant, localDay } from '../../kernel/time.ts';
import { readJson, writeWhole } from '../gate-folder.ts';

export const gateHashes: DrawHashes = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmac: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
};

/** One draw: which seed, which number, the fraction. */
export interface Draw {
  readonly seed: string;
  readonly counter: number;
  readonly draw: number;
}

/** The seeds of one gate: committed to a day ahead, told when their day is over. */
export interface Seeds {
  /** The next draw of the local day; its number is used up. */
  next(now: Instant): Draw;
  /** Commits to today and tomorrow, tells the seeds of days that are over. */
  tick(now: Instant): void;
  /** Tells the seed of today now; further draws of the day come from another one. */
  reveal(now: Instant): string | undefined;
}

interface SeedsParts {
  readonly folder: string;
  readonly gate: string;
  readonly timeZone: () => string;
  /** What the journal has so far. */
  readonly events: readonly AdmissionEvent[];
  readonly note: (topic: string, content: object) => void;
}

interface Known {
  readonly value: Uint8Array | undefined;
  draws: number;
  isRevealed: boolean;
}

export function openSeeds({ folder, gate, timeZone, events, note }: SeedsParts): Seeds {
  const file = join(folder, 'seeds.json');
  const secrets = readJson<Record<string, string>>(file) ?? {};
  const known = readKnown(events, gate, secrets);

  function save(): void {
    try {
      writeWhole(file, JSON.stringify(secrets));
    } catch {
      // A full disk: the seed lives with this run; after a crash its day goes on with another one.
    }
  }

  /** The seed of a day that can still be drawn from; makes and commits to one where there is none. */
  function seedOf(day: string): [string, Known] {
    for (let series = 1; ; series++) {
      const name = `${day}.${series}`;
      const seed = known.get(name);
      if (seed && (seed.isRevealed || !seed.value)) continue;
      if (seed) return [name, seed];
      const value = new Uint8Array(randomBytes(32));
      secrets[name] = hexOf(value);
      // The secret first: a commitment to a seed that nobody has any more would look like a hidden one.
      save();
      note(topics.commit, { gate, seed: name, commitment: commitmentOf(gateHashes.sha256, value) });
      const fresh = { value, draws: 0, isRevealed: false };
      known.set(name, fresh);
      return [name, fresh];
    }
  }

  function tell(name: string, seed: Known): void {
    seed.isRevealed = true;
    note(topics.reveal, { gate, seed: name, value: hexOf(seed.value!), draws: seed.draws });
    delete secrets[name];
    save();
  }

  return {
    next(now) {
      const [name, seed] = seedOf(localDay(now, timeZone()));
      seed.draws += 1;
      return { seed: name, counter: seed.draws, draw: drawOf(gateHashes.hmac, seed.value!, seed.draws) };
    },
    tick(now) {
      const today = localDay(now, timeZone());
      seedOf(today);
      seedOf(localDay(now + dayMs, timeZone()));
      for (const [name, seed] of known) {
        if (!seed.isRevealed && seed.value && name.slice(0, 10) < today) tell(name, seed);
      }
    },
    reveal(now) {
      const [name, seed] = seedOf(localDay(now, timeZone()));
      if (seed.draws === 0) return undefined;
      tell(name, seed);
      return name;
    },
  };
}

function readKnown(
  events: readonly AdmissionEvent[],
  gate: string,
  secrets: Readonly<Record<string, string>>,
): Map<string, Known> {
  const known = new Map<string, Known>();
  const of = (name: string): Known => {
    const value = secrets[name];
    const seed = known.get(name) ?? {
      value: value === undefined ? undefined : bytesOfHex(value),
      draws: 0,
      isRevealed: false,
    };
    known.set(name, seed);
    return seed;
  };
  for (const event of events) {
    if (event.kind !== 'note') continue;
    const { topic, content } = event;
    if (topic === topics.commit && Value.Check(CommitNote, content) && content.gate === gate) of(content.seed);
    if (topic === topics.reveal && Value.Check(RevealNote, content) && content.gate === gate)
      of(content.seed).isRevealed = true;
    if (topic !== topics.decision || !Value.Check(DecisionNote, content) || content.gate !== gate) continue;
    of(content.seed).draws = Math.max(of(content.seed).draws, content.counter);
  }
  return known;
}
