import { invariant } from '../../kernel/invariant.ts';
import { day, fromLocal, hour, type Instant, localDay, minute } from '../../kernel/time.ts';
import { markOf } from './bytes.ts';
import {
  type AccreditationRules,
  type AdmissionPolicy,
  type EntryRules,
  type Gate,
  type HolderKind,
  usualAccreditation,
  type Zone,
} from './policy.ts';
import type { Window } from './reasons.ts';

/** A session of the programme, as admission sees it. `number` is what tokens carry. */
export interface Session {
  readonly number: number;
  readonly venue: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Doors of this session where they differ from the rules. */
  readonly doorsAt?: Instant;
}

export type Direction = 'entry' | 'exit';

/** A zone with its rules resolved. */
export interface ReadyZone {
  readonly zone: Zone;
  readonly rules: EntryRules;
  readonly holders: ReadonlySet<HolderKind> | undefined;
  readonly freeKinds: ReadonlySet<HolderKind>;
  /** Numbers of the zone groups whose accreditation opens it; undefined: any accreditation for the venue. */
  readonly groups: ReadonlySet<number> | undefined;
  /** Itself and every zone within it. */
  readonly inner: ReadonlySet<string>;
  /** Itself and every zone around it that has a capacity. */
  readonly limited: readonly Zone[];
}

/** Policy and programme, resolved once so that a decision only looks things up. */
export interface ReadyPolicy {
  readonly policy: AdmissionPolicy;
  readonly sessions: ReadonlyMap<number, Session>;
  readonly zones: ReadonlyMap<string, ReadyZone>;
  readonly gates: ReadonlyMap<string, Gate>;
  /** Zones of each venue. */
  readonly zonesOfVenue: ReadonlyMap<string, ReadonlySet<string>>;
  /** When the outermost zone of its venue admits for a session, and by which gates. */
  readonly windows: ReadonlyMap<number, Window>;
  /** The same windows by sector, where only some of the gates serve it. */
  readonly sectorWindows: ReadonlyMap<number, ReadonlyMap<number, Window>>;
  /** Numbers of the sectors that a gate serves; absent: all. */
  readonly sectorsOfGate: ReadonlyMap<string, ReadonlySet<number>>;
  readonly guardianKinds: ReadonlySet<HolderKind>;
  readonly accreditation: AccreditationRules;
  /** Keys of zones by the four bytes that stand for them in receipts. */
  readonly zoneOfMark: ReadonlyMap<number, string>;
}

/** One direction of one gate, for the sessions it admits to. */
export interface Checkpoint {
  readonly venue: string;
  readonly gate: string;
  readonly direction: Direction;
  /** The zone that entering leads to, and the one that leaving leads to (null: the street). */
  readonly zone: ReadyZone;
  readonly from: string | null;
  readonly sectors: ReadonlySet<number> | undefined;
  /** Windows of the admitted sessions, grace included. */
  readonly windows: ReadonlyMap<number, Window>;
}

