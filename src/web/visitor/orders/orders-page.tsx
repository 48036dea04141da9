import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Me } from '../../../modules/people/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useHead, useReader } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CardsSkeleton } from '../../ui/skeleton.tsx';
import { NeedsAccount } from '../account/needs-account.tsx';
import { Offered } from './offered.tsx';
import { useOrderState } from './order-words.ts';
import { TicketStubs } from './ticket-stubs.tsx';

/** My tickets by session, tickets that friends offer me, and my orders. */
export function OrdersPage() {
  const { t } = useLingui();
  useHead({ title: t`Tickets and orders` });
  return (
    <div className="inner page">
      <PageTitle
        title={t`Tickets and orders`}
        lead={t`Say who sits where, give a ticket to a friend, or give it back.`}
      />
      <NeedsAccount>
        {(me, view) => (
          <div className="columns">
            <div className="stack">
              <Offered view={view} />
              <MyTickets me={me} view={view} />
            </div>
            <Orders view={view} />
          </div>
        )}
      </NeedsAccount>
    </div>
  );
}

function MyTickets({ me, view }: { me: Me; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const query = useQuery(reader.queries.tickets());
  return (
    <section className="stack" aria-labelledby="tickets">
      <div className="row apart">
        <h2 id="tickets">
          <Trans>My tickets</Trans>
        </h2>
        <ButtonLink to={paths.pass(reader)} look="quiet">
          <Icon name="pass" size={20} />
          <Trans>Show my pass</Trans>
        </ButtonLink>
      </div>
      <Load query={query} skeleton={<CardsSkeleton count={2} />}>
        {({ tickets }) =>
          tickets.some((ticket) => ticket.state === 'valid') ? (
            <TicketStubs tickets={tickets} me={me} view={view} />
          ) : (
            <Empty
              icon="programme"
              title={t`No tickets yet`}
              action={
                <ButtonLink to={paths.programme(reader)}>
                  <Trans>Find a session</Trans>
                </ButtonLink>
              }
            >
              <Trans>What you buy appears here and on your pass at once.</Trans>
            </Empty>
          )
        }
      </Load>
    </section>
  );
}

function Orders({ view }: { view: EditionView }) {
  const reader = useReader();
  const stateOf = useOrderState();
  const query = useQuery(reader.queries.orders());
  return (
    <section className="stack" aria-labelledby="orders">
      <h2 id="orders">
        <Trans>Orders</Trans>
      </h2>
      <Load query={query}>
        {({ orders }) =>
          orders.length === 0 ? (
            <p className="soft">
              <Trans>None yet.</Trans>
            </p>
          ) : (
            <ul className="lines card">
              {orders.map((order) => {
                const { word, tone } = stateOf(order.state);
                const isJourney = order.lines.some(({ kind }) => kind === 'package');
                const hasGoods = order.lines.some(({ kind }) => kind === 'goods');
                const count = order.lines.reduce((sum, line) => sum + line.count, 0);
                return (
                  <li key={order.id}>
                    <Link href={paths.order(reader, order.id)} className="order-row">
                      <span className="strong figures">{order.number}</span>
                      <span className="price">{view.formats.price(order.total)}</span>
                      <span className="soft fine">
                        {view.formats.moment(order.placedAt)}
                        {' · '}
                        {isJourney ? (
                          <Trans>Journey</Trans>
                        ) : hasGoods ? (
                          <Plural value={count} one="# piece" other="# pieces" />
                        ) : (
                          <Plural value={count} one="# seat" other="# seats" />
                        )}
                      </span>
                      <span className={`state ${tone}`}>{word}</span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Load>
    </section>
  );
}
