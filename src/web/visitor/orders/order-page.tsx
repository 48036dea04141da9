import '../market/ways/ways.css';
import './cart.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Order } from '../../../modules/orders/contract.ts';
import type { Me } from '../../../modules/people/contract.ts';
import type { PageProps } from '../../pages.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useHead, useReader } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { NeedsAccount } from '../account/needs-account.tsx';
import { ConsignmentPart } from './goods/consignment-part.tsx';
import { useConsignmentState } from './goods/consignment-words.ts';
import { useConsignments } from './goods/use-consignments.ts';
import { useOrderState } from './order-words.ts';
import { OrderedLine } from './ordered-line.tsx';
import { Pay } from './pay.tsx';
import { SeatEverybody } from './seat-everybody.tsx';
import { SellerCard } from './seller-card.tsx';
import { sellerGroups } from './seller-groups.ts';
import { Sums } from './sums.tsx';
import { TicketStubs } from './ticket-stubs.tsx';

/** One order: what happens next, what was bought, and the tickets it brought. */
export function OrderPage({ params }: PageProps) {
  const { t } = useLingui();
  useHead({ title: t`Order` });
  return (
    <div className="inner page">
      <NeedsAccount>{(me, view) => <LoadedOrder id={params['order'] ?? ''} me={me} view={view} />}</NeedsAccount>
    </div>
  );
}

/** True while the bank still owes an answer. */
function isWaiting(order: Order | undefined): boolean {
  const last = order?.payments.at(-1);
  return (
    order?.state === 'placed' &&
    (last?.state === 'started' || last?.state === 'processing' || last?.state === 'needsAction')
  );
}

