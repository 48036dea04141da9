import { Value } from 'typebox/value';
import { DeviceNote, topics } from '../../engines/screening/log.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { listNotes } from '../passes/index.ts';
import { getPerson } from '../people/index.ts';
import type { Screening } from './contract.ts';
import { firstRecord, policyIn } from './rules.ts';
import { listPolicies, listThreats, type PolicyRecord } from './store.ts';

/** All that staff see of the rules: policy, draft, threat level, devices. */
export async function getScreening(tx: Tx, edition: string): Promise<Screening> {
  await getProgramme(tx, edition);
  const records = await listPolicies(tx.db, edition);
  const published = records.filter((record) => record.state === 'published');
  const draft = records.find((record) => record.state === 'draft');
  const versions = published.length > 0 ? published : [firstRecord(edition)];
  const names = await namesOf(tx, versions);
  const threats = (await listThreats(tx.db, edition)).map(({ level, number, why, setByName, setAt }) => ({
    level,
    number,
    why,
    by: setByName,
    at: setAt,
  }));
  const shown = (record: PolicyRecord) => ({ ...briefOf(record, names), policy: policyIn(record) });
  return {
    current: shown(versions[0]!),
    draft: draft ? shown(draft) : null,
    versions: versions.map((record) => briefOf(record, names)),
    threat: threats[0] ?? { level: 'usual', number: 0, why: '', by: null, at: null },
    threatChanges: threats,
    devices: await devicesOf(tx, edition),
  };
}

function briefOf(record: PolicyRecord, names: ReadonlyMap<string, string>) {
  const { version, state, hash, madeAt, publishedBy, publishedAt } = record;
  return {
    version,
    state,
    hash,
    madeAt: madeAt === 0 ? null : madeAt,
    publishedBy: publishedBy === null ? null : (names.get(publishedBy) ?? null),
    publishedAt,
  };
}

async function namesOf(tx: Tx, records: readonly PolicyRecord[]): Promise<Map<string, string>> {
  const people = new Set(records.flatMap(({ publishedBy }) => publishedBy ?? []));
  const names = new Map<string, string>();
  for (const person of people) names.set(person, (await getPerson(tx, person)).profile.name);
  return names;
}

/** The last word of each device that was not removed. */
async function devicesOf(tx: Tx, edition: string): Promise<Screening['devices']> {
  const notes = await listNotes(tx, edition, topics.device, { from: 0, until: Date.UTC(9999, 0) });
  const last = new Map<string, Screening['devices'][number] | undefined>();
  for (const { gate, note } of notes) {
    if (!Value.Check(DeviceNote, note.content)) continue;
    const { device, name, kind, lane, state } = note.content;
    const key = `${gate} ${device}`;
    last.set(key, state === 'removed' ? undefined : { gate, device, name, kind, lane, state, since: note.at });
  }
  return [...last.values()].filter((one) => one !== undefined);
}
