import type { Blueprint } from './blueprint.ts';
import type { ObjectRow } from './store.ts';

type Tables = Omit<Blueprint, 'edition' | 'rules'>;
type Keys = { readonly [Name in keyof Tables]: (row: Tables[Name][number]) => string };

/** The stable id of every row, per table. */
const keyOf: Keys = {
  disciplines: (row) => row.disciplineId,
  venues: (row) => row.venueId,
  stations: (row) => `${row.venueId}/${row.stationId}`,
  zones: (row) => `${row.venueId}/${row.zoneId}`,
  gates: (row) => `${row.venueId}/${row.gateId}`,
  routes: (row) => `${row.venueId}/${row.routeId}`,
  blocks: (row) => `${row.venueId}/${row.blockId}`,
  layouts: (row) => `${row.layoutId}/${row.blockId}`,
  categories: (row) => row.categoryId,
  prices: (row) => `${row.priceGroupId}/${row.categoryId}`,
  sessions: (row) => row.sessionId,
  items: (row) => `${row.sessionId}/${row.position}`,
  salePhases: (row) => row.phaseId,
};

/** A blueprint as keyed objects; {@link toBlueprint} is its inverse. */
export function toObjects(blueprint: Blueprint): ObjectRow[] {
  const objects: ObjectRow[] = [
    { kind: 'edition', id: 'edition', position: 0, fields: blueprint.edition },
    { kind: 'rules', id: 'rules', position: 0, fields: blueprint.rules },
  ];
  for (const [kind, key] of Object.entries(keyOf)) {
    const rows = blueprint[kind as keyof Tables] as readonly never[];
    objects.push(...rows.map((row, position) => ({ kind, id: key(row), position, fields: row })));
  }
  return objects;
}

/** Rows must come in the order of kind, then position. */
export function toBlueprint(objects: readonly ObjectRow[]): Blueprint {
  const tables: Record<string, unknown[]> = Object.fromEntries(Object.keys(keyOf).map((kind) => [kind, []]));
  const documents: Record<string, unknown> = {};
  for (const { kind, fields } of objects) {
    if (kind in tables) tables[kind]!.push(fields);
    else documents[kind] = fields;
  }
  return { ...documents, ...tables } as unknown as Blueprint;
}
