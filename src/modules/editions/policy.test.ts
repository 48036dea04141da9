import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../engines/admission/policy.ts';
import { policyOf } from './policy.ts';
import { smallBlueprint } from './testing/small-edition.ts';

const small = smallBlueprint();
const [gate] = small.gates;
const [precinct] = small.zones;
const groups = [
  { key: 'athletes', number: 1, opens: ['field-of-play' as const] },
  { key: 'crew', number: 2, opens: ['field-of-play' as const, 'back-of-house' as const] },
];
const blueprint = {
  ...small,
  rules: { ...small.rules, accreditation: { dayStartsHour: 4, antiPassbackMinutes: 20, groups } },
  zones: [
    ...small.zones,
    { ...precinct!, zoneId: 'field', kind: 'field-of-play' as const, parentZoneId: 'precinct' },
    { ...precinct!, zoneId: 'works', kind: 'back-of-house' as const, parentZoneId: 'precinct' },
  ],
  gates: [
    ...small.gates,
    { ...gate!, gateId: 'F', zoneId: 'field', fromZoneId: 'works' },
    { ...gate!, gateId: 'W', zoneId: 'works', fromZoneId: 'precinct' },
    { ...gate!, gateId: 'X', zoneId: 'field', fromZoneId: 'precinct' },
  ],
};
let number = 0;
const policy = policyOf(blueprint, () => ++number);

describe('the policy of an edition', () => {
  it('has inner gates, several to one zone, and gates from the street with a sector each', () => {
    expect(checkPolicy(policy)).toEqual([]);
    const into = policy.gates.filter(({ to }) => to === 'hall.field').map(({ key, from }) => [key, from]);
    expect(into).toEqual([['hall.F', 'hall.works'], ['hall.X', 'hall.precinct']]);
    // A ticket has no place behind these.
    expect(policy.gates.filter(({ from }) => from !== undefined).map(({ sectors }) => sectors)).toEqual([[], [], []]);
    expect(policy.gates.find(({ key }) => key === 'hall.A')).toMatchObject({ sectors: ['hall.A'] });
  }); // biome-ignore format: pairs in one line

  it('has inner gates serve the sectors of the blocks behind them', () => {
    const [first, ...others] = small.blocks.filter(({ venueId }) => venueId === 'hall');
    const inner = { ...gate!, gateId: 'S', zoneId: 'bowl', fromZoneId: 'precinct' };
    const blocks = [{ ...first!, zoneId: 'bowl' }, ...others];
    const sectorsOf = (rows: typeof blocks) =>
      policyOf({ ...small, blocks: rows, gates: [...small.gates, inner] }, () => 1).gates.at(-1)?.sectors;
    expect(sectorsOf(blocks)).toEqual([`hall.${first!.gateId}`]);
    expect(sectorsOf(others)).toBeUndefined();
  });

  it('opens to each zone group the kinds of zone that it names, and the others to every accreditation', () => {
    const groupsOf = (key: string) => policy.zones.find((zone) => zone.key === key)?.groups;
    expect(groupsOf('hall.field')).toEqual(['athletes', 'crew']);
    expect(groupsOf('hall.works')).toEqual(['crew']);
    expect(groupsOf('hall.precinct')).toBeUndefined();
    expect(policy.accreditation).toEqual({
      dayStartsHour: 4,
      antiPassbackMinutes: 20,
      groups: [{ key: 'athletes', number: 1 }, { key: 'crew', number: 2 }],
    });
    expect(policy.zones.find((zone) => zone.key === 'hall.works')?.holders).toEqual(['staff']);
  }); // biome-ignore format: groups in one line
});
