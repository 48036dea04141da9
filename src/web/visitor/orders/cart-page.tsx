import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Money } from '../../../kernel/money.ts';
import { releaseJourney } from '../../../modules/journeys/contract.ts';
import { type getCart, type Line, makeQuote, type Order, placeOrder } from '../../../modules/orders/contract.ts';
import { releaseHold } from '../../../modules/tickets/contract.ts';
import { newId } from '../../call.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useHead, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { NeedsAccount } from '../account/needs-account.tsx';

type Cart = AnswerOf<typeof getCart>;

/** What is held, until when, and the one way on. */
export function CartPage() {
  const { t } = useLingui();
  useHead({ title: t`Cart` });
  return (
    <div className="inner page">
      <PageTitle
        title={t`Your cart`}
        lead={t`What is in here is kept for you. You say who sits where after you have paid.`}
      />
      <div className="measure">
        <NeedsAccount>{(_me, view) => <CartView view={view} />}</NeedsAccount>
      </div>
    </div>
  );
}

function CartView({ view }: { view: EditionView }) {
  const { t } = useLingui();
  const { queries, ...reader } = useReader();
  const query = useQuery({ ...queries.cart(), staleTime: 0 });
  return (
    <Load query={query}>
      {(cart) =>
        cart.lines.length === 0 ? (
          <Empty
            icon="bag"
            title={t`Nothing in your cart`}
            action={
              <ButtonLink to={paths.programme(reader)}>
                <Trans>Find a session</Trans>
              </ButtonLink>
            }
          >
            <Trans>Seats that were not paid in time go back, so that others can come.</Trans>
          </Empty>
        ) : (
          <FullCart cart={cart} view={view} />
        )
      }
    </Load>
  );
}

function FullCart({ cart, view }: { cart: Cart; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const client = useQueryClient();
  const checkout = useCheckout(cart);
  const release = useMutation({
    mutationFn: ({ hold, kind }: Line) => {
      const params = { edition: reader.edition, hold };
      return kind === 'package' ? reader.call(releaseJourney, { params }) : reader.call(releaseHold, { params });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey }),
    onSuccess: (_nothing, { kind }) =>
      toast(kind === 'package' ? t`The journey went back; the plan stays yours.` : t`The seats went back.`),
  });
  return (
    <div className="stack">
      {cart.expiresAt !== null && (
        <p className="row apart">
          <span>
            <Trans>Kept until {view.formats.time(cart.expiresAt)}</Trans>
          </span>
          <Countdown until={cart.expiresAt} label={t`Kept for`} />
        </p>
      )}
      <div className="card roomy stack">
        <ul className="lines">
          {cart.lines.map((line) => (
            <CartLine key={line.hold} line={line} view={view} onRelease={() => release.mutate(line)} />
          ))}
        </ul>
        <p className="sum">
          <Trans>In all</Trans>
          <span className="price">{view.formats.price(cart.total)}</span>
        </p>
      </div>
      {(release.error ?? checkout.error) && <ProblemNotice error={(release.error ?? checkout.error)!} />}
      {checkout.changedTo && (
        <Notice kind="wait" title={t`The price is now ${view.formats.price(checkout.changedTo)}`} live>
          <p>
            <Trans>Look at it again. Nothing was ordered yet.</Trans>
          </p>
        </Notice>
      )}
      <Button broad busy={checkout.isPending} onClick={checkout.start}>
        {t`Go to payment, ${view.formats.price(checkout.changedTo ?? cart.total)}`}
      </Button>
      <p className="fine soft">
        <Trans>What you see is what you pay: no fees are added.</Trans>
      </p>
    </div>
  );
}

function CartLine({ line, view, onRelease }: { line: Line; view: EditionView; onRelease: () => void }) {
  const { t } = useLingui();
  return (
    <li className="row apart">
      <span>
        <span className="strong">{view.say(line.title)}</span>
        <br />
        <span className="soft">{view.say(line.detail)}</span>
        <br />
        {line.kind === 'package' ? (
          <span className="soft fine">
            <Trans>Beds, ways, seats and tickets: all of it is held together.</Trans>
          </span>
        ) : (
          <span className="soft fine figures">
            {line.count} × {view.formats.price(line.unitPrice)}
          </span>
        )}
      </span>
      <span className="row close">
        <span className="price">{view.formats.price(line.total)}</span>
        <Button look="plain" onClick={onRelease} aria-label={t`Give back: ${view.say(line.title)}`}>
          <Trans>Give back</Trans>
        </Button>
      </span>
    </li>
  );
}

/** Quote, then order; it stops where the quote differs from what was shown, so that no price grows after the click. */
function useCheckout(cart: Cart) {
  const reader = useReader();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [ids, setIds] = useState(() => ({ quote: newId(), order: newId() }));
  const [changedTo, setChangedTo] = useState<Money>();
  const params = { edition: reader.edition };
  const mutation = useMutation({
    mutationFn: async (): Promise<Order | undefined> => {
      const quote = await reader.call(makeQuote, { params, body: { id: ids.quote } });
      if (quote.total.amount !== (changedTo ?? cart.total).amount) {
        setChangedTo(quote.total);
        return undefined;
      }
      return reader.call(placeOrder, { params, body: { id: ids.order, quote: quote.id } });
    },
    onSuccess: (order) => {
      setIds({ quote: newId(), order: newId() });
      if (!order) return;
      client.setQueryData(reader.queries.order(order.id).queryKey, order);
      void client.invalidateQueries({ queryKey: reader.queries.cart().queryKey });
      void client.invalidateQueries({ queryKey: reader.queries.orders().queryKey });
      navigate(paths.order(reader, order.id));
    },
    onError: () => setIds({ quote: newId(), order: newId() }),
  });
  return { start: () => mutation.mutate(), isPending: mutation.isPending, error: mutation.error, changedTo };
}
