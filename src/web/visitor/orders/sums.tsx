import { Trans, useLingui } from '@lingui/react/macro';
import { type Money, sumMoney } from '../../../kernel/money.ts';
import type { Line, Pricing } from '../../../modules/orders/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { RuleLines } from '../market/ways/rule-lines.tsx';

type Priced = Pricing & { readonly lines: readonly Line[]; readonly total: Money };

/** How a total comes about: what was chosen, what comes off, shipping, duty and taxes; the rate where another currency is charged. */
export function Sums({ priced, view }: { readonly priced: Priced; readonly view: EditionView }) {
  const { t } = useLingui();
  const { lines, charges, discounts, rate, base, total } = priced;
  const { currency } = total;
  const sumOf = (amounts: readonly Money[]) => sumMoney(amounts, currency);
  const goods = lines.filter(({ kind }) => kind === 'goods').map((line) => line.total);
  const others = lines.filter(({ kind }) => kind !== 'goods').map((line) => line.total);
  const shipping = charges.filter(({ kind }) => kind === 'shipping').map(({ amount }) => amount);
  const taxes = charges.filter(({ kind }) => kind !== 'shipping').map(({ amount }) => amount);
  const parts: [string, readonly Money[]][] = [
    [t`Tickets and journeys`, others],
    [t`Goods without tax`, goods],
    [t`Shipping`, shipping],
    [t`Duty and taxes`, taxes],
  ];
  const shown = parts.filter(([, amounts]) => amounts.length > 0);
  return (
    <div className="sums">
      {shown.length > 1 &&
        shown.map(([name, amounts]) => (
          <p key={name} className="row apart">
            {name}
            <span className="price">{view.formats.price(sumOf(amounts))}</span>
          </p>
        ))}
      {discounts.map((discount) => (
        <details key={discount.promotion} className="by-rule">
          <summary className="row apart">
            {view.say(discount.names)}
            <span className="price">−{view.formats.price(discount.amount)}</span>
          </summary>
          <RuleLines
            view={view}
            lines={[{ key: discount.promotion, words: discount.words, amount: discount.amount, isOff: true }]}
          />
        </details>
      ))}
      <p className="sum">
        <Trans>In all</Trans>
        <span className="price">{view.formats.price(total)}</span>
      </p>
      {rate && (
        <p className="fine soft">
          <Trans>
            {view.formats.price(base)} at the rate of {view.formats.longDay(rate.date)}; it is fixed when you order.
          </Trans>
        </p>
      )}
    </div>
  );
}
