import type { AdmissionPolicy, EntryRules } from '../../engines/admission/policy.ts';
import type { Blueprint, ZoneRow } from './blueprint.ts';

/** The admission policy of an edition: its rules, with zones, gates and sectors from the venues. A sector is what one gate serves. */
export function policyOf(blueprint: Blueprint, sectorNumber: (gate: string) => number): AdmissionPolicy {
  const { version, proof, child, entry, accreditation } = blueprint.rules;
  return {
    format: 1,
    edition: blueprint.edition.id,
    version,
    timeZone: blueprint.edition.timeZone,
    proof,
    child,
    entry,
    ...(accreditation
      ? {
          accreditation: { ...accreditation, groups: accreditation.groups.map(({ key, number }) => ({ key, number })) },
        }
      : {}),
    sectors: blueprint.gates.map((gate) => {
      const key = `${gate.venueId}.${gate.gateId}`;
      return { key, venue: gate.venueId, number: sectorNumber(key) };
    }),
    zones: blueprint.zones.map((zone) => zoneOf(blueprint, zone)),
    gates: blueprint.gates.map((gate) => ({
      key: `${gate.venueId}.${gate.gateId}`,
      venue: gate.venueId,
      to: `${gate.venueId}.${gate.zoneId}`,
      sectors: [`${gate.venueId}.${gate.gateId}`],
      isStepFree: gate.stepFree,
      lanes: gate.lanes,
    })),
  };
}

function zoneOf(blueprint: Blueprint, zone: ZoneRow): AdmissionPolicy['zones'][number] {
  const rules: Partial<EntryRules> = {};
  for (const override of blueprint.rules.overrides) {
    const fits = (override.zoneKind ?? zone.kind) === zone.kind && (override.venueId ?? zone.venueId) === zone.venueId;
    if (fits) Object.assign(rules, override.rules);
  }
  const groups = blueprint.rules.accreditation?.groups.filter((group) => group.opens.includes(zone.kind)) ?? [];
  return {
    key: `${zone.venueId}.${zone.zoneId}`,
    venue: zone.venueId,
    kind: zone.kind,
    ...(zone.parentZoneId === null ? {} : { within: `${zone.venueId}.${zone.parentZoneId}` }),
    ...(zone.capacityPersons === null ? {} : { capacity: zone.capacityPersons }),
    ...(Object.keys(rules).length > 0 ? { rules } : {}),
    ...(groups.length > 0 ? { groups: groups.map(({ key }) => key) } : {}),
    // Where people work, a ticket opens nothing.
    ...(zone.kind === 'field-of-play' || zone.kind === 'back-of-house' ? { holders: ['staff' as const] } : {}),
  };
}
