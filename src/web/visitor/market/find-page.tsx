import './market.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import { paths } from '../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { CardsSkeleton, PageSkeleton } from '../../ui/skeleton.tsx';
import { FindFilters, SortChoice } from './find-filters.tsx';
import { type Found, type Shop, useMarketQueries } from './market-queries.ts';
import { ProductGrid } from './product-card.tsx';
import { Said } from './said.tsx';
import { SearchBox } from './search-box.tsx';
import { firstShown, type ShopFilter, shopFilterOf, shopSearchOf } from './shop-filter.ts';
import { useFamilyName } from './shop-words.ts';

/** What fits some words and choices, all of which stand in the address. */
export function FindPage() {
  const { t } = useLingui();
  const reader = useReader();
  const view = useEdition();
  const [, navigate] = useLocation();
  const filter = shopFilterOf(useSearch());
  const queries = useMarketQueries();
  const shop = useQuery(queries.shop());
  const query = useQuery({ ...queries.find(filter), placeholderData: keepPreviousData });
  const familyName = useFamilyName();
  const change = (part: Partial<ShopFilter>) =>
    navigate(paths.shopFind(reader, shopSearchOf({ ...filter, shown: undefined, ...part })), { replace: true });
  const craft = shop.data?.crafts.find(({ id }) => id === filter.craft);
  const title = filter.q
    ? t`“${filter.q}”`
    : craft && view
      ? view.say(craft.names)
      : filter.family
        ? familyName(filter.family)
        : t`Everything in the shop`;
  useHead({ title, description: t`Goods from the towns where their crafts live, with prices and what is in stock.` });
  if (!view) return <PageSkeleton />;
  return (
    <div className="inner page shop">
      <PageTitle
        title={title}
        lead={craft && <Said words={craft.abouts} />}
        back={{ to: paths.shop(reader), label: t`The street of the makers` }}
      />
      <div className="stack">
        <SearchBox q={filter.q} onSearch={(q) => change({ q })} />
        <Load query={shop} skeleton={<CardsSkeleton count={4} />}>
          {(own) => (
            <>
              <FindFilters filter={filter} shop={own} found={query.data} view={view} onChange={change} />
              <Load query={query} skeleton={<CardsSkeleton count={6} />}>
                {(found) => (
                  <div className="stack" aria-busy={query.isPlaceholderData}>
                    <Results filter={filter} found={found} shop={own} view={view} onChange={change} />
                  </div>
                )}
              </Load>
            </>
          )}
        </Load>
      </div>
    </div>
  );
}

interface ResultsProps {
  readonly filter: ShopFilter;
  readonly found: Found;
  readonly shop: Shop;
  readonly view: EditionView;
  readonly onChange: (change: Partial<ShopFilter>) => void;
}

function Results({ filter, found, shop, view, onChange }: ResultsProps) {
  const { products, total, mended, isWhole } = found;
  return (
    <>
      {mended && (
        <p role="status">
          <Trans>
            Showing results for <b>{mended}</b>
          </Trans>
        </p>
      )}
      {!isWhole && products.length > 0 && (
        <p role="status">
          <Trans>Nothing answers to all of these words; this comes nearest.</Trans>
        </p>
      )}
      {products.length === 0 ? (
        <NothingFound filter={filter} shop={shop} onChange={onChange} />
      ) : (
        <>
          <div className="row apart results-head">
            <p className="strong" role="status">
              <Plural value={total} one="# piece" other="# pieces" />
              <span className="soft fine">
                {' · '}
                <Trans>prices with tax, as on the shelf</Trans>
              </span>
            </p>
            <SortChoice filter={filter} onChange={onChange} />
          </div>
          <ProductGrid cards={products} view={view} />
          {products.length < total && (
            <div>
              <Button look="quiet" onClick={() => onChange({ shown: products.length + 2 * firstShown })}>
                <Trans>Show more</Trans>
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}

/** Which choice may be in the way, and where else to look. */
function NothingFound({ filter, shop, onChange }: Omit<ResultsProps, 'found' | 'view'>) {
  const { t } = useLingui();
  const reader = useReader();
  const familyName = useFamilyName();
  const { q, sort: _, shown: __, ...narrow } = filter;
  const isNarrow = Object.values(narrow).some(Boolean);
  return (
    <Empty
      icon="search"
      title={q ? t`Nothing here answers to “${q}”` : t`Nothing fits this choice`}
      action={
        isNarrow && (
          <Button
            look="quiet"
            onClick={() =>
              onChange({
                family: undefined,
                craft: undefined,
                brand: undefined,
                minPrice: undefined,
                maxPrice: undefined,
                inStock: undefined,
              })
            }
          >
            <Trans>Take all filters away</Trans>
          </Button>
        )
      }
    >
      <Trans>
        Try a word for the thing itself, a material or a town, in any of our languages. Or walk along the kinds:
      </Trans>
      <span className="row close family-links">
        {shop.families.map(({ family }) => (
          <Link key={family} className="chip" href={paths.shopFind(reader, shopSearchOf({ family }))}>
            {familyName(family)}
          </Link>
        ))}
      </span>
    </Empty>
  );
}
