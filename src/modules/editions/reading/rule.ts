import type { FaultList, Place } from '../../../platform/tables/fault.ts';
import type { Row } from '../../../platform/tables/read-table.ts';
import type { AccessRules, Blueprint, EditionDocument, TableName } from '../blueprint.ts';

export type PlacedRow<Name extends TableName> = Row & { readonly values: Blueprint[Name][number] };

/** What a rule sees: only what it says it reads, and only when that has no fault of its own. */
export interface Reading {
  readonly edition: EditionDocument;
  readonly rules: AccessRules;
  rows<Name extends TableName>(name: Name): readonly PlacedRow<Name>[];
  placeIn(document: 'edition' | 'rules', ...path: readonly (string | number)[]): Place;
}

/** Something that columns, keys and references cannot say. */
export interface Rule {
  readonly reads: readonly (keyof Blueprint)[];
  check(reading: Reading, faults: FaultList): void;
}
