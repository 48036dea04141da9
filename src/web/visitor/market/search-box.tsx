import { useLingui } from '@lingui/react/macro';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { SearchForm } from '../../ui/search-form.tsx';

interface SearchBoxProps {
  readonly q?: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

/** A field for words in any language; without script it is a plain form. */
export function SearchBox({ q, onSearch }: SearchBoxProps) {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <SearchForm
      id="shop-q"
      label={t`Search the shop`}
      placeholder={t`A thing, a craft, a town`}
      q={q}
      maxLength={100}
      action={paths.shopFind(reader)}
      onSearch={onSearch}
    />
  );
}
