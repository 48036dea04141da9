import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { type StockLine, setStock } from '../../../modules/market/contract.ts';
import { useReader } from '../../reader.tsx';
import { factOf, useBrand, useChange } from '../brand-data.ts';

/** How many there are: typed over where it stands, saved by Enter or on leaving; Escape takes it back. */
export function StockField({ line }: { readonly line: StockLine }) {
  const { t } = useLingui();
  const { edition } = useReader();
  const id = useId();
  const { id: brand } = useBrand();
  const [text, setText] = useState(String(line.onHand));
  const save = useChange(setStock);
  useEffect(() => setText(String(line.onHand)), [line.onHand]);
  const number = Number(text);
  const isNumber = /^\d{1,7}$/.test(text) && number <= 1_000_000;
  const commit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isNumber || number === line.onHand || save.isPending) return;
    save.mutate({ params: { edition, brand, variant: line.id }, body: { onHand: number } });
  };
  const held = factOf(save.error, 'held');
  return (
    <form className="stock-field" onSubmit={commit}>
      <input
        className="input"
        inputMode="numeric"
        aria-label={t`Stock of ${line.id}`}
        aria-invalid={!isNumber || save.error ? true : undefined}
        aria-describedby={`${id}-note`}
        value={text}
        onChange={(event) => {
          setText(event.target.value.normalize('NFKC').trim());
          save.reset();
        }}
        onBlur={() => commit()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText(String(line.onHand));
        }}
      />
      <span className="note fine" id={`${id}-note`} aria-live="polite">
        {save.isPending && <span className="soft">…</span>}
        {save.isSuccess && !save.isPending && (
          <span className="state good">
            <Trans>Saved</Trans>
          </span>
        )}
        {typeof held === 'number' && (
          <span className="state bad">
            <Plural value={held} one="# is kept for a buyer" other="# are kept for buyers" />
          </span>
        )}
        {save.error && typeof held !== 'number' && (
          <span className="state bad">
            <Trans>Not saved</Trans>
          </span>
        )}
        {!save.error && !save.isSuccess && line.held > 0 && (
          <span className="soft">
            <Plural value={line.held} one="# kept" other="# kept" />
          </span>
        )}
      </span>
    </form>
  );
}
