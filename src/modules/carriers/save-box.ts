import { parse } from 'csv-parse/sync';
import { uidFault, uidReadings } from '../../engines/admission/carriers/card-uid.ts';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { type CarrierKeys, hashUid } from './carrier-keys.ts';
import type { saveBox as endpoint } from './contract.ts';
import { refuse } from './problems.ts';
import { insertBlanks, listBlanks } from './store.ts';

type Answer = AnswerOf<typeof endpoint>;
type Fault = Answer['faults'][number];

const mostBands = 20_000;
const mostFaults = 50;

/** Takes a box of bands in; lines that cannot be used are told and left out, the others are kept. Refuses `badBox`. */
export async function saveBox(
  tx: Tx,
  edition: string,
  keys: CarrierKeys,
  body: { id: string; csv: string },
): Promise<Answer> {
  const faults: Fault[] = [];
  const key = keys.uidKey(edition);
  const fresh = new Map<string, { hash: Buffer; number: string; line: number }>();
  const hashes = new Set<string>();
  for (const { line, number, uid } of rowsOf(body.csv)) {
    const reading = uidReadings(uid)[0];
    const hash = reading === undefined ? undefined : hashUid(key, reading);
    const fault =
      faultOf(number, reading) ?? (fresh.has(number) || hashes.has(hash!.toString('hex')) ? 'twice' : undefined);
    if (fault) faults.push({ line, fault });
    else {
      fresh.set(number, { hash: hash!, number, line });
      hashes.add(hash!.toString('hex'));
    }
  }
  const wanted = [...fresh.values()];
  const before = await listBlanks(
    tx.db,
    edition,
    wanted.map((one) => one.hash),
    [...fresh.keys()],
  );
  const same = new Set(before.map((one) => `${one.number} ${one.hash.toString('hex')}`));
  const usedHashes = new Set(before.map((one) => one.hash.toString('hex')));
  const usedNumbers = new Set(before.map((one) => one.number));
  const known = wanted.filter((one) => same.has(`${one.number} ${one.hash.toString('hex')}`));
  const added = wanted.filter((one) => !usedHashes.has(one.hash.toString('hex')) && !usedNumbers.has(one.number));
  for (const one of wanted)
    if (!known.includes(one) && !added.includes(one)) faults.push({ line: one.line, fault: 'taken' });
  await insertBlanks(tx.db, edition, body.id, added, tx.now);
  await recordAudit(tx, edition, 'carriers/saveBox', { box: body.id, added: added.length, faults: faults.length });
  faults.sort((first, second) => first.line - second.line);
  return { added: added.length, known: known.length, faults: faults.slice(0, mostFaults) };
}

function faultOf(number: string, reading: string | undefined): Fault['fault'] | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,39}$/.test(number)) return 'number';
  if (reading === undefined) return 'uid';
  const fault = uidFault(reading);
  return fault && (fault === 'changing' ? 'changing' : 'uid');
}

function rowsOf(csv: string): { line: number; number: string; uid: string }[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(csv, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as typeof records;
  } catch {
    throw refuse.badBox();
  }
  const first = records[0]?.record;
  if (!first || !('number' in first) || !('uid' in first) || records.length > mostBands) throw refuse.badBox();
  return records.map(({ record, info }) => ({
    line: info.lines,
    number: record['number'] ?? '',
    uid: record['uid'] ?? '',
  }));
}