/** Resolves a policy that {@link checkPolicy} finds no fault with. */
export function readyPolicy(policy: AdmissionPolicy, programme: readonly Session[]): ReadyPolicy {
  const byKey = new Map(policy.zones.map((zone) => [zone.key, zone]));
  const around = (zone: Zone): Zone[] => {
    const outer = zone.within === undefined ? undefined : byKey.get(zone.within);
    return outer ? [zone, ...around(outer)] : [zone];
  };
  const accreditation = policy.accreditation ?? usualAccreditation;
  const groupNumbers = new Map(accreditation.groups.map((group) => [group.key, group.number]));
  const zones = new Map<string, ReadyZone>();
  const zonesOfVenue = new Map<string, Set<string>>();
  for (const zone of policy.zones) {
    const rules = { ...policy.entry, ...zone.rules };
    zones.set(zone.key, {
      zone,
      rules,
      holders: zone.holders && new Set(zone.holders),
      freeKinds: new Set(rules.passWithoutDoor),
      groups: zone.groups && new Set(zone.groups.map((key) => groupNumbers.get(key) ?? 0)),
      inner: new Set(policy.zones.filter((other) => around(other).includes(zone)).map((other) => other.key)),
      limited: around(zone).filter((other) => other.capacity !== undefined),
    });
    const known = zonesOfVenue.get(zone.venue) ?? new Set();
    zonesOfVenue.set(zone.venue, known.add(zone.key));
  }
  const numbers = new Map(policy.sectors.map((sector) => [sector.key, sector.number]));
  const sectorsOfGate = new Map<string, ReadonlySet<number>>();
  for (const gate of policy.gates) {
    if (gate.sectors) sectorsOfGate.set(gate.key, new Set(gate.sectors.map((key) => numbers.get(key) ?? -1)));
  }
  const windows = new Map<number, Window>();
  const sectorWindows = new Map<number, ReadonlyMap<number, Window>>();
  for (const session of programme) {
    const outermost = policy.zones.find((zone) => zone.venue === session.venue && zone.within === undefined);
    const rules = (outermost && zones.get(outermost.key)?.rules) ?? policy.entry;
    const gates = policy.gates.filter((gate) => gate.venue === session.venue && gate.from === undefined);
    const keys = gates.map((gate) => gate.key);
    const window = windowOf(session, rules, policy.timeZone, keys);
    windows.set(session.number, window);
    const own = policy.sectors.filter((sector) => sector.venue === session.venue).map((sector) => sector.number);
    const serving = (number: number) => keys.filter((key) => sectorsOfGate.get(key)?.has(number) ?? true);
    sectorWindows.set(session.number, new Map(own.map((number) => [number, { ...window, gates: serving(number) }])));
  }
  return {
    policy,
    sessions: new Map(programme.map((session) => [session.number, session])),
    zones,
    gates: new Map(policy.gates.map((gate) => [gate.key, gate])),
    zonesOfVenue,
    windows,
    sectorWindows,
    sectorsOfGate,
    guardianKinds: new Set(policy.child.guardianKinds),
    accreditation,
    zoneOfMark: new Map(policy.zones.map(({ key }) => [markOf(key), key])),
  };
}

/** A gate set to a direction and to sessions of its venue (all of them where none are named). */
export function checkpointAt(
  ready: ReadyPolicy,
  gateKey: string,
  direction: Direction,
  sessionNumbers?: readonly number[],
): Checkpoint {
  const gate = ready.gates.get(gateKey);
  invariant(gate, `no gate ${gateKey} in the policy`);
  const zone = ready.zones.get(gate.to);
  invariant(zone, `no zone ${gate.to} in the policy`);
  const chosen = sessionNumbers?.map((number) => ready.sessions.get(number)) ?? [...ready.sessions.values()];
  const windows = new Map<number, Window>();
  const grace = zone.rules.toleranceMinutes * minute;
  for (const session of chosen) {
    if (session?.venue !== gate.venue) continue;
    const window = windowOf(session, zone.rules, ready.policy.timeZone, [gateKey]);
    windows.set(session.number, { ...window, opensAt: window.opensAt - grace, closesAt: window.closesAt + grace });
  }
  const sectors = ready.sectorsOfGate.get(gateKey);
  return { venue: gate.venue, gate: gateKey, direction, zone, from: gate.from ?? null, sectors, windows };
}

/** Gates of a venue that lead into a zone (or, without one, in from anywhere) and serve a sector. */
export function gatesFor(ready: ReadyPolicy, venue: string, sector: number, zone?: string): string[] {
  const found: string[] = [];
  for (const gate of ready.gates.values()) {
    if (gate.venue !== venue || (zone !== undefined && gate.to !== zone)) continue;
    if (sector === 0 || (ready.sectorsOfGate.get(gate.key)?.has(sector) ?? true)) found.push(gate.key);
  }
  return found;
}

function windowOf(session: Session, rules: EntryRules, timeZone: string, gates: readonly string[]): Window {
  const { number, venue, startsAt, endsAt } = session;
  if (rules.period === 'day') {
    const today = localDay(startsAt, timeZone);
    const opensAt = fromLocal(`${today}T00:00`, timeZone);
    // A day may have 23 or 25 hours: go to the middle of the next one and ask for its date.
    const closesAt = fromLocal(`${localDay(opensAt + day + 12 * hour, timeZone)}T00:00`, timeZone);
    return { session: number, venue, gates, opensAt, closesAt };
  }
  const opensAt = session.doorsAt ?? startsAt - rules.doorsMinutes * minute;
  const closesAt = rules.lastEntryMinutes === null ? endsAt : startsAt + rules.lastEntryMinutes * minute;
  return { session: number, venue, gates, opensAt, closesAt };
}
