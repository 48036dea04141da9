import '../market/ways/ways.css';
import './cart.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { getCart } from '../../../modules/orders/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useHead, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { NeedsAccount } from '../account/needs-account.tsx';
import { CartLine } from './cart-lines.tsx';
import { DeliveryPanel } from './delivery/delivery-panel.tsx';
import { SellerCard } from './seller-card.tsx';
import { sellerGroups } from './seller-groups.ts';
import { Sums } from './sums.tsx';
import { useCheckout } from './use-checkout.ts';

type Cart = AnswerOf<typeof getCart>;

/** What is held, until when, and the one way on. */
export function CartPage() {
  const { t } = useLingui();
  useHead({ title: t`Cart` });
  return (
    <div className="inner page">
      <PageTitle
        title={t`Your cart`}
        lead={t`What is in here is kept for you. Tickets, journeys and goods are paid at once.`}
      />
      <NeedsAccount>{(_me, view) => <CartView view={view} />}</NeedsAccount>
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
              <span className="row close">
                <ButtonLink to={paths.programme(reader)}>
                  <Trans>Find a session</Trans>
                </ButtonLink>
                <ButtonLink look="quiet" to={paths.shop(reader)}>
                  <Trans>Walk along the street</Trans>
                </ButtonLink>
              </span>
            }
          >
            <Trans>What was not paid in time went back, so that others can have it.</Trans>
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
  const hasGoods = cart.lines.some(({ kind }) => kind === 'goods');
  const difference = useDifference(cart, view);
  return (
    <div className="columns cart-columns">
      <div className="stack">
        {cart.expiresAt !== null && (
          <p className="row apart">
            <span>
              <Trans>Kept until {view.formats.time(cart.expiresAt)}</Trans>
            </span>
            <Countdown until={cart.expiresAt} label={t`Kept for`} />
          </p>
        )}
        <h2 className="unseen">
          <Trans>What is in it</Trans>
        </h2>
        {sellerGroups(cart).map((group) => (
          <SellerCard
            key={group.key}
            group={group}
            view={view}
            line={(line) => <CartLine key={line.hold} line={line} view={view} />}
          />
        ))}
        {hasGoods && <DeliveryPanel view={view} difference={difference} />}
      </div>
      <Checkout cart={cart} view={view} />
    </div>
  );
}

/** What the way that was chosen last changed about the total. */
function useDifference({ subOrders, lines, total, obstacles }: Cart, view: EditionView): string {
  const { t } = useLingui();
  // Before anything was chosen, or while something is missing, there is no price to compare with.
  const isPriced = obstacles.length === 0;
  // The key of a sub-order names the delivery: another key with the same goods is another way for the same.
  const goods = lines.map(({ hold, count }) => `${hold} ${count}`).join();
  const key = subOrders.map((one) => one.key).join();
  const before = useRef({ goods, key, total, isPriced, told: '' });
  const last = before.current;
  if (last.goods !== goods || last.total.currency !== total.currency || !last.isPriced || !isPriced)
    before.current = { goods, key, total, isPriced, told: last.key === key && last.goods === goods ? last.told : '' };
  else if (last.key !== key || last.total.amount !== total.amount) {
    const change = total.amount - last.total.amount;
    const amount = view.formats.price({ amount: Math.abs(change), currency: total.currency });
    const told =
      change === 0 ? t`This costs the same.` : change < 0 ? t`That is ${amount} less.` : t`That is ${amount} more.`;
    before.current = { goods, key, total, isPriced, told };
  }
  return before.current.told;
}

/** The sums, what still has to be said, and the one way on. */
function Checkout({ cart, view }: { cart: Cart; view: EditionView }) {
  const { t } = useLingui();
  const checkout = useCheckout(cart.total);
  return (
    <section className="card roomy stack checkout" aria-labelledby="sums">
      <h2 id="sums">
        <Trans>What you pay</Trans>
      </h2>
      <Sums priced={cart} view={view} />
      {cart.noRate && (
        <p className="fine soft">
          <Trans>We know no rate for your currency today, so {cart.total.currency} is charged.</Trans>
        </p>
      )}
      {cart.obstacles.map(({ code, words }) => (
        <Notice key={code} kind="wait" title={view.say(words)}>
          <p>
            <a href="#delivery">
              <Trans>Say it here</Trans>
            </a>
          </p>
        </Notice>
      ))}
      {checkout.error && <ProblemNotice error={checkout.error} />}
      {checkout.changedTo && (
        <Notice kind="wait" title={t`The price is now ${view.formats.price(checkout.changedTo)}`} live>
          <p>
            <Trans>Look at it again. Nothing was ordered yet.</Trans>
          </p>
        </Notice>
      )}
      {cart.obstacles.length === 0 && (
        <Button broad busy={checkout.isPending} onClick={checkout.start}>
          {t`Go to payment, ${view.formats.price(checkout.changedTo ?? cart.total)}`}
        </Button>
      )}
      <p className="fine soft">
        <Trans>What you see is what you pay: nothing is added later.</Trans>
      </p>
    </section>
  );
}
