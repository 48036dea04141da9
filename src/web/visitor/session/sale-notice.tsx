import { Trans, useLingui } from '@lingui/react/macro';
import type { Static } from 'typebox';
import type { SaleState } from '../../../modules/tickets/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { Notice } from '../../ui/notice.tsx';

interface SaleNoticeProps {
  readonly sale: Static<typeof SaleState>;
  readonly isSoldOut: boolean;
  readonly view: EditionView;
}

/** Whether tickets can be bought now, and if not, when. */
export function SaleNotice({ sale, isSoldOut, view }: SaleNoticeProps) {
  const { t } = useLingui();
  const { formats } = view;
  if (sale.isOpen && isSoldOut) {
    return (
      <Notice kind="wait" title={t`Sold out for now`}>
        <p>
          <Trans>Seats that others give back appear here at once. Look again later, or choose another session.</Trans>
        </p>
      </Notice>
    );
  }
  if (sale.isOpen) {
    return sale.closesAt === null ? null : (
      <p className="fine soft">
        <Trans>
          On sale until {formats.moment(sale.closesAt)}; up to {sale.perSessionLimit} seats a person.
        </Trans>
      </p>
    );
  }
  if (sale.nextOpensAt !== null) {
    return (
      <Notice kind="wait" title={t`The sale opens ${formats.moment(sale.nextOpensAt)}`}>
        <p>
          <Trans>
            Sign in before then, so that you can choose at once. Up to {sale.perSessionLimit} seats a person.
          </Trans>
        </p>
      </Notice>
    );
  }
  return (
    <Notice kind="info" title={t`The sale is over`}>
      <p>
        <Trans>No more tickets are sold for this session.</Trans>
      </p>
    </Notice>
  );
}
