import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { releaseJourney } from '../../../modules/journeys/contract.ts';
import { changeHold, releaseGoods } from '../../../modules/market/contract.ts';
import type { Line } from '../../../modules/orders/contract.ts';
import { releaseHold } from '../../../modules/tickets/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Stepper } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { detailOf } from './seller-groups.ts';

/** Gives something of the cart back, by what it is; and another number of goods. */
function useCartChanges() {
  const { t } = useLingui();
  const reader = useReader();
  const client = useQueryClient();
  const onSettled = () => {
    void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey });
    void client.invalidateQueries({ queryKey: ['delivery', reader.edition] });
  };
  const said: Record<string, string> = {
    package: t`The journey went back; the plan stays yours.`,
    goods: t`It went back to the shelf.`,
  };
  const release = useMutation({
    mutationFn: ({ hold, kind }: Line) => {
      const params = { edition: reader.edition, hold };
      if (kind === 'package') return reader.call(releaseJourney, { params });
      return kind === 'goods' ? reader.call(releaseGoods, { params }) : reader.call(releaseHold, { params });
    },
    onSettled,
    onSuccess: (_nothing, { kind }) => toast(said[kind] ?? t`The seats went back.`),
  });
  const change = useMutation({
    mutationFn: ({ hold, count }: { hold: string; count: number }) =>
      reader.call(changeHold, { params: { edition: reader.edition, hold }, body: { count } }),
    onSettled,
  });
  return { release, change };
}

/** One line of the cart: what it is, how many, how much, and the way to give it back. */
export function CartLine({ line, view }: { readonly line: Line; readonly view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const { release, change } = useCartChanges();
  const title = view.say(line.title);
  const isGoods = line.kind === 'goods';
  const error = release.error ?? change.error;
  return (
    <div className="cart-line">
      <p className="strong">
        {isGoods && line.item ? <Link href={paths.product(reader, line.item)}>{title}</Link> : title}
      </p>
      <span className="price">{view.formats.price(line.total)}</span>
      <p className="soft">{detailOf(line, view.say)}</p>
      <div className="row apart cart-acts">
        {isGoods ? (
          <div className="cart-count" aria-busy={change.isPending}>
            <Stepper
              label={t`${view.formats.price(line.unitPrice)} a piece`}
              less={t`One less: ${title}`}
              more={t`One more: ${title}`}
              value={change.isPending ? (change.variables?.count ?? line.count) : line.count}
              min={1}
              max={change.isPending ? line.count : 99}
              onChange={(count) => change.mutate({ hold: line.hold, count })}
            />
          </div>
        ) : (
          <span className="soft fine figures">
            {line.kind === 'package' ? (
              <Trans>Beds, ways, seats and tickets: all of it is held together.</Trans>
            ) : (
              `${line.count} × ${view.formats.price(line.unitPrice)}`
            )}
          </span>
        )}
        <Button
          look="plain"
          busy={release.isPending}
          onClick={() => release.mutate(line)}
          aria-label={isGoods ? t`Take out: ${title}` : t`Give back: ${title}`}
        >
          {isGoods ? <Trans>Take out</Trans> : <Trans>Give back</Trans>}
        </Button>
      </div>
      {error && <ProblemNotice error={error} />}
    </div>
  );
}
