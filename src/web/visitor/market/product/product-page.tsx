import '../market.css';
import '../ways/ways.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { usualDispatch } from '../../../../engines/landed-cost/consignment.ts';
import { majorUnits } from '../../../../kernel/money.ts';
import type { Product, ProductCard } from '../../../../modules/market/contract.ts';
import type { PageProps } from '../../../pages.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../../reader.tsx';
import { Load } from '../../../ui/load.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { CardsSkeleton, PageSkeleton } from '../../../ui/skeleton.tsx';
import { TownMap } from '../map/town-map.tsx';
import { type Shop, useMarketQueries } from '../market-queries.ts';
import { ProductGrid } from '../product-card.tsx';
import { ProductPicture } from '../product-picture.tsx';
import { Said } from '../said.tsx';
import { Stars } from '../stars.tsx';
import { CountryChoice } from '../ways/country-choice.tsx';
import { useDestination } from '../ways/use-destination.ts';
import { WaysCompare } from '../ways/ways-compare.tsx';
import { ProductBuy, useWanted } from './product-buy.tsx';
import { Reviews } from './reviews.tsx';
import type { Wanted } from './use-goods-hold.ts';

/** One product: what it is, who makes it where, and what it costs each lawful way. */
export function ProductPage({ params }: PageProps) {
  const view = useEdition();
  const queries = useMarketQueries();
  const query = useQuery(queries.product(params['product'] ?? ''));
  const shop = useQuery(queries.shop());
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page shop">
      <Load query={query} skeleton={<PageSkeleton />}>
        {({ product, like }) => <Loaded product={product} like={like} shop={shop.data} view={view} />}
      </Load>
    </div>
  );
}

interface LoadedProps {
  readonly product: Product;
  readonly like: readonly ProductCard[];
  readonly shop: Shop | undefined;
  readonly view: EditionView;
}

function Loaded({ product, like, shop, view }: LoadedProps) {
  const { t } = useLingui();
  const reader = useReader();
  const [wanted, setWanted] = useWanted(product);
  const name = view.say(product.names);
  useHead({
    title: name,
    description: view.say(product.texts),
    jsonLd: (address) => jsonLdOf(product, view, address),
  });
  return (
    <div className="stack wide">
      <div className="product">
        <div className="product-picture">
          <ProductPicture picture={product.picture} alt={name} sizes="(width < 860px) 94vw, 560px" isFirst />
        </div>
        <div className="stack">
          <PageTitle
            title={<Said words={product.names} />}
            lead={
              <span className="row close">
                <Link href={paths.brand(reader, product.brand.id)}>
                  <Said words={product.brand.names} />
                </Link>
                {product.stars && <Stars {...product.stars} view={view} />}
              </span>
            }
            back={{ to: paths.shop(reader), label: t`The street of the makers` }}
          />
          <p className="measure">
            <Said words={product.texts} />
          </p>
          <ProductBuy product={product} view={view} wanted={wanted} onWant={setWanted} />
        </div>
      </div>
      {shop && <HowToHaveIt shop={shop} view={view} wanted={wanted} product={product} />}
      <About product={product} shop={shop} view={view} />
      <Reviews product={product.id} view={view} />
      {like.length > 0 && (
        <section className="stack" aria-labelledby="like">
          <h2 id="like">
            <Trans>Like this</Trans>
          </h2>
          <ProductGrid cards={like} view={view} />
        </section>
      )}
    </div>
  );
}

interface HowProps {
  readonly shop: Shop;
  readonly view: EditionView;
  readonly wanted: Wanted;
  readonly product: Product;
}

