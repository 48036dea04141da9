import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Select } from '../../../ui/field.tsx';
import type { Destination, Shop } from '../market-queries.ts';

interface CountryChoiceProps {
  readonly shop: Shop;
  readonly to: Destination;
  readonly view: EditionView;
  readonly onChoose: (to: Destination) => void;
}

/** Where the goods shall end up; a state or province only where the charges differ between them. */
export function CountryChoice({ shop, to, view, onChoose }: CountryChoiceProps) {
  const { t } = useLingui();
  const { language } = useReader();
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return shop.countries
      .map((country) => ({ country, name: names.of(country) ?? country }))
      .sort((first, second) => view.formats.compare(first.name, second.name));
  }, [shop.countries, language, view.formats]);
  const regions = shop.regions.filter(({ country }) => country === to.country);
  return (
    <div className="country-choice">
      <Select
        label={t`Where I live`}
        value={to.country}
        onChange={(event) => onChoose({ country: event.target.value, region: null })}
      >
        {countries.map(({ country, name }) => (
          <option key={country} value={country}>
            {name}
          </option>
        ))}
      </Select>
      {regions.length > 0 && (
        <Select
          label={t`State or province`}
          value={to.region ?? ''}
          onChange={(event) => onChoose({ ...to, region: event.target.value || null })}
        >
          <option value="">{t`Choose…`}</option>
          {regions.map(({ region, name }) => (
            <option key={region} value={region}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
