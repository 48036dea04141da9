import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Consignment } from '../../../modules/market/contract.ts';
import type { Line, Order } from '../../../modules/orders/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ReviewDialog } from './goods/review-dialog.tsx';
import { detailOf } from './seller-groups.ts';

interface OrderedLineProps {
  readonly line: Line;
  readonly order: Order;
  readonly view: EditionView;
  /** What became of goods, once they are paid. */
  readonly item?: Consignment['items'][number] | undefined;
}

/** A line of an order, and the way to give it back while that is possible. */
export function OrderedLine({ line, order, view, item }: OrderedLineProps) {
  const { t } = useLingui();
  const reader = useReader();
  const [isCancelling, setCancelling] = useState(false);
  const [isReviewing, setReviewing] = useState(false);
  const title = view.say(line.title);
  const isPackage = line.kind === 'package';
  const canCancel =
    order.state === 'paid' && (isPackage ? order.refunded.amount === 0 : item?.sent === 0 && item.cancelled === 0);
  return (
    <div className="cart-line">
      <p className="strong">
        {line.kind === 'goods' && line.item ? <Link href={paths.product(reader, line.item)}>{title}</Link> : title}
      </p>
      <span className="price">{view.formats.price(line.total)}</span>
      <p className="soft">{detailOf(line, view.say)}</p>
      <div className="row apart cart-acts">
        <span className="soft fine figures">
          {isPackage ? '' : `${line.count} × ${view.formats.price(line.unitPrice)}`}
          {item && item.cancelled > 0 && (
            <>
              {' · '}
              <Trans>Cancelled</Trans>
            </>
          )}
          {item && item.returned > 0 && (
            <>
              {' · '}
              <Trans>{item.returned} went back</Trans>
            </>
          )}
        </span>
        {canCancel && (
          <Button look="plain" onClick={() => setCancelling(true)}>
            {isPackage ? (
              <Trans>Give the journey back…</Trans>
            ) : (
              <span>
                <Trans>Cancel it…</Trans>
                <span className="unseen"> {title}</span>
              </span>
            )}
          </Button>
        )}
        {item && item.delivered > 0 && (
          <Button look="plain" onClick={() => setReviewing(true)} aria-label={t`Say how it is: ${title}`}>
            <Trans>Say how it is…</Trans>
          </Button>
        )}
      </div>
      {isReviewing && item && <ReviewDialog product={item.product} title={title} onClose={() => setReviewing(false)} />}
      {isCancelling && (
        <CancelDialog
          order={order.id}
          item={line.hold}
          title={isPackage ? t`Give the journey back` : t`Cancel ${title}`}
          note={
            isPackage
              ? t`Beds, ways, seats and tickets go back together. This cannot be undone.`
              : t`It is not sent yet: all of it comes back, shipping, duty and tax too. This cannot be undone.`
          }
          view={view}
          onClose={() => setCancelling(false)}
        />
      )}
    </div>
  );
}