function LoadedOrder({ id, me, view }: { id: string; me: Me; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const client = useQueryClient();
  const query = useQuery({
    ...reader.queries.order(id),
    staleTime: 0,
    refetchInterval: ({ state }) => (isWaiting(state.data) ? 1_500 : state.data?.state === 'placed' ? 15_000 : false),
  });
  const state = query.data?.state;
  useEffect(() => {
    if (state === 'paid') void client.invalidateQueries({ queryKey: reader.queries.tickets().queryKey });
  }, [state, client, reader]);
  return (
    <Load query={query}>
      {(order) => (
        <>
          <PageTitle
            title={t`Order ${order.number}`}
            lead={<StateLead order={order} view={view} />}
            back={{ to: paths.orders(reader), label: t`Tickets and orders` }}
          />
          <div className="columns">
            <div className="stack wide">
              {order.state === 'placed' && <Pay order={order} view={view} />}
              {order.state === 'paid' && <PaidNotice order={order} view={view} />}
              <Makers order={order} view={view} />
              {order.state === 'paid' && <Tickets order={order} me={me} view={view} />}
              {order.state === 'released' && (
                <Notice kind="info" title={t`All of it went back`}>
                  <p>
                    <Trans>
                      This order was not paid in time or was given up, and nothing was taken. You can choose again.
                    </Trans>
                  </p>
                  <ButtonLink look="quiet" to={paths.programme(reader)}>
                    <Trans>Find a session</Trans>
                  </ButtonLink>
                </Notice>
              )}
            </div>
            <Summary order={order} view={view} />
          </div>
        </>
      )}
    </Load>
  );
}

function StateLead({ order, view }: { order: Order; view: EditionView }) {
  const { t } = useLingui();
  const { word, tone } = useOrderState()(order.state);
  return (
    <span className="row" role="status">
      <span className={`state ${tone}`}>{word}</span>
      {order.state === 'placed' && <Countdown until={order.payUntil} label={t`Pay within`} />}
      <span className="fine">{view.formats.moment(order.placedAt)}</span>
    </span>
  );
}

/** Tickets of an order, and whether some of those that were bought one by one are still to come. */
function useTicketsOf(order: Order) {
  const reader = useReader();
  const query = useQuery(reader.queries.tickets());
  const count = order.lines.reduce((sum, line) => sum + (line.kind === 'ticket' ? line.count : 0), 0);
  const expected = order.refunded.amount === 0 ? count : 0;
  const own = query.data?.tickets.filter((ticket) => ticket.order === order.id) ?? [];
  const isIssuing = own.length < expected;
  useQuery({ ...reader.queries.tickets(), refetchInterval: isIssuing ? 2_000 : false });
  return { query, own, isIssuing };
}

/** What was reached by paying, and what comes next. */
function PaidNotice({ order, view }: { order: Order; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const { own, isIssuing } = useTicketsOf(order);
  const hasJourney = order.lines.some(({ kind }) => kind === 'package');
  const hasGoods = order.lines.some(({ kind }) => kind === 'goods');
  const hasSeats = order.lines.some(({ kind }) => kind !== 'goods');
  const unnamed = own.filter((ticket) => ticket.state === 'valid' && ticket.member === null).length;
  const makers = view.formats.list(order.subOrders.map(({ seller }) => view.say(seller.names)));
  return (
    <Notice kind="good" title={hasSeats ? t`Paid. You are coming.` : t`Paid. It is yours.`} live>
      {hasGoods && (
        <p>
          <Trans>Your goods come from {makers}; below you see where they are.</Trans>
        </p>
      )}
      {hasSeats && (
        <>
          <p>
            {isIssuing ? (
              <Trans>Your tickets are being made; they appear here in a moment.</Trans>
            ) : unnamed > 0 ? (
              <Plural
                value={unnamed}
                one="Now say who takes the last seat."
                other="Now say who sits where, so that everybody gets in with one pass."
              />
            ) : (
              <Trans>Everybody has a seat. Your pass admits all of you.</Trans>
            )}
          </p>
          <p className="row">
            <ButtonLink to={paths.pass(reader)}>
              <Icon name="pass" size={20} />
              <Trans>Show my pass</Trans>
            </ButtonLink>
            {hasJourney && (
              <ButtonLink look="quiet" to={paths.myJourneys(reader)}>
                <Icon name="journey" size={20} />
                <Trans>See the days</Trans>
              </ButtonLink>
            )}
            <ButtonLink look="quiet" to={paths.me(reader)}>
              <Trans>Add somebody to my party</Trans>
            </ButtonLink>
          </p>
        </>
      )}
    </Notice>
  );
}

function Tickets({ order, me, view }: { order: Order; me: Me; view: EditionView }) {
  const { query, own } = useTicketsOf(order);
  if (!order.lines.some(({ kind }) => kind !== 'goods')) return null;
  return (
    <section className="stack" aria-labelledby="tickets">
      <h2 id="tickets">
        <Trans>My tickets</Trans>
      </h2>
      <SeatEverybody tickets={own} me={me} />
      <Load query={query}>{() => <TicketStubs tickets={own} me={me} view={view} />}</Load>
    </section>
  );
}

/** Goods by maker, each a sub-order of its own: its number, its state, its parcels. */
function Makers({ order, view }: { order: Order; view: EditionView }) {
  const consignments = useConsignments(order);
  const stateOf = useConsignmentState();
  const groups = sellerGroups(order).filter(({ subOrder }) => subOrder !== null);
  if (groups.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="makers">
      <h2 id="makers" className="unseen">
        <Trans>From the makers</Trans>
      </h2>
      {groups.map((group) => {
        const consignment = consignments.get(group.subOrder?.number ?? '');
        const state = consignment && stateOf(consignment.state);
        return (
          <SellerCard
            key={group.key}
            group={group}
            view={view}
            head={
              <p className="sub-head">
                <span className="soft figures">{group.subOrder?.number}</span>
                {state && <span className={`state ${state.tone}`}>{state.word}</span>}
              </p>
            }
            line={(line) => (
              <OrderedLine
                line={line}
                order={order}
                view={view}
                item={consignment?.items.find(({ hold }) => hold === line.hold)}
              />
            )}
          >
            {consignment && <ConsignmentPart consignment={consignment} view={view} />}
          </SellerCard>
        );
      })}
    </section>
  );
}

/** The organiser's own lines, the sums of the order, what went back, and the receipt. */
function Summary({ order, view }: { order: Order; view: EditionView }) {
  const own = order.lines.filter(({ subOrder }) => subOrder === undefined);
  return (
    <section className="card roomy stack checkout" aria-labelledby="summary">
      <h2 id="summary">
        <Trans>What you ordered</Trans>
      </h2>
      {own.length > 0 && (
        <ul className="lines">
          {own.map((line) => (
            <li key={line.hold}>
              <OrderedLine line={line} order={order} view={view} />
            </li>
          ))}
        </ul>
      )}
      <Sums priced={order} view={view} />
      {order.refunded.amount > 0 && (
        <p className="row apart">
          <Trans>Went back to you</Trans>
          <span className="price">{view.formats.price(order.refunded)}</span>
        </p>
      )}
      {(order.state === 'paid' || order.state === 'refunded') && (
        <p>
          <a href={paths.receipt(order.edition, order.id)}>
            <Trans>Receipt (PDF)</Trans>
          </a>
        </p>
      )}
    </section>
  );
}
