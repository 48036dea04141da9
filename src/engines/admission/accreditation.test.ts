import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour } from '../../kernel/time.ts';
import {
  type Accreditation,
  accreditedDay,
  dayNumber,
  dayText,
  isAccreditation,
  packAccreditation,
  unpackAccreditation,
} from './accreditation.ts';
import { markOf } from './bytes.ts';
import { type CheckStateNow, quietSignals } from './decision.ts';
import type { Pass } from './pass.ts';
import { checkPolicy, usualAccreditation } from './policy.ts';
import type { Reason } from './reasons.ts';
import { newSigners } from './testing/node-signatures.ts';
import { decideScene, entitled, passageOf, passFor, policyWith, type Scene, start } from './testing/small-venue.ts';
import { parseToken } from './token.ts';
import { signToken, workloadPolicy } from './workload.ts';

const today = dayNumber('2021-07-24');

/** The bowl is for tickets and groups 1 and 2, the field of play for group 3, the perimeter for any accreditation. */
const zones = [
  { key: 'ARE-perimeter', venue: 'ARE' },
  { key: 'ARE-bowl', venue: 'ARE', within: 'ARE-perimeter', groups: ['press', 'crew'] },
  { key: 'ARE-field', venue: 'ARE', within: 'ARE-bowl', groups: ['athletes'] },
  { key: 'PRK-park', venue: 'PRK', rules: { period: 'day' as const } },
];
const accreditation = {
  ...usualAccreditation,
  groups: ['press', 'crew', 'athletes'].map((key, index) => ({ key, number: index + 1 })),
};
const gates = [...workloadPolicy().gates, { key: 'ARE-F', venue: 'ARE', from: 'ARE-bowl', to: 'ARE-field' }];
const policy = policyWith({}, { zones, gates, accreditation });

const right: Accreditation = { check: 'cleared', groups: [2], venues: [markOf('ARE')], days: [today, today + 2] };
function worker(part: Partial<Accreditation> = {}, pass: Partial<Pass> = {}): Pass {
  return passFor({ entitlements: [], accreditation: { ...right, ...part }, ...pass });
}
const heard = (check: CheckStateNow) => ({ ...quietSignals, passState: () => ({ check }) });
const inAt = (scene: Scene) => passageOf({ policy, pass: worker(), ...scene });

const cases: [name: string, scene: Scene, reason: Reason][] = [
  ['cleared, at the venue, on the day: no ticket needed', { pass: worker() }, 'entitled'],
  ['long before doors', { pass: worker(), now: start - 4 * hour }, 'entitled'],
  ['still pending', { pass: worker({ check: 'pending' }) }, 'checkPending'],
  ['refused', { pass: worker({ check: 'refused' }) }, 'notCleared'],
  ['expired', { pass: worker({ check: 'expired' }) }, 'notCleared'],
  ['pending when signed, cleared since', { pass: worker({ check: 'pending' }), signals: heard('cleared') }, 'entitled'],
  ['cleared when signed, refused since', { pass: worker(), signals: heard('refused') }, 'notCleared'],
  ['taken back', { pass: worker(), signals: heard('ended') }, 'revoked'],
  ['pending, with a ticket for now: comes in by the ticket', { pass: worker({ check: 'pending' }, { entitlements: entitled(1) }) }, 'entitled'],
  ['another venue', { pass: worker({ venues: [markOf('PRK')] }) }, 'notAccredited'],
  ['every venue', { pass: worker({ venues: [] }) }, 'entitled'],
  ['a zone of another group', { pass: worker(), gate: 'ARE-F' }, 'notAccredited'],
  ['a zone of the own group', { pass: worker({ groups: [3] }), gate: 'ARE-F' }, 'entitled'],
  ['one of two groups is enough', { pass: worker({ groups: [1] }), gate: 'ARE-S1' }, 'entitled'],
  ['the day between', { pass: worker(), now: start + day }, 'wrongDay'],
  ['the day after that', { pass: worker(), now: start + 2 * day }, 'entitled'],
  ['after midnight: still the day before', { pass: worker(), now: start + 18 * hour }, 'entitled'],
  ['after four in the morning', { pass: worker(), now: start + 20 * hour }, 'wrongDay'],
  ['a printed code', { evidence: { kind: 'pass', pass: worker(), binding: 'bare' } }, 'bareCode'],
  ['lent over the fence', { pass: worker(), events: [inAt({ now: start - hour })] }, 'alreadyUsed'],
  ['back after an exit', { pass: worker(), events: [inAt({ now: start - hour }), inAt({ now: start - hour / 2, direction: 'exit' })] }, 'reentry'],
  ['in already where nobody minds', { policy: policyWith({}, { zones, gates, accreditation: { ...accreditation, antiPassbackMinutes: 0 } }), pass: worker(), events: [inAt({ now: start - hour })] }, 'reentry'],
  ['a full zone does not keep those who work there out', { policy: policyWith({}, { zones: zones.map((zone) => ({ ...zone, capacity: 1 })), gates, accreditation }), pass: worker(), signals: { ...quietSignals, peopleInside: () => 5 } }, 'entitled'],
  ['blocked', { pass: worker(), signals: { ...quietSignals, passState: () => ({ isBlocked: true }) } }, 'blocked'],
  ['leaving, whatever the check', { pass: worker({ check: 'refused' }), direction: 'exit' }, 'leaving'],
]; // biome-ignore format: a table

