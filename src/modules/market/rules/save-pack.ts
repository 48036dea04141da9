import { parse } from 'yaml';
import { type PackFault, type RulePack, readPack } from '../../../engines/landed-cost/pack.ts';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { compareCosts } from './compare-costs.ts';
import { forgetPacks } from './list-packs.ts';
import { shownPack } from './shown-pack.ts';
import { insertPack } from './store.ts';

/**
 * Reads a rule pack from its YAML text, says what is wrong with it and what it would change for goods of the shop; with `commit` it is used
 * from now on. Earlier versions stay, since orders rest on them. Refuses `versionTaken`.
 */
export async function savePack(
  tx: Tx,
  edition: string,
  { text, commit }: { text: string; commit: boolean },
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.savePack>> {
  const read = readText(text);
  if ('faults' in read) return { faults: [...read.faults], pack: null, examples: [], committed: false };
  const { pack } = read;
  const examples = await compareCosts(tx, edition, pack, ports);
  if (commit) {
    if (!(await insertPack(tx.db, edition, pack, { by: personOf(tx), now: tx.now })))
      throw refuse.versionTaken({ pack: pack.id, version: pack.version });
    forgetPacks(tx, edition);
    await recordAudit(tx, edition, 'market.rulePackSaved', { pack: pack.id, version: pack.version });
  }
  return { faults: [], pack: shownPack(pack, ports.lawDay(), true), examples, committed: commit };
}

function readText(text: string): { pack: RulePack } | { faults: readonly PackFault[] } {
  try {
    // A few lines of aliases can stand for millions; packs need some.
    return readPack(parse(text, { maxAliasCount: 200 }));
  } catch (error) {
    return { faults: [{ path: '', message: error instanceof Error ? error.message : String(error) }] };
  }
}
