import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { OwnProduct } from '../../../modules/market/contract.ts';
import { useEdition, useHead } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { desk, useBrand, useDesk, useOwnProducts } from '../brand-data.ts';
import { useCountryName } from '../country-names.ts';
import { StockField } from '../products/stock-field.tsx';
import { LaterWays } from '../ways.tsx';
import { Missed } from './missed.tsx';

/** What there is to do now, the most urgent first. */
export function HomePage() {
  const { t } = useLingui();
  const brand = useBrand();
  const query = useDesk();
  useHead({ title: t`Today` });
  return (
    <div className="stack wide">
      <PageTitle title={t`Today`} lead={t`What waits for you.`} />
      {brand.state === 'suspended' && (
        <Notice kind="bad" title={t`Selling is stopped by the organiser.`}>
          <p>{brand.decidedBecause}</p>
        </Notice>
      )}
      <Load query={query}>
        {({ products, toSend, late, toAnswer, low }) => (
          <>
            {products.listed + products.hidden + products.blocked === 0 && <FirstSteps />}
            <ul className="tasks">
              <li className={toSend > 0 ? 'task due' : 'task'}>
                <Link href={desk.orders(brand.id)}>
                  <Icon name="bag" />
                  <span className="value">{toSend}</span>
                  <span>
                    <Plural value={toSend} one="order to send" other="orders to send" />
                    {late > 0 && (
                      <span className="under state bad">
                        <Plural value={late} one="# is late" other="# are late" />
                      </span>
                    )}
                  </span>
                </Link>
              </li>
              <li className={toAnswer > 0 ? 'task due' : 'task'}>
                <Link href={desk.returns(brand.id)}>
                  <Icon name="undo" />
                  <span className="value">{toAnswer}</span>
                  <span>
                    <Plural value={toAnswer} one="return to answer" other="returns to answer" />
                  </span>
                </Link>
              </li>
              <li className={low.length > 0 ? 'task due' : 'task'}>
                <a href="#low">
                  <Icon name="look" />
                  <span className="value">{low.length}</span>
                  <span>
                    <Plural value={low.length} one="kind runs out" other="kinds run out" />
                  </span>
                </a>
              </li>
              <li className="task">
                <Link href={desk.products(brand.id)}>
                  <Icon name="list" />
                  <span className="value">{products.listed}</span>
                  <span>
                    <Plural value={products.listed} one="product on the shelf" other="products on the shelf" />
                  </span>
                </Link>
              </li>
            </ul>
            <Low low={low} />
            <Unsendable />
            <Missed />
            <LaterWays />
          </>
        )}
      </Load>
    </div>
  );
}

function FirstSteps() {
  const { t } = useLingui();
  const brand = useBrand();
  return (
    <section className="card roomy stack">
      <h2>
        <Trans>Your shelf is empty</Trans>
      </h2>
      <p>
        <Trans>Bring what you have as a file, or begin with one product. Visitors see it the moment you list it.</Trans>
      </p>
      <div className="row">
        <ButtonLink to={desk.newProduct(brand.id)}>{t`Add a product`}</ButtonLink>
        <ButtonLink to={desk.files(brand.id)} look="quiet">{t`Bring a file`}</ButtonLink>
      </div>
    </section>
  );
}

function Low({ low }: { low: NonNullable<ReturnType<typeof useDesk>['data']>['low'] }) {
  const view = useEdition();
  const brand = useBrand();
  const { data } = useOwnProducts();
  if (low.length === 0) return null;
  const lines = new Map(data?.products.flatMap((one) => one.variants).map((one) => [one.id, one]));
  return (
    <section className="stack tight" aria-labelledby="low">
      <h2 id="low">
        <Trans>Runs out soon</Trans>
      </h2>
      <ul className="low-list">
        {low.map(({ product, variant, names, detail, left }) => {
          const line = lines.get(variant);
          return (
            <li key={variant}>
              <div>
                <Link href={desk.product(brand.id, product)}>{view?.say(names)}</Link>
                <span className="under soft">{view?.say(detail)}</span>
              </div>
              <span className={left === 0 ? 'state bad' : 'state wait'}>
                {left === 0 ? <Trans>Sold out</Trans> : <Plural value={left} one="# left" other="# left" />}
              </span>
              {line && <StockField line={line} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Countries({ codes }: { codes: readonly string[] }) {
  const view = useEdition();
  const countryName = useCountryName();
  const names = view?.formats.list(codes.slice(0, 3).map(countryName));
  return (
    <>
      {names} {codes.length > 3 && `+${codes.length - 3}`}
    </>
  );
}

/** Products that lose buyers because a rule for their HS code is not known. */
function Unsendable() {
  const view = useEdition();
  const brand = useBrand();
  const { data } = useOwnProducts();
  const bound = (data?.products ?? []).filter((one: OwnProduct) => one.state === 'listed' && one.faults.length > 0);
  if (bound.length === 0) return null;
  const shown = bound.slice(0, 5);
  return (
    <section className="stack tight">
      <h2>
        <Trans>Cannot be sent everywhere</Trans>
      </h2>
      <p className="soft">
        <Trans>A more exact HS code often helps: eight or ten digits instead of six.</Trans>
      </p>
      <ul className="low-list">
        {shown.map((one) => (
          <li key={one.id}>
            <Link href={desk.product(brand.id, one.id)}>{view?.say(one.names)}</Link>
            <span className="soft">HS {one.hsCode}</span>
            <span className="state wait">
              <Countries codes={one.faults.flatMap(({ countries }) => countries)} />
            </span>
          </li>
        ))}
      </ul>
      {bound.length > shown.length && (
        <p>
          <Link href={`${desk.products(brand.id)}?only=unsendable`}>
            <Plural value={bound.length} one="All # of them" other="All # of them" />
          </Link>
        </p>
      )}
    </section>
  );
}
