import { allocate, shareOf } from '../../../kernel/exchange.ts';
import { type Money, money } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { Consignment, ConsignmentItem, Units } from '../fulfilment/consignment.ts';
import { listItemsOf } from '../fulfilment/store.ts';
import type { ReturnSums } from '../fulfilment-shapes.ts';
import type { MarketPorts, UnitsBack } from '../ports.ts';
import { chargesOf, type ReturnReason } from './return.ts';

/** Units of some lines as the books count them: those after the ones that came back before. */
export function unitsBack(
  items: readonly ConsignmentItem[],
  wished: readonly Units[],
  reason: ReturnReason,
): UnitsBack[] {
  return wished.map(({ hold, count }) => {
    const from = items.find((item) => item.hold === hold)!.returned;
    return { hold, from, to: from + count, charges: [...chargesOf(reason)] };
  });
}

/** What comes back for some units: the sum as the books make it, in the parts it was charged by. */
export async function returnSums(
  tx: Tx,
  consignment: Consignment,
  { items: wished, reason }: { items: readonly Units[]; reason: ReturnReason },
  ports: Pick<MarketPorts, 'sumRefund'>,
): Promise<ReturnSums> {
  const items = await listItemsOf(tx.db, consignment.edition, [consignment.id]);
  const back = unitsBack(items, wished, reason);
  return partsOf(consignment, back, await ports.sumRefund(tx, consignment.edition, consignment.order, back));
}

/** The parts of a total: charges by their rules, and the goods as what is left of it. */
export function partsOf(
  { document }: Pick<Consignment, 'document'>,
  back: readonly UnitsBack[],
  total: Money,
): ReturnSums {
  const worth = (hold: string) => document.lines.find((line) => line.hold === hold)?.value.amount ?? 0;
  const parts: ReturnSums['parts'] = [];
  const kept = new Set<string>();
  for (const { kind, rule, amount, lines } of document.charges) {
    let sum = 0;
    const shares = allocate(amount.amount, lines.map(worth));
    for (const { hold, from, to, charges } of back) {
      const index = lines.indexOf(hold);
      if (index < 0) continue;
      if (!charges.includes(kind)) kept.add(kind);
      else {
        const count = document.lines.find((line) => line.hold === hold)!.count;
        sum += shareOf(shares[index]!, to, count, 'down') - shareOf(shares[index]!, from, count, 'down');
      }
    }
    if (sum > 0)
      parts.push({ kind: kind as ReturnSums['parts'][number]['kind'], rule, amount: money(sum, total.currency) });
  }
  const charged = parts.reduce((sum, part) => sum + part.amount.amount, 0);
  const goods = { kind: 'goods' as const, rule: null, amount: money(total.amount - charged, total.currency) };
  return { total, parts: [goods, ...parts], kept: [...kept] };
}
