import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readEcbFile } from '../../engines/landed-cost/ecb-file.ts';
import { type PackFault, type RulePack, readPack, versionOf } from '../../engines/landed-cost/pack.ts';
import { readRateTable } from '../../engines/landed-cost/rate-table.ts';
import type { RateTable } from '../../kernel/exchange.ts';

/** What is wrong in a file of the rules. */
export interface RuleFault extends PackFault {
  readonly file: string;
}

/** Everything in a folder of rules: packs of all versions, rates of all days, and what could not be read. */
export interface Rules {
  readonly packs: readonly RulePack[];
  readonly rates: readonly RateTable[];
  readonly faults: readonly RuleFault[];
}

/**
 * Reads `landed-cost/*.yaml` (and `landed-cost/former/*.yaml`, versions that orders were once computed with) and
 * `exchange-rates/*.csv` and `*.xml`. A file that cannot be read is left out and named among the faults. Throws where the folder is
 * not there.
 */
export function readRules(folder: string): Rules {
  const faults: RuleFault[] = [];
  const packs = filesBelow(join(folder, 'landed-cost'), /\.yaml$/).flatMap((file) => {
    const read = attempt(file, faults, () => readPack(parse(readFileSync(file, 'utf8'))));
    if (!read) return [];
    if ('pack' in read) return [{ file, pack: read.pack }];
    faults.push(...read.faults.map((fault) => ({ file, ...fault })));
    return [];
  });
  const versions = new Map<string, string>();
  for (const { file, pack } of packs) {
    const other = versions.get(versionOf(pack));
    if (other) faults.push({ file, path: '/version', message: `the same id and version as ${other}` });
    versions.set(versionOf(pack), file);
  }
  const rates = filesBelow(join(folder, 'exchange-rates'), /\.(csv|xml)$/).flatMap(
    (file) => attempt(file, faults, () => readRateFile(readFileSync(file, 'utf8'))) ?? [],
  );
  return { packs: packs.map((one) => one.pack), rates, faults };
}

function readRateFile(text: string): readonly RateTable[] {
  return text.startsWith('date,base,') ? readRateTable(text) : readEcbFile(text);
}

function attempt<T>(file: string, faults: RuleFault[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    faults.push({ file, path: '', message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function filesBelow(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
