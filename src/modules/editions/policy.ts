import type { AdmissionPolicy, EntryRules } from '../../engines/admission/policy.ts';
import type { Blueprint, GateRow, ZoneRow } from './blueprint.ts';

/** The admission policy of an edition: its rules, with zones, gates and sectors from the venues. A sector is what one gate from the street serves. */
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
      ...(gate.fromZoneId
        ? { from: `${gate.venueId}.${gate.fromZoneId}`, ...sectorsWithin(blueprint, gate) }
        : { sectors: [`${gate.venueId}.${gate.gateId}`] }),
      isStepFree: gate.stepFree,
      lanes: gate.lanes,
    })),
  };
}

/** An inner gate serves those whose blocks lie behind it; where none do, everybody, and where people work, no ticket. */
function sectorsWithin(blueprint: Blueprint, gate: GateRow): { sectors?: string[] } {
  const zone = blueprint.zones.find((one) => one.venueId === gate.venueId && one.zoneId === gate.zoneId);
  const behind = blueprint.blocks.filter((block) => block.venueId === gate.venueId && block.zoneId === gate.zoneId);
  const sectors = [...new Set(behind.map(({ venueId, gateId }) => `${venueId}.${gateId}`))];
  return sectors.length > 0 || (zone && isForStaff(zone)) ? { sectors } : {};
}

/** Where people work, a ticket opens nothing. */
export function isForStaff({ kind }: ZoneRow): boolean {
  return kind === 'field-of-play' || kind === 'back-of-house';
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
    ...(isForStaff(zone) ? { holders: ['staff' as const] } : {}),
  };
}
