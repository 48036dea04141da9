import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Charge, Line } from '../../../modules/orders/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Said } from '../market/said.tsx';
import { RuleLines } from '../market/ways/rule-lines.tsx';
import { byKind, type SellerGroup } from './seller-groups.ts';

export function useChargeName(): (kind: Charge['kind']) => string {
  const { t } = useLingui();
  return (kind) => ({ shipping: t`Shipping`, duty: t`Duty`, tax: t`Tax`, excise: t`Excise`, fee: t`Fees` })[kind];
}

interface SellerCardProps {
  readonly group: SellerGroup;
  readonly view: EditionView;
  /** Beside the seller: the number of a sub-order, its state. */
  readonly head?: ReactNode;
  readonly line: (line: Line) => ReactNode;
  readonly children?: ReactNode;
}

/** All that one seller sells here: its lines, what comes on top by kind and by rule, and its sum. */
export function SellerCard({ group, view, head, line, children }: SellerCardProps) {
  const { t } = useLingui();
  const reader = useReader();
  const chargeName = useChargeName();
  const { key, seller, lines, subOrder, charges } = group;
  return (
    <section className="seller-card" aria-labelledby={`seller-${key}`}>
      <header>
        <div>
          <h3 id={`seller-${key}`}>
            {seller ? (
              <Link href={paths.brand(reader, seller.id)}>
                <Said words={seller.names} />
              </Link>
            ) : (
              <Said words={view.edition.names} />
            )}
          </h3>
          {subOrder && (
            <p className="soft fine">
              <Trans>
                Sent from <Said words={subOrder.dispatch} />
              </Trans>
            </p>
          )}
        </div>
        {head}
      </header>
      <ul className="lines">
        {lines.map((one) => (
          <li key={one.hold}>{line(one)}</li>
        ))}
      </ul>
      {subOrder && (
        <div className="sub-sums">
          {subOrder.discount.amount > 0 && (
            <p className="row apart">
              <Trans>Discounts</Trans>
              <span className="price">−{view.formats.price(subOrder.discount)}</span>
            </p>
          )}
          {byKind(charges).map(({ kind, amount }) => (
            <p key={kind} className="row apart">
              {chargeName(kind)}
              <span className="price">{view.formats.price(amount)}</span>
            </p>
          ))}
          {charges.length > 0 && (
            <details className="by-rule">
              <summary>{t`Line by line, with the rule`}</summary>
              <RuleLines
                view={view}
                lines={charges.map((charge, index) => ({ key: `${charge.kind}${index}`, ...charge }))}
              />
            </details>
          )}
          <p className="row apart strong sub-total">
            <Trans>From this maker</Trans>
            <span className="price">{view.formats.price(subOrder.total)}</span>
          </p>
        </div>
      )}
      {children}
    </section>
  );
}
