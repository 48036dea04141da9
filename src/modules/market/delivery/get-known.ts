import { localDay } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import type { MarketPorts } from '../ports.ts';
import { listPacks } from '../rules/list-packs.ts';
import type { Known } from './way-costs.ts';

/** What the law and the carriers say today. */
export async function getKnown(tx: Tx, edition: string, ports: MarketPorts): Promise<Known> {
  const { currency, timeZone } = (await getProgramme(tx, edition)).edition;
  return {
    setting: await getSetting(tx, edition),
    packs: await listPacks(tx, edition, ports),
    rates: await ports.rates(tx),
    day: ports.lawDay(),
    currency,
    today: localDay(tx.now, timeZone),
  };
}
