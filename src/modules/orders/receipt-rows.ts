import { groupBy } from '../../kernel/group-by.ts';
import { inLanguage, type Language } from '../../kernel/language.ts';
import { formatMoney, type Money, money } from '../../kernel/money.ts';
import type { Order } from './contract.ts';
import type { Charge, Line } from './shapes.ts';
import { receiptTexts } from './words.ts';

/** A row of a receipt: a heading, something with its amount, or a remark in small print. */
export interface ReceiptRow {
  readonly kind: 'heading' | 'item' | 'fine' | 'sum';
  readonly text: string;
  readonly amount?: string;
}

type Priced = Pick<Order, 'lines' | 'discounts' | 'charges' | 'subOrders' | 'rate' | 'base' | 'total' | 'refunded'>;

/**
 * All that makes the total of an order, in the buyer's language: what the organiser sells, then each sub-order with its number, its lines,
 * reductions and charges, then the sum, the rate it was charged by and what went back. For the receipt and for mails.
 */
export function receiptRows(order: Priced, language: Language): ReceiptRow[] {
  const words = receiptTexts[language];
  const formatted = (value: Money) => formatMoney(value, language);
  const rows = order.lines.filter((line) => !line.subOrder).flatMap((line) => rowsOfLine(order, line, language));
  for (const one of order.subOrders) {
    const from = `${inLanguage(one.seller.names, language)}, ${inLanguage(one.dispatch, language)}`;
    rows.push({ kind: 'heading', text: one.number ? `${one.number}  ${from}` : from });
    for (const line of order.lines.filter((candidate) => candidate.subOrder === one.key))
      rows.push(...rowsOfLine(order, line, language));
    rows.push(...rowsOfCharges(order.charges.filter((charge) => charge.subOrder === one.key), language)); // biome-ignore format: one line says it
    rows.push({ kind: 'fine', text: words.subTotal, amount: formatted(one.total) });
  }
  rows.push({ kind: 'sum', text: words.total, amount: formatted(order.total) });
  if (order.rate) {
    const { date, from, to, fromPerBase, toPerBase, spreadBasisPoints } = order.rate;
    const rate = `${fromPerBase} ${from} = ${toPerBase} ${to}`;
    rows.push({
      kind: 'fine',
      text: words.rate(date, rate, `${spreadBasisPoints / 100} %`),
      amount: formatted(order.base),
    });
  }
  if (order.refunded.amount > 0) {
    const left = money(order.total.amount - order.refunded.amount, order.total.currency);
    rows.push({ kind: 'sum', text: words.refunded, amount: formatted(order.refunded) });
    rows.push({ kind: 'fine', text: words.left, amount: formatted(left) });
  }
  return rows;
}

function rowsOfLine({ discounts }: Priced, line: Line, language: Language): ReceiptRow[] {
  const { title, detail, count, unitPrice, total, hold } = line;
  const formatted = (value: Money) => formatMoney(value, language);
  const rows: ReceiptRow[] = [
    { kind: 'item', text: inLanguage(title, language), amount: formatted(total) },
    { kind: 'fine', text: `${inLanguage(detail, language)}, ${count} × ${formatted(unitPrice)}` },
  ];
  for (const discount of discounts) {
    const share = discount.shares.find((one) => one.hold === hold);
    if (!share) continue;
    const text = `${inLanguage(discount.names, language)}: ${inLanguage(discount.words, language)}`;
    rows.push({ kind: 'fine', text, amount: `-${formatted(share.amount)}` });
  }
  return rows;
}

/** The same words once: a tax on several lines of a parcel is one row. */
function rowsOfCharges(charges: readonly Charge[], language: Language): ReceiptRow[] {
  return [...groupBy(charges, (one) => inLanguage(one.words, language))].map(([text, own]) => {
    const sum = own.reduce((total, one) => total + one.amount.amount, 0);
    return { kind: 'fine', text, amount: formatMoney(money(sum, own[0]!.amount.currency), language) };
  });
}

/** As plain text for a mail. */
export function rowsAsText(rows: readonly ReceiptRow[]): string {
  return rows
    .map(({ kind, text, amount }) => {
      const line = amount === undefined ? text : `${text}  ${amount}`;
      if (kind === 'heading') return `\n${line}`;
      return kind === 'sum' ? `\n${line}` : `${kind === 'fine' ? '  ' : ''}${line}`;
    })
    .join('\n');
}
