import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { lowStock, type OwnProduct } from '../../../modules/market/contract.ts';
import { useEdition, useHead } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { Empty } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { desk, useBrand, useOwnProducts } from '../brand-data.ts';
import { BrandPicture } from '../brand-picture.tsx';
import { useCountryName } from '../country-names.ts';
import { ProductState } from './product-state.tsx';
import { StockField } from './stock-field.tsx';

const views = ['all', 'low', 'hidden', 'unsendable'] as const;
type View = (typeof views)[number];

const leftOf = (product: OwnProduct) => Math.min(...product.variants.map((one) => one.onHand - one.held));
const fits: Readonly<Record<View, (product: OwnProduct) => boolean>> = {
  all: () => true,
  low: (product) => product.state === 'listed' && leftOf(product) < lowStock,
  hidden: (product) => product.state !== 'listed',
  unsendable: (product) => product.faults.length > 0,
};

/** Products as a table: found by words, stock typed over in place, rows walked by the arrow keys. */
export function ProductsPage() {
  const { t } = useLingui();
  const brand = useBrand();
  const query = useOwnProducts();
  useHead({ title: t`Products` });
  return (
    <div className="stack">
      <div className="row apart">
        <PageTitle title={t`Products`} lead={t`Type over a stock and press Enter. Visitors see it at once.`} />
        <div className="row">
          <ButtonLink to={desk.newProduct(brand.id)}>{t`Add a product`}</ButtonLink>
          <ButtonLink to={desk.files(brand.id)} look="quiet">{t`Files`}</ButtonLink>
        </div>
      </div>
      <Load query={query}>
        {({ products }) =>
          products.length === 0 ? (
            <Empty icon="list" title={t`No products yet`}>
              <Trans>Add one, or bring a file.</Trans>
            </Empty>
          ) : (
            <Table products={products} />
          )
        }
      </Load>
    </div>
  );
}

function Table({ products }: { products: readonly OwnProduct[] }) {
  const { t } = useLingui();
  const view = useEdition();
  const only = new URLSearchParams(useSearch()).get('only');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<View>(views.find((one) => one === only) ?? 'all');
  const names: Readonly<Record<View, string>> = {
    all: t`All`,
    low: t`Runs out`,
    hidden: t`Not on the shelf`,
    unsendable: t`Cannot be sent everywhere`,
  };
  const found = useMemo(() => {
    const wanted = words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    return products.filter((one) => {
      const text = [one.id, ...Object.values(one.names), ...one.variants.map(({ id }) => id)].join(' ').toLowerCase();
      return fits[chosen](one) && wanted.every((word) => text.includes(word));
    });
  }, [products, words, chosen]);
  return (
    <>
      <div className="find-row">
        <Field
          label={t`Find`}
          type="search"
          value={words}
          placeholder={t`Name or id`}
          onChange={(event) => setWords(event.target.value)}
        />
        <fieldset className="row close">
          <legend className="unseen">{t`Show`}</legend>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={chosen === one}
              onClick={() => setChosen(one)}
            >
              {names[one]}
              <span className="fine">{view?.formats.number(products.filter(fits[one]).length)}</span>
            </button>
          ))}
        </fieldset>
      </div>
      <p className="soft" role="status">
        <Plural value={found.length} one="# product" other="# products" />
      </p>
      <div className="goods-table">
        <TableFrame label={t`Products`} tall onKeyDown={walkRows}>
          <thead>
            <tr>
              <th scope="col">{t`Product`}</th>
              <th scope="col">{t`State`}</th>
              <th scope="col" className="figure">{t`Price without tax`}</th>
              <th scope="col">{t`Stock`}</th>
              <th scope="col" className="figure">{t`Sold`}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((product) => (
              <Row key={product.id} product={product} />
            ))}
          </tbody>
        </TableFrame>
      </div>
    </>
  );
}

/** Up and down go to the same field of the next row, as in a spreadsheet. */
function walkRows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const cell = (event.target as HTMLElement).closest('input, a');
  if (!cell) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`tbody ${cell.tagName.toLowerCase()}`)];
  const next = all[all.indexOf(cell as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function Row({ product }: { product: OwnProduct }) {
  const view = useEdition();
  const brand = useBrand();
  const { t } = useLingui();
  const countryName = useCountryName();
  const countries = product.faults.flatMap((one) => one.countries);
  const places = view?.formats.list(countries.slice(0, 4).map(countryName)) ?? '';
  const rest = countries.length - 4;
  return (
    <tr className="goods-row">
      <th scope="row">
        <span className="goods-name">
          <BrandPicture picture={product.picture} size={48} />
          <span>
            <Link href={desk.product(brand.id, product.id)}>{view?.say(product.names) ?? product.id}</Link>
            <span className="under soft fine">{product.id}</span>
          </span>
        </span>
      </th>
      <td>
        <ProductState product={product} />
        {product.languages.length < 4 && (
          <span className="under soft fine">
            {['ja', 'en', 'zh', 'fr'].filter((one) => !product.languages.includes(one)).join(' ')} {t`missing`}
          </span>
        )}
        {countries.length > 0 && (
          <span className="under fine state wait" title={view?.say(product.faults[0]!.words)}>
            {t`Not to ${places}`}
            {rest > 0 && ` +${rest}`}
          </span>
        )}
      </td>
      <td className="figure">
        <ul className="variant-cells">
          {product.variants.map((one) => (
            <li key={one.id}>{view?.formats.price(one.price)}</li>
          ))}
        </ul>
      </td>
      <td>
        <ul className="variant-cells">
          {product.variants.map((one) => (
            <li key={one.id} className="variant-stock">
              {product.variants.length > 1 && <span className="soft fine">{view?.say(one.names)}</span>}
              <StockField line={one} />
            </li>
          ))}
        </ul>
      </td>
      <td className="figure">
        <ul className="variant-cells">
          {product.variants.map((one) => (
            <li key={one.id}>{view?.formats.number(one.sold)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
