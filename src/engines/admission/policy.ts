import { type Static, Type } from 'typebox';
import { KeySchema } from '../../kernel/ids.ts';
import { markOf } from './bytes.ts';

/** Who a pass belongs to. The order is the wire number in a token: append only. */
export const holderKinds = ['adult', 'child', 'companion', 'staff'] as const;
export type HolderKind = (typeof holderKinds)[number];

const HolderKindSchema = Type.Union([
  Type.Literal('adult'),
  Type.Literal('child'),
  Type.Literal('companion'),
  Type.Literal('staff'),
]);

/** Rules of entry into a zone. An edition gives all of them once; a zone overrides those that differ. */
export const EntryRulesSchema = Type.Object({
  period: Type.Union([Type.Literal('session'), Type.Literal('day')], {
    description: '`session`: from doors to last entry. `day`: the whole local day of any session held, as for a park.',
  }),
  doorsMinutes: Type.Integer({ minimum: 0, description: 'Doors open so long before the start.' }),
  lastEntryMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Last entry so long after the start; null: until the end of the session.',
  }),
  toleranceMinutes: Type.Integer({ minimum: 0, description: 'Grace on both sides, said to nobody.' }),
  reentries: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
    description: 'How often one may come back after an exit, per session; 0: never, null: as often as one likes.',
  }),
  antiPassbackMinutes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
    description: 'A second entry without an exit calls a steward for so long; 0: never, null: until an exit is known.',
  }),
  path: Type.Union([Type.Literal('free'), Type.Literal('strict')], {
    description: '`strict`: one must have been seen entering the zone that the gate leads from.',
  }),
  wrongSector: Type.Union([Type.Literal('direct'), Type.Literal('steward')], {
    description: '`direct`: admit and say the way to the right sector. `steward`: call a human.',
  }),
  bareCode: Type.Union([Type.Literal('steward'), Type.Literal('admit')], {
    description: 'A printed code carries no fresh proof; `steward`: a human looks.',
  }),
  card: Type.Optional(
    Type.Union([Type.Literal('steward'), Type.Literal('admit')], {
      description:
        'A wristband or card known by its number can be lent. `steward` (if absent): a human looks at the person.',
    }),
  ),
  face: Type.Optional(
    Type.Union([Type.Literal('admit'), Type.Literal('steward')], {
      description: 'A face that its owner armed for the session. `admit` (if absent): as good as a fresh code.',
    }),
  ),
  entriesPerDay: Type.Optional(
    Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
      description: 'How often one may enter the zone on one local day, over all sessions; null or absent: no limit.',
    }),
  ),
  passWithoutDoor: Type.Array(HolderKindSchema, {
    description: 'Kinds to whom times, counts and anti-passback do not apply, usually staff.',
  }),
});
export type EntryRules = Static<typeof EntryRulesSchema>;

/** A place one is inside of. `within` makes the zones a forest: inside the bowl is inside the perimeter. */
export const ZoneSchema = Type.Object({
  key: KeySchema,
  venue: KeySchema,
  within: Type.Optional(KeySchema),
  kind: Type.Optional(KeySchema),
  capacity: Type.Optional(Type.Integer({ minimum: 0 })),
  holders: Type.Optional(
    Type.Array(HolderKindSchema, { description: 'Who may enter with a ticket; absent: everyone who has one.' }),
  ),
  groups: Type.Optional(
    Type.Array(KeySchema, {
      description: 'Zone groups whose accreditation opens this zone; absent: any accreditation for the venue.',
    }),
  ),
  rules: Type.Optional(Type.Partial(EntryRulesSchema)),
});
export type Zone = Static<typeof ZoneSchema>;

/** A part of a venue that some gates serve. `number` is what a token carries; 0 is kept for "any sector". */
export const SectorSchema = Type.Object({ key: KeySchema, venue: KeySchema, number: Type.Integer({ minimum: 1 }) });
export type Sector = Static<typeof SectorSchema>;

/** An edge of the zone graph: entering leads from `from` (absent: the street) to `to`, leaving the other way. */
export const GateSchema = Type.Object({
  key: KeySchema,
  venue: KeySchema,
  from: Type.Optional(KeySchema),
  to: KeySchema,
  sectors: Type.Optional(Type.Array(KeySchema, { description: 'Sectors it serves; absent: all.' })),
  isStepFree: Type.Optional(Type.Boolean()),
  lanes: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type Gate = Static<typeof GateSchema>;

/** How those come in who work or compete: by accreditation, with no ticket. */
export const AccreditationRulesSchema = Type.Object({
  dayStartsHour: Type.Integer({
    minimum: 0,
    maximum: 12,
    description: 'A valid day runs from this local hour to the same hour of the next day, for those who work at night.',
  }),
  antiPassbackMinutes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
    description: 'As in the rules of entry: a second entry without an exit calls a steward for so long.',
  }),
  groups: Type.Array(
    Type.Object({
      key: KeySchema,
      number: Type.Integer({ minimum: 1, maximum: 31, description: 'What a token carries: never give it to another.' }),
    }),
  ),
});
export type AccreditationRules = Static<typeof AccreditationRulesSchema>;

