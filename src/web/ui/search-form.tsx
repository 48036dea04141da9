import { Trans } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface SearchFormProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly q: string | undefined;
  readonly maxLength?: number;
  /** Where the form leads without script. */
  readonly action?: string;
  readonly onSearch: (q: string | undefined) => void;
}

/** A field for words; emptying it shows everything again. */
export function SearchForm({ id, label, placeholder, q = '', maxLength, action, onSearch }: SearchFormProps) {
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim() || undefined);
  };
  return (
    <search>
      <form className="hero-search" action={action} onSubmit={submit}>
        <label className="unseen" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          name="q"
          type="search"
          className="input"
          value={text}
          maxLength={maxLength}
          placeholder={placeholder}
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