describe('somebody who works', () => {
  it.each(cases)('%s', (_, scene, reason) => {
    expect(decideScene({ policy, ...scene }).reason).toBe(reason);
  });

  it('is told what would change the answer', () => {
    const facts = (scene: Scene) => decideScene({ policy, ...scene }).facts;
    expect(facts({ pass: worker({ check: 'pending' }) })).toEqual({ check: 'pending' });
    expect(facts({ pass: worker(), gate: 'ARE-F' })).toEqual({ zone: 'ARE-field' });
    expect(facts({ pass: worker(), now: start + day }).nextWindow).toMatchObject({
      session: 0,
      venue: 'ARE',
      opensAt: start + 2 * day - 5 * hour,
      closesAt: start + 3 * day - 5 * hour,
    });
    expect(facts({ pass: worker({ venues: [markOf('PRK')] }) }).nextWindow).toMatchObject({ venue: 'PRK', gates: ['PRK-G1'] });
    const ticketToo = worker({ days: [today + 9] }, { entitlements: entitled(3) });
    expect(facts({ pass: ticketToo })).toMatchObject({ nextWindow: { session: 3, venue: 'PRK' } });
    expect(facts({ pass: worker({ days: [today - 3] }) }).nextWindow).toBeUndefined();
  }); // biome-ignore format: facts read in one line

  it('moves with no session and no seat', () => {
    expect(decideScene({ policy, pass: worker() }).members).toEqual([
      { pass: worker().id, kind: 'adult', outcome: 'admit', reason: 'entitled', remedy: 'none', facts: {} },
    ]);
  });
});

const accreditations: fc.Arbitrary<Accreditation> = fc.record({
  check: fc.constantFrom('pending', 'cleared', 'refused', 'expired'),
  groups: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 8 }).map(ascending),
  venues: fc.uniqueArray(fc.nat(0xffff_ffff), { maxLength: 16 }).map(ascending),
  days: fc
    .tuple(fc.nat(30_000), fc.uniqueArray(fc.nat(63), { minLength: 1 }))
    .map(([first, offsets]) => offsets.sort((one, other) => one - other).map((each) => first + each - offsets[0]!)),
});
function ascending(list: number[]): number[] {
  return list.sort((one, other) => one - other);
}

describe('an accreditation in a token', () => {
  const signers = newSigners(1);

  it('says after decoding what it said before', () => {
    fc.assert(
      fc.property(accreditations, fc.boolean(), (one, hasParty) => {
        expect(unpackAccreditation(packAccreditation(one))).toEqual(one);
        const party = hasParty ? [{ id: '8888888888880', kind: 'child' as const, entitlements: entitled(1) }] : [];
        const pass = passFor({ accreditation: one, party });
        expect(parseToken(signToken(pass, signers))?.pass).toEqual(pass);
      }),
    );
  });

  it('costs little: three venues and 17 days', () => {
    const days = Array.from({ length: 17 }, (_, index) => today + index);
    const full = worker({ venues: [1, 2, 3], days, groups: [1, 5, 9] }, { deviceKey: signers.deviceKeys[0]! });
    const plain = passFor({ entitlements: [], deviceKey: signers.deviceKeys[0]! });
    const cost = signToken(full, signers).length - signToken(plain, signers).length;
    expect(cost).toBeLessThanOrEqual(30);
  });

  it('is refused where it is not written as we write it', () => {
    const packed = packAccreditation(right);
    expect(unpackAccreditation({ ...packed, check: 4 })).toBeUndefined();
    expect(unpackAccreditation({ ...packed, days: Uint8Array.of(1, 0) })).toBeUndefined();
    expect(unpackAccreditation({ ...packed, days: Uint8Array.of(2) })).toBeUndefined();
    expect(unpackAccreditation({ ...packed, venues: Uint8Array.of(1, 2, 3) })).toBeUndefined();
    expect(unpackAccreditation({ ...packed, venues: Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 1) })).toBeUndefined();
    expect(unpackAccreditation({ ...packed, groups: 2 ** 31 })).toBeUndefined();
    expect(isAccreditation({ ...right, days: [today, today + 64] })).toBe(false);
    expect(isAccreditation({ ...right, days: [] })).toBe(false);
  });

  it('counts days as people at the venue do', () => {
    expect(dayText(dayNumber('2024-02-29'))).toBe('2024-02-29');
    expect(accreditedDay(start - 6 * hour, 'Asia/Tokyo', 4)).toBe(today - 1);
    expect(accreditedDay(start - 5 * hour, 'Asia/Tokyo', 4)).toBe(today);
  });
});

describe('a policy with zone groups', () => {
  it('is checked', () => {
    const whole = { ...workloadPolicy(), zones, gates, accreditation };
    expect(checkPolicy(whole)).toEqual([]);
    const twice = { ...accreditation, groups: [...accreditation.groups, { key: 'more', number: 1 }] };
    const broken = { ...whole, accreditation: twice, zones: [...zones, { key: 'X', venue: 'ARE', groups: ['none'] }] };
    expect(checkPolicy(broken)).toEqual([
      { object: 'group more', fault: 'duplicate', key: '1' },
      { object: 'zone X', fault: 'unknownGroup', key: 'none' },
    ]);
  });
});
