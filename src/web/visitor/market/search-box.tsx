import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { paths } from '../../paths.ts';
import { useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface SearchBoxProps {
  readonly q?: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

/** A field for words in any language; without script it is a plain form. */
export function SearchBox({ q = '', onSearch }: SearchBoxProps) {
  const { t } = useLingui();
  const reader = useReader();
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim() || undefined);
  };
  return (
    <search>
      <form className="hero-search" action={paths.shopFind(reader)} onSubmit={submit}>
        <label className="unseen" htmlFor="shop-q">
          <Trans>Search the shop</Trans>
        </label>
        <input
          id="shop-q"
          name="q"
          type="search"
          className="input"
          value={text}
          maxLength={100}
          placeholder={t`A thing, a craft, a town`}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === '' && q) onSearch(undefined);
          }}
        />
        <Button type="submit" look="quiet">
          <Icon name="search" size={20} />
          <span className="unseen">
            <Trans>Search</Trans>
          </span>
        </Button>
      </form>
    </search>
  );
}
