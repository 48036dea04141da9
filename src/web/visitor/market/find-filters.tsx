import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { minorDigitsOf } from '../../../kernel/money.ts';
import { type Family, sorts } from '../../../modules/market/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Select } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Found, Shop } from './market-queries.ts';
import type { ShopFilter } from './shop-filter.ts';
import { useFamilyName, useSortName } from './shop-words.ts';

interface FiltersProps {
  readonly filter: ShopFilter;
  readonly shop: Shop;
  readonly found: Found | undefined;
  readonly view: EditionView;
  readonly onChange: (change: Partial<ShopFilter>) => void;
}

/** Amounts for a choice by one tap, in minor units: ¥2,000 or €20.00. */
const priceSteps = [2_000, 5_000, 10_000, 30_000];

/** Three that matter: kind, price, in stock. The others stand behind one tap. A plain form without script. */
export function FindFilters({ filter, shop, found, view, onChange }: FiltersProps) {
  const { t } = useLingui();
  const reader = useReader();
  const familyName = useFamilyName();
  const others = [filter.craft, filter.brand, filter.minPrice].filter(Boolean).length;
  const [isOpen, setOpen] = useState(others > 0);
  const counts = new Map(found?.facets.families.map(({ family, count }) => [family, count]));
  const { currency } = view.edition;
  return (
    <form className="filters" action={paths.shopFind(reader)}>
      {filter.q && <input type="hidden" name="q" value={filter.q} />}
      <div className="filter-row find-row">
        <Select
          label={t`Kind`}
          name="family"
          value={filter.family ?? ''}
          onChange={(event) => onChange({ family: (event.target.value || undefined) as Family | undefined })}
        >
          <option value="">{t`All kinds`}</option>
          {shop.families.map(({ family }) => (
            <option key={family} value={family}>
              {counts.has(family) ? t`${familyName(family)} (${counts.get(family)})` : familyName(family)}
            </option>
          ))}
        </Select>
        <Select
          label={t`Price`}
          name="maxPrice"
          value={filter.maxPrice ?? ''}
          onChange={(event) => onChange({ maxPrice: Number(event.target.value) || undefined })}
        >
          <option value="">{t`Any price`}</option>
          {[...new Set([...priceSteps, ...(filter.maxPrice ? [filter.maxPrice] : [])])]
            .sort((first, second) => first - second)
            .map((amount) => (
              <option key={amount} value={amount}>
                {t`up to ${view.formats.price({ amount, currency })}`}
              </option>
            ))}
        </Select>
        <button
          type="button"
          className="chip"
          aria-pressed={filter.inStock ?? false}
          onClick={() => onChange({ inStock: !filter.inStock || undefined })}
        >
          <Trans>In stock</Trans>
        </button>
        <button type="button" className="chip" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name="filter" size={20} />
          {others > 0 ? t`More filters (${others})` : t`More filters`}
        </button>
      </div>
      {isOpen && <MoreFilters filter={filter} shop={shop} found={found} view={view} onChange={onChange} />}
      <noscript>
        <Choice kind="checkbox" name="inStock" value="1" defaultChecked={filter.inStock ?? false}>
          <Trans>In stock</Trans>
        </Choice>
        <Button type="submit" look="quiet">
          <Trans>Show them</Trans>
        </Button>
      </noscript>
    </form>
  );
}

function MoreFilters({ filter, shop, found, view, onChange }: FiltersProps) {
  const { t } = useLingui();
  const byName = <One extends { names: Shop['brands'][number]['names'] }>(list: readonly One[]) =>
    [...list].sort((first, second) => view.formats.compare(view.say(first.names), view.say(second.names)));
  const unit = 10 ** minorDigitsOf(view.edition.currency);
  const counts = new Map(found?.facets.brands.map(({ brand, count }) => [brand, count]));
  return (
    <div className="filter-row">
      <Select
        label={t`Craft`}
        name="craft"
        value={filter.craft ?? ''}
        onChange={(event) => onChange({ craft: event.target.value || undefined })}
      >
        <option value="">{t`All crafts`}</option>
        {byName(shop.crafts).map(({ id, names }) => (
          <option key={id} value={id}>
            {view.say(names)}
          </option>
        ))}
      </Select>
      <Select
        label={t`Maker`}
        name="brand"
        value={filter.brand ?? ''}
        onChange={(event) => onChange({ brand: event.target.value || undefined })}
      >
        <option value="">{t`All makers`}</option>
        {byName(shop.brands).map(({ id, names }) => (
          <option key={id} value={id}>
            {counts.has(id) ? t`${view.say(names)} (${counts.get(id)})` : view.say(names)}
          </option>
        ))}
      </Select>
      <Field
        label={t`From (${view.edition.currency})`}
        type="number"
        inputMode="numeric"
        min={0}
        step={500}
        defaultValue={filter.minPrice ? filter.minPrice / unit : ''}
        onBlur={(event) => onChange({ minPrice: Math.round(Number(event.target.value) * unit) || undefined })}
      />
    </div>
  );
}

/** The order of the results; it changes nothing about what is found. */
export function SortChoice({ filter, onChange }: Pick<FiltersProps, 'filter' | 'onChange'>) {
  const { t } = useLingui();
  const sortName = useSortName();
  return (
    <div className="sort-choice">
      <Select
        label={t`Sorted by`}
        value={filter.sort ?? 'fit'}
        onChange={(event) => {
          const sort = sorts.find((one) => one === event.target.value);
          onChange({ sort: sort === 'fit' ? undefined : sort });
        }}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {sortName(sort)}
          </option>
        ))}
      </Select>
    </div>
  );
}
