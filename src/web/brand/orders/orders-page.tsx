import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Consignment, listConsignments, sendWithin } from '../../../modules/market/contract.ts';
import { useEdition, useHead, useNow, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { desk, useAsk, useBrand } from '../brand-data.ts';
import { useCountryName } from '../country-names.ts';
import { useStateName, useWayName } from './order-words.ts';

const states = ['placed', 'packed', 'partlySent', 'sent', 'delivered', 'cancelled'] as const;
type State = (typeof states)[number];

/** What was bought, what waits longest on top. */
export function OrdersPage() {
  const { t } = useLingui();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const [state, setState] = useState<State>();
  const [offset, setOffset] = useState(0);
  const stateName = useStateName();
  const query = useAsk(listConsignments, {
    params: { edition, brand },
    query: { ...(state ? { state } : {}), ...(offset > 0 ? { offset } : {}) },
  });
  useHead({ title: t`Orders` });
  const countOf = (one: State) => query.data?.counts.find(({ state: known }) => known === one)?.count ?? 0;
  const choose = (next: State | undefined) => {
    setState(next);
    setOffset(0);
  };
  return (
    <div className="stack">
      <PageTitle title={t`Orders`} lead={t`Parcels leave within two days. What waits longest stands on top.`} />
      <fieldset className="row close">
        <legend className="unseen">{t`Show`}</legend>
        <button type="button" className="chip" aria-pressed={!state} onClick={() => choose(undefined)}>
          {t`All`}
        </button>
        {states.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={state === one} onClick={() => choose(one)}>
            {stateName(one).name} <span className="fine">{countOf(one)}</span>
          </button>
        ))}
      </fieldset>
      <Load query={query}>
        {({ consignments }) =>
          consignments.length === 0 ? (
            <Empty icon="bag" title={t`Nothing here`}>
              <Trans>Orders appear here the moment they are paid.</Trans>
            </Empty>
          ) : (
            <>
              <Table consignments={consignments} />
              <div className="row">
                {offset > 0 && (
                  <Button look="quiet" onClick={() => setOffset(0)}>
                    <Trans>From the beginning</Trans>
                  </Button>
                )}
                {consignments.length >= 50 && (
                  <Button look="quiet" onClick={() => setOffset(offset + consignments.length)}>
                    <Trans>More</Trans>
                  </Button>
                )}
              </div>
            </>
          )
        }
      </Load>
    </div>
  );
}

function Table({ consignments }: { consignments: readonly Consignment[] }) {
  const { t } = useLingui();
  return (
    <TableFrame label={t`Orders`}>
      <thead>
        <tr>
          <th scope="col">{t`Number`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col">{t`Goods`}</th>
          <th scope="col">{t`Goes to`}</th>
          <th scope="col">{t`Ordered`}</th>
          <th scope="col" className="figure">{t`Paid`}</th>
        </tr>
      </thead>
      <tbody>
        {consignments.map((one) => (
          <Row key={one.id} consignment={one} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Row({ consignment }: { consignment: Consignment }) {
  const view = useEdition();
  const brand = useBrand();
  const now = useNow();
  const stateName = useStateName();
  const wayName = useWayName();
  const countryName = useCountryName();
  const { name, tone } = stateName(consignment.state);
  const pieces = consignment.items.reduce((sum, one) => sum + one.count - one.cancelled, 0);
  const isToSend = ['placed', 'packed', 'partlySent'].includes(consignment.state);
  const isLate = isToSend && now > consignment.placedAt + sendWithin;
  return (
    <tr>
      <th scope="row" className="when">
        <Link href={desk.order(brand.id, consignment.id)}>{consignment.number}</Link>
      </th>
      <td>
        <span className={`state ${isLate ? 'bad' : tone}`}>
          {name}
          {isLate && (
            <>
              {' · '}
              <Trans>late</Trans>
            </>
          )}
        </span>
      </td>
      <td>
        {consignment.items.slice(0, 2).map((one) => (
          <span key={one.hold} className="under-line">
            {one.count} × {view?.say(one.title)}
          </span>
        ))}
        {consignment.items.length > 2 && (
          <span className="soft fine">
            <Plural value={pieces} one="# piece" other="# pieces" />
          </span>
        )}
      </td>
      <td>
        {countryName(consignment.country)}
        <span className="under soft fine">{wayName(consignment.way, consignment.placeKind)}</span>
      </td>
      <td className="when">{view?.formats.moment(consignment.placedAt)}</td>
      <td className="figure">{view?.formats.price(consignment.total)}</td>
    </tr>
  );
}