/** The access rules of one edition, as signed and shipped to every gate. */
export const AdmissionPolicySchema = Type.Object({
  format: Type.Literal(1),
  edition: KeySchema,
  version: Type.Integer({ minimum: 1 }),
  timeZone: Type.String(),
  proof: Type.Object({
    windowSeconds: Type.Integer({ minimum: 1 }),
    stepsBack: Type.Integer({ minimum: 0 }),
    clockErrorSeconds: Type.Integer({ minimum: 0 }),
  }),
  child: Type.Object({
    guardian: Type.Union([Type.Literal('together'), Type.Literal('inside'), Type.Literal('none')], {
      description: '`together`: in the same act. `inside`: that, or already inside the venue. `none`: no rule.',
    }),
    guardianKinds: Type.Array(HolderKindSchema),
  }),
  entry: EntryRulesSchema,
  accreditation: Type.Optional(AccreditationRulesSchema),
  sectors: Type.Array(SectorSchema),
  zones: Type.Array(ZoneSchema),
  gates: Type.Array(GateSchema),
});
export type AdmissionPolicy = Static<typeof AdmissionPolicySchema>;

/** Rules an edition starts from when it says nothing else. */
export const usualEntry: EntryRules = {
  period: 'session',
  doorsMinutes: 120,
  lastEntryMinutes: null,
  toleranceMinutes: 5,
  reentries: null,
  antiPassbackMinutes: null,
  path: 'free',
  wrongSector: 'direct',
  bareCode: 'steward',
  passWithoutDoor: ['staff'],
};

/** What a policy says that says nothing of accreditation: nobody has any zone group, and a loan is noticed. */
export const usualAccreditation: AccreditationRules = { dayStartsHour: 4, antiPassbackMinutes: null, groups: [] };

/** Window of 15 s, one step back, gates wrong by at most 5 s. */
export const usualProof = { windowSeconds: 15, stepsBack: 1, clockErrorSeconds: 5 } as const;

/** What a schema cannot say: a fault names the object and the key that does not fit. */
export interface PolicyFault {
  readonly object: string;
  readonly fault: 'duplicate' | 'unknownZone' | 'unknownSector' | 'unknownGroup' | 'sameMark' | 'otherVenue' | 'cycle';
  readonly key: string;
}

/** Checks references, uniqueness and that the zones are a forest; an empty list means the policy can be used. */
export function checkPolicy(policy: AdmissionPolicy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const zones = index(policy.zones, 'zone', faults);
  const sectors = index(policy.sectors, 'sector', faults);
  index(policy.gates, 'gate', faults);
  const numbers = new Set<string>();
  for (const { key, venue, number } of policy.sectors) {
    const name = `${venue} ${number}`;
    if (numbers.has(name)) faults.push({ object: `sector ${key}`, fault: 'duplicate', key: name });
    numbers.add(name);
  }
  const refer = (object: string, venue: string, key: string | undefined): void => {
    if (key === undefined) return;
    const zone = zones.get(key);
    if (!zone) faults.push({ object, fault: 'unknownZone', key });
    else if (zone.venue !== venue) faults.push({ object, fault: 'otherVenue', key });
  };
  for (const zone of policy.zones) {
    refer(`zone ${zone.key}`, zone.venue, zone.within);
    const seen = new Set<string>();
    for (let at: Zone | undefined = zone; at; at = at.within === undefined ? undefined : zones.get(at.within)) {
      if (seen.has(at.key)) {
        faults.push({ object: `zone ${zone.key}`, fault: 'cycle', key: at.key });
        break;
      }
      seen.add(at.key);
    }
  }
  checkGroups(policy, faults);
  checkMarks('zone', [...zones.keys()], faults);
  checkMarks('venue', [...new Set(policy.zones.map((zone) => zone.venue))], faults);
  for (const gate of policy.gates) {
    refer(`gate ${gate.key}`, gate.venue, gate.from);
    refer(`gate ${gate.key}`, gate.venue, gate.to);
    for (const key of gate.sectors ?? []) {
      const sector = sectors.get(key);
      if (!sector) faults.push({ object: `gate ${gate.key}`, fault: 'unknownSector', key });
      else if (sector.venue !== gate.venue) faults.push({ object: `gate ${gate.key}`, fault: 'otherVenue', key });
    }
  }
  return faults;
}

function checkGroups(policy: AdmissionPolicy, faults: PolicyFault[]): void {
  const groups = index(policy.accreditation?.groups ?? [], 'group', faults);
  const numbers = new Set<number>();
  for (const { key, number } of groups.values()) {
    if (numbers.has(number)) faults.push({ object: `group ${key}`, fault: 'duplicate', key: String(number) });
    numbers.add(number);
  }
  for (const zone of policy.zones) {
    for (const key of zone.groups ?? []) {
      if (!groups.has(key)) faults.push({ object: `zone ${zone.key}`, fault: 'unknownGroup', key });
    }
  }
}

/** Tokens and receipts name venues and zones by four bytes; two with the same would be taken for each other. */
function checkMarks(kind: 'zone' | 'venue', keys: readonly string[], faults: PolicyFault[]): void {
  const marks = new Map<number, string>();
  for (const key of keys) {
    const other = marks.get(markOf(key));
    if (other !== undefined) faults.push({ object: `${kind} ${key}`, fault: 'sameMark', key: other });
    marks.set(markOf(key), key);
  }
}

function index<T extends { readonly key: string }>(list: readonly T[], name: string, faults: PolicyFault[]) {
  const found = new Map<string, T>();
  for (const each of list) {
    if (found.has(each.key)) faults.push({ object: `${name} ${each.key}`, fault: 'duplicate', key: each.key });
    found.set(each.key, each);
  }
  return found;
}
