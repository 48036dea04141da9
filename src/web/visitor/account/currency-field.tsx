import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type EditionView, useReader } from '../../reader.tsx';
import { Select } from '../../ui/field.tsx';
import { useMarketQueries } from '../market/market-queries.ts';

interface CurrencyFieldProps {
  readonly currency: string | null;
  readonly view: EditionView;
  readonly onChange: (currency: string | null) => void;
}

/** In which currency I pay; asked only while rates are known. */
export function CurrencyField({ currency, view, onChange }: CurrencyFieldProps) {
  const { t } = useLingui();
  const { language } = useReader();
  const { data } = useQuery(useMarketQueries().rates());
  if (!data?.table) return null;
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const own = view.edition.currency;
  const others = [...new Set([data.table.base, ...Object.keys(data.table.rates), ...(currency ? [currency] : [])])]
    .filter((one) => one !== own)
    .map((one) => ({ one, name: `${names.of(one) ?? one} (${one})` }))
    .sort((first, second) => view.formats.compare(first.name, second.name));
  return (
    <Select
      label={t`The currency I pay in`}
      value={currency ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{t`That of the Games: ${names.of(own) ?? own} (${own})`}</option>
      {others.map(({ one, name }) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </Select>
  );
}
