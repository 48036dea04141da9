import './market.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Brand } from '../../../modules/market/contract.ts';
import type { PageProps } from '../../pages.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CardsSkeleton, PageSkeleton } from '../../ui/skeleton.tsx';
import { TownMap } from './map/town-map.tsx';
import { ofBrand } from './market-needs.ts';
import { useMarketQueries } from './market-queries.ts';
import { ProductGrid } from './product-card.tsx';
import { ProductPicture } from './product-picture.tsx';
import { Said } from './said.tsx';

/** A maker: who they are, where they work, and what they make. */
export function BrandPage({ params }: PageProps) {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const queries = useMarketQueries();
  const id = params['brand'] ?? '';
  const shop = useQuery(queries.shop());
  const brand = shop.data?.brands.find((one) => one.id === id);
  useHead({
    title: brand && view ? view.say(brand.names) : t`Shop`,
    description: brand && view ? view.say(brand.stories) : '',
    ...(shop.data && !brand ? { status: 404 } : {}),
  });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page shop">
      <Load query={shop} skeleton={<PageSkeleton />}>
        {() =>
          brand ? (
            <Maker brand={brand} view={view} />
          ) : (
            <Empty
              icon="shop"
              title={t`No such maker is here`}
              action={
                <ButtonLink look="quiet" to={paths.shop(reader)}>
                  <Trans>Walk along the street</Trans>
                </ButtonLink>
              }
            >
              <Trans>They may have closed their store. Others work in the same craft.</Trans>
            </Empty>
          )
        }
      </Load>
    </div>
  );
}

function Maker({ brand, view }: { readonly brand: Brand; readonly view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const query = useQuery(useMarketQueries().find(ofBrand(brand.id)));
  return (
    <div className="stack wide">
      <div className="maker">
        <div className="product-picture">
          <ProductPicture picture={brand.picture} alt="" sizes="(width < 860px) 94vw, 420px" isFirst />
        </div>
        <div className="stack">
          <PageTitle
            title={<Said words={brand.names} />}
            lead={<Said words={brand.makers} />}
            back={{ to: paths.shop(reader), label: t`The street of the makers` }}
          />
          <p className="measure large">
            <Said words={brand.stories} />
          </p>
        </div>
        <div className="stack tight maker-town">
          <TownMap label={t`${view.say(brand.towns)} on the map`} here={brand} />
          <p className="soft fine">
            <Said words={brand.towns} />
          </p>
        </div>
      </div>
      <section className="stack" aria-labelledby="pieces">
        <h2 id="pieces">
          <Plural value={brand.products} one="# piece of theirs" other="# pieces of theirs" />
        </h2>
        <Load query={query} skeleton={<CardsSkeleton count={4} />}>
          {({ products }) => <ProductGrid cards={products} view={view} />}
        </Load>
      </section>
    </div>
  );
}
