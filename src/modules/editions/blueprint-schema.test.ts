import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { AdmissionPolicySchema, checkPolicy } from '../../engines/admission/policy.ts';
import { columnName } from '../../platform/tables/table-schema.ts';
import { blueprintTables, dataPackageOf, editionFile, rulesFile } from './blueprint-schema.ts';
import { parseBlueprint } from './parse-blueprint.ts';
import { policyOf } from './policy.ts';
import { smallBlueprint } from './testing/small-edition.ts';
import { smallFiles } from './testing/small-files.ts';

const root = 'editions';
const editions = readdirSync(root).filter((name) => existsSync(join(root, name, editionFile)));

const filesOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []));

function filesIn(edition: string): Map<string, string> {
  const folder = join(root, edition);
  return new Map(filesOf(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

describe('the tables', () => {
  it('have a column for every field of every row, and no other', () => {
    const small = smallBlueprint();
    const route = { venueId: '', routeId: '', gateId: '', zoneId: '', stepFree: true, walkMetres: 0, basis: 'assumed' };
    for (const { name, columns } of blueprintTables) {
      const row = name === 'routes' ? route : small[name][0]!;
      expect(new Set(columns.map((column) => column.field)), name).toEqual(new Set(Object.keys(row)));
    }
  });

  it('refer only to fields there are', () => {
    const byName = new Map<string, (typeof blueprintTables)[number]>(
      blueprintTables.map((table) => [table.name, table]),
    );
    for (const { columns, key, foreignKeys } of blueprintTables) {
      const fields = columns.map((column) => column.field);
      expect(fields).toEqual(expect.arrayContaining([...key]));
      for (const { fields: from, table, references } of foreignKeys) {
        expect(fields).toEqual(expect.arrayContaining([...from]));
        expect(byName.get(table)!.columns.map((column) => column.field)).toEqual(
          expect.arrayContaining([...references]),
        );
      }
    }
  });

  it('are told as a Data Package', () => {
    const { edition } = smallBlueprint();
    const described = dataPackageOf({ ...edition, currency: 'EUR' });
    expect(described).toMatchObject({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'small-2021',
    });
    const { resources } = described as { resources: { name: string; path: string; schema?: { fields: object[] } }[] };
    expect(resources.map((one) => one.path)).toEqual([
      editionFile,
      rulesFile,
      ...blueprintTables.map((one) => one.file),
    ]);
    const zones = resources.find((one) => one.name === 'zones')!.schema!;
    expect(zones).toMatchObject({
      primaryKey: ['venue_id', 'zone_id'],
      foreignKeys: [
        { fields: ['venue_id'], reference: { resource: 'venues', fields: ['venue_id'] } },
        { fields: ['venue_id', 'parent_zone_id'], reference: { resource: 'zones', fields: ['venue_id', 'zone_id'] } },
      ],
    });
    expect(resources.find((one) => one.name === 'price-groups')!.schema!.fields).toContainEqual({
      name: 'price_eur',
      type: 'number',
      unit: 'EUR',
      constraints: { required: true, minimum: 0, maximum: 10_000_000 },
    });
    expect(resources.find((one) => one.name === 'stations')!.schema!.fields).toContainEqual({
      name: 'walk_minutes',
      type: 'integer',
      unit: 'minutes',
      constraints: { required: true, minimum: 0, maximum: 1440 },
    });
  });

  it('have the columns of the files', () => {
    for (const { file, columns } of blueprintTables) {
      expect(smallFiles().get(file)!.split('\n')[0]).toBe(columns.map((one) => columnName(one, 'JPY')).join(','));
    }
  });
});

describe('the editions of this project', () => {
  it('are here', () => {
    expect(editions).toContain('tokyo-2020');
  });

  it.each(editions)('%s has no fault, and a policy that gates can use', (edition) => {
    const { blueprint, faults } = parseBlueprint(filesIn(edition));
    expect(faults).toEqual([]);
    expect(blueprint!.edition.id).toBe(edition);
    let sector = 0;
    const policy = policyOf(blueprint!, () => ++sector);
    expect(Value.Check(AdmissionPolicySchema, policy)).toBe(true);
    expect(checkPolicy(policy)).toEqual([]);
  });

  it.each(editions)('%s has the Data Package that its tables make, where it has one', (edition) => {
    const files = filesIn(edition);
    const kept = files.get('datapackage.json');
    const made = dataPackageOf(parseBlueprint(files).blueprint!.edition);
    expect(kept === undefined ? made : JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(made)));
  });
});