/** The heart of the page: three ways, each with its whole price, before anything is in a cart. */
function HowToHaveIt({ shop, view, wanted }: HowProps) {
  const queries = useMarketQueries();
  const { to, choose } = useDestination(shop);
  const query = useQuery({
    ...queries.ways(wanted.variant, wanted.count, to ?? { country: '', region: null }),
    enabled: to !== undefined,
    placeholderData: (before) => before,
  });
  return (
    <section className="how stack" aria-labelledby="how">
      <div className="how-head">
        <div>
          <h2 id="how">
            <Trans>How do you want to have it?</Trans>
          </h2>
          <p className="soft">
            <Trans>Three ways, all of them lawful, each with its whole price. You choose in the cart.</Trans>
          </p>
        </div>
        {to && <CountryChoice shop={shop} to={to} view={view} onChoose={choose} />}
      </div>
      <Load query={query} skeleton={<CardsSkeleton count={3} />}>
        {({ offers }) => (
          <div aria-busy={query.isPlaceholderData}>
            <WaysCompare offers={offers} view={view} isResident={to?.country === usualDispatch} />
          </div>
        )}
      </Load>
      <noscript>
        <p>
          <Trans>The cart shows every duty and tax, line by line, before you pay.</Trans>
        </p>
      </noscript>
    </section>
  );
}

/** Materials, care and origin; the craft, its town, and the maker behind it. */
function About({ product, shop, view }: Omit<LoadedProps, 'like'>) {
  const { t } = useLingui();
  const reader = useReader();
  const brand = shop?.brands.find(({ id }) => id === product.brand.id);
  const craft = shop?.crafts.find(({ id }) => id === product.craft?.id);
  const town = craft ?? brand;
  return (
    <div className="columns">
      <section className="stack" aria-labelledby="about-it">
        <h2 id="about-it">
          <Trans>What it is made of</Trans>
        </h2>
        <dl className="facts-list">
          <dt>{t`Material`}</dt>
          <dd>
            <Said words={product.materials} />
          </dd>
          <dt>{t`Care`}</dt>
          <dd>
            <Said words={product.cares} />
          </dd>
          <dt>{t`Made in`}</dt>
          <dd>
            <Said words={product.town} />
          </dd>
          <dt>{t`Customs code`}</dt>
          <dd className="figures">
            HS {product.hsCode.replace(/^(\d{4})(\d{2})/, '$1.$2')}, {product.origin}
          </dd>
        </dl>
        {brand && (
          <Link href={paths.brand(reader, brand.id)} className="maker-card">
            <ProductPicture picture={brand.picture} sizes="96px" />
            <span>
              <span className="strong">
                <Said words={brand.names} />
              </span>
              <span className="soft fine">
                <Said words={brand.makers} />
              </span>
              <span className="fine read-on">
                <Trans>Read their story</Trans>
              </span>
            </span>
          </Link>
        )}
      </section>
      {town && <Origin town={town} craft={craft} view={view} />}
    </div>
  );
}

interface OriginProps {
  readonly town: Shop['crafts'][number] | Shop['brands'][number];
  readonly craft: Shop['crafts'][number] | undefined;
  readonly view: EditionView;
}

/** The craft, or the maker where it is none, and its town on the map. */
function Origin({ town, craft, view }: OriginProps) {
  const { t } = useLingui();
  return (
    <section className="stack" aria-labelledby="craft">
      <h2 id="craft">
        <Said words={town.names} />
      </h2>
      {craft && (
        <>
          <p className="measure">
            <Said words={craft.abouts} />
          </p>
          {craft.designatedYear && (
            <p className="soft fine">
              <Trans>A traditional craft by national designation since {String(craft.designatedYear)}.</Trans>
            </p>
          )}
        </>
      )}
      <div className="one-town">
        <TownMap label={t`${view.say(town.towns)} on the map`} here={town} />
        <p className="soft fine">
          <Said words={town.towns} />
        </p>
      </div>
    </section>
  );
}

/** The product as schema.org/Product, for search engines and assistants. */
function jsonLdOf(product: Product, view: EditionView, address: string): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: view.say(product.names),
    description: view.say(product.texts),
    url: address,
    material: view.say(product.materials),
    brand: { '@type': 'Brand', name: view.say(product.brand.names) },
    ...(product.stars
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: product.stars.mean,
            reviewCount: product.stars.count,
          },
        }
      : {}),
    offers: product.variants.map(({ id, names, price, available }) => ({
      '@type': 'Offer',
      sku: id,
      name: view.say(names),
      price: majorUnits(price.taxed),
      priceCurrency: price.taxed.currency,
      availability: available > 0 ? 'https://schema.org/InStock' : 'https://schema.org/SoldOut',
    })),
  };
}
