import './market.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { paths } from '../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Load } from '../../ui/load.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CardsSkeleton, PageSkeleton } from '../../ui/skeleton.tsx';
import { TownMap } from './map/town-map.tsx';
import { firstChoice } from './market-needs.ts';
import { type Shop, useMarketQueries } from './market-queries.ts';
import { ProductGrid } from './product-card.tsx';
import { ProductPicture } from './product-picture.tsx';
import { Said } from './said.tsx';
import { SearchBox } from './search-box.tsx';
import { shopSearchOf } from './shop-filter.ts';
import { useFamilyName } from './shop-words.ts';

/** The street of the makers: what there is, who makes it and where, and how it comes home. */
export function ShopPage() {
  const { t } = useLingui();
  const reader = useReader();
  const [, navigate] = useLocation();
  const view = useEdition();
  const query = useQuery(useMarketQueries().shop());
  useHead({
    title: t`Shop`,
    description: t`Goods from the towns where their crafts live, with every duty and tax told before you pay.`,
  });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page shop stack wide">
      <div>
        <PageTitle
          title={t`The street of the makers`}
          lead={t`Goods from the towns where their crafts live. Carry them home, have them sent, or pick them up at a venue: every duty and tax is told before you pay.`}
        />
        <SearchBox onSearch={(q) => navigate(paths.shopFind(reader, shopSearchOf({ q })))} />
      </div>
      <Load query={query} skeleton={<CardsSkeleton count={4} />}>
        {(shop) => (
          <>
            <Families shop={shop} />
            {shop.windows.map((window) => (
              <section key={window.id} className="stack" aria-labelledby={`window-${window.id}`}>
                <div>
                  <h2 id={`window-${window.id}`}>
                    <Said words={window.names} />
                  </h2>
                  <p className="soft">
                    <Said words={window.texts} />
                  </p>
                </div>
                <ProductGrid cards={window.products.slice(0, 8)} view={view} />
              </section>
            ))}
            <ForYou view={view} />
            <Makers shop={shop} view={view} />
            <Crafts shop={shop} view={view} />
          </>
        )}
      </Load>
    </div>
  );
}

function Families({ shop }: { shop: Shop }) {
  const { t } = useLingui();
  const reader = useReader();
  const familyName = useFamilyName();
  return (
    <nav aria-label={t`Kinds of goods`}>
      <ul className="family-tiles">
        {shop.families.map(({ family, products, picture }, index) => (
          <li key={family}>
            <Link href={paths.shopFind(reader, shopSearchOf({ family }))}>
              <ProductPicture picture={picture} isFirst={index < 4} sizes="160px" />
              <span className="strong">{familyName(family)}</span>
              <span className="soft fine">
                <Plural value={products} one="# piece" other="# pieces" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ForYou({ view }: { view: EditionView }) {
  const reader = useReader();
  const query = useQuery(useMarketQueries().find(firstChoice));
  return (
    <section className="stack" aria-labelledby="for-you">
      <div className="row apart">
        <h2 id="for-you">
          <Trans>For you</Trans>
        </h2>
        <Link href={paths.shopFind(reader)}>
          <Trans>See everything</Trans>
        </Link>
      </div>
      <Load query={query} skeleton={<CardsSkeleton count={4} />}>
        {({ products }) => <ProductGrid cards={products} view={view} />}
      </Load>
      <p className="fine soft">
        <Trans>Prices include the tax of the shop, as on the shelf.</Trans>
      </p>
    </section>
  );
}

/** Brands by number, on the map and in the list beside it. */
function Makers({ shop, view }: { shop: Shop; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const brands = [...shop.brands].sort((first, second) => second.latitude - first.latitude);
  if (brands.length === 0) return null;
  const signs = brands.map(({ id, names, longitude, latitude }) => ({
    id,
    longitude,
    latitude,
    name: view.say(names),
    to: paths.brand(reader, id),
  }));
  return (
    <section className="stack" aria-labelledby="makers">
      <h2 id="makers">
        <Trans>Where they are made</Trans>
      </h2>
      <div className="makers">
        <TownMap label={t`Map of the makers, from north to south`} signs={signs} dots={shop.crafts} />
        <ol className="maker-list">
          {brands.map((brand, index) => (
            <li key={brand.id}>
              <Link href={paths.brand(reader, brand.id)}>
                <span className="maker-number" aria-hidden="true">
                  {index + 1}
                </span>
                <ProductPicture picture={brand.picture} sizes="72px" />
                <span>
                  <span className="strong">
                    <Said words={brand.names} />
                  </span>
                  <span className="soft fine">
                    <Said words={brand.towns} />
                    {' · '}
                    <Plural value={brand.products} one="# piece" other="# pieces" />
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Crafts({ shop, view }: { shop: Shop; view: EditionView }) {
  const reader = useReader();
  const crafts = [...shop.crafts].sort((first, second) =>
    view.formats.compare(view.say(first.names), view.say(second.names)),
  );
  if (crafts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="crafts">
      <h2 id="crafts">
        <Trans>Crafts and their towns</Trans>
      </h2>
      <ul className="craft-list">
        {crafts.map(({ id, names, towns }) => (
          <li key={id}>
            <Link href={paths.shopFind(reader, shopSearchOf({ craft: id }))}>
              <span className="strong">
                <Said words={names} />
              </span>
              <span className="soft fine">
                <Said words={towns} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
