import { Trans, useLingui } from '@lingui/react/macro';
import { type Consignment, getConsignment, markDelivered, packConsignment } from '../../../modules/market/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { desk, useAsk, useBrand, useChange } from '../brand-data.ts';
import { useCountryName } from '../country-names.ts';
import { useStateName, useWayName } from './order-words.ts';
import { ReturnCard } from './return-card.tsx';
import { SendForm } from './send-form.tsx';

/** Addresses of the papers of a consignment. */
export function papersOf(edition: string, brand: string, consignment: string, language: string) {
  const base = `/api/editions/${edition}/market/brands/${brand}/consignments/${consignment}`;
  const tail = `?language=${language}`;
  return {
    packingList: `${base}/packing-list.pdf${tail}`,
    label: (parcel: string) => `${base}/parcels/${parcel}/label.pdf${tail}`,
    customs: (parcel: string) => `${base}/parcels/${parcel}/cn23.pdf${tail}`,
  };
}

/** One order of the brand: what is in it, where it goes, what to do next. */
export function OrderPage({ consignment }: { readonly consignment: string }) {
  const { t } = useLingui();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const query = useAsk(getConsignment, { params: { edition, brand, consignment } });
  const number = query.data?.consignment.number ?? '';
  useHead({ title: t`Order ${number}` });
  return (
    <Load query={query}>
      {({ consignment: one }) => (
        <div className="stack wide">
          <PageTitle title={one.number} back={{ to: desk.orders(brand), label: t`Orders` }} />
          <Facts consignment={one} />
          <Items consignment={one} />
          <Next consignment={one} />
          <Parcels consignment={one} />
          {one.returns.length > 0 && (
            <section className="stack">
              <h2>
                <Trans>Returns</Trans>
              </h2>
              {one.returns.map((back) => (
                <ReturnCard key={back.id} one={back} />
              ))}
            </section>
          )}
        </div>
      )}
    </Load>
  );
}

function Facts({ consignment }: { consignment: Consignment }) {
  const { t } = useLingui();
  const view = useEdition();
  const { edition, language } = useReader();
  const { id: brand } = useBrand();
  const stateName = useStateName();
  const wayName = useWayName();
  const countryName = useCountryName();
  const { name, tone } = stateName(consignment.state);
  const papers = papersOf(edition, brand, consignment.id, language);
  return (
    <section className="card stack">
      <dl className="facts-list">
        <dt>{t`State`}</dt>
        <dd>
          <span className={`state ${tone}`}>{name}</span>
        </dd>
        <dt>{t`Goes to`}</dt>
        <dd>
          {countryName(consignment.country)} · {wayName(consignment.way, consignment.placeKind)}
          {consignment.day && ` · ${view?.formats.day(consignment.day) ?? consignment.day}`}
        </dd>
        <dt>{t`Ordered`}</dt>
        <dd>{view?.formats.moment(consignment.placedAt)}</dd>
        <dt>{t`Paid for it`}</dt>
        <dd>{view?.formats.price(consignment.total)}</dd>
      </dl>
      <p>
        <a className="button quiet" href={papers.packingList} target="_blank" rel="noreferrer">
          <Trans>Packing list (PDF)</Trans>
        </a>
      </p>
      <p className="soft fine">
        <Trans>Name and address stand on the label only. Please use them for nothing but this parcel.</Trans>
      </p>
    </section>
  );
}

function Items({ consignment }: { consignment: Consignment }) {
  const { t } = useLingui();
  const view = useEdition();
  return (
    <TableFrame label={t`Goods`}>
      <thead>
        <tr>
          <th scope="col">{t`Goods`}</th>
          <th scope="col" className="figure">{t`Ordered`}</th>
          <th scope="col" className="figure">{t`Sent`}</th>
          <th scope="col" className="figure">{t`Came back`}</th>
          <th scope="col" className="figure">{t`Price`}</th>
        </tr>
      </thead>
      <tbody>
        {consignment.items.map((one) => (
          <tr key={one.hold}>
            <th scope="row">
              {view?.say(one.title)}
              <span className="under soft fine">
                {view?.say(one.detail)} · {one.variant}
              </span>
            </th>
            <td className="figure">{one.count - one.cancelled}</td>
            <td className="figure">{one.sent}</td>
            <td className="figure">{one.returned}</td>
            <td className="figure">{view?.formats.price(one.total)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** What the brand does with it now. */
function Next({ consignment }: { consignment: Consignment }) {
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const pack = useChange(packConsignment);
  if (!['placed', 'packed', 'partlySent'].includes(consignment.state)) return null;
  return (
    <section className="stack">
      <h2>
        <Trans>What to do now</Trans>
      </h2>
      {consignment.state === 'placed' && (
        <div className="row">
          <Button
            look="quiet"
            busy={pack.isPending}
            onClick={() => pack.mutate({ params: { edition, brand, consignment: consignment.id } })}
          >
            <Trans>It is packed</Trans>
          </Button>
        </div>
      )}
      {pack.error && <ProblemNotice error={pack.error} />}
      <SendForm key={consignment.parcels.length} consignment={consignment} />
    </section>
  );
}

function Parcels({ consignment }: { consignment: Consignment }) {
  const { t } = useLingui();
  const view = useEdition();
  const { edition, language } = useReader();
  const { id: brand } = useBrand();
  const deliver = useChange(markDelivered);
  if (consignment.parcels.length === 0) return null;
  const papers = papersOf(edition, brand, consignment.id, language);
  return (
    <section className="stack tight">
      <h2>
        <Trans>Parcels</Trans>
      </h2>
      {deliver.error && <ProblemNotice error={deliver.error} />}
      <ul className="low-list">
        {consignment.parcels.map((parcel) => (
          <li key={parcel.id}>
            <div>
              {parcel.carrier} {parcel.tracking}
              <span className="under soft fine">
                {view?.formats.moment(parcel.sentAt)} · {parcel.items.reduce((sum, one) => sum + one.count, 0)}{' '}
                {t`pieces`}
              </span>
            </div>
            <span
              className={`state ${parcel.state === 'delivered' ? 'good' : parcel.state === 'lost' ? 'bad' : 'off'}`}
            >
              {parcel.state === 'delivered' ? t`Delivered` : parcel.state === 'lost' ? t`Lost` : t`On its way`}
            </span>
            <span className="row close">
              <a href={papers.label(parcel.id)} target="_blank" rel="noreferrer">{t`Label`}</a>
              {consignment.customs && (
                <a href={papers.customs(parcel.id)} target="_blank" rel="noreferrer">{t`Customs form`}</a>
              )}
              {parcel.state === 'sent' && (
                <Button
                  look="plain"
                  busy={deliver.isPending}
                  onClick={() =>
                    deliver.mutate({
                      params: { edition, brand, consignment: consignment.id, parcel: parcel.id },
                    })
                  }
                >
                  <Trans>It came</Trans>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
