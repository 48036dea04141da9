import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { languageNames, languages } from '../../../kernel/language.ts';
import { findProducts, saveWindow } from '../../../modules/market/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { ShopWindow } from './windows-page.tsx';

interface WindowFormProps {
  readonly window: ShopWindow;
  readonly position: number;
  readonly view: EditionView;
  readonly onDone: () => void;
}

/** One window: its words in each language, its goods, its days and for whom it is. */
export function WindowForm({ window, position, view, onDone }: WindowFormProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [draft, setDraft] = useState(window);
  const [codes, setCodes] = useState(window.countries.join(' '));
  const change = (part: Partial<ShopWindow>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () => {
      const { id, ...body } = { ...draft, countries: codes.split(/[ ,]+/).filter(Boolean) };
      return call(saveWindow, { params: { edition, window: id }, body: { ...body, position } });
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="stack measure" onSubmit={submit}>
      <WordsFields draft={draft} onChange={change} />
      <GoodsPicker products={draft.products} view={view} onChange={(products) => change({ products })} />
      <div className="row">
        <Field
          label={t`First day`}
          type="date"
          value={draft.firstDay ?? ''}
          onChange={(event) => change({ firstDay: event.target.value || null })}
        />
        <Field
          label={t`Last day`}
          type="date"
          value={draft.lastDay ?? ''}
          onChange={(event) => change({ lastDay: event.target.value || null })}
        />
      </div>
      <Disciplines chosen={draft.disciplines} view={view} onChange={(disciplines) => change({ disciplines })} />
      <Field
        label={t`Countries to cheer for`}
        hint={t`IOC codes with spaces between, as in CHN FRA; empty is everybody.`}
        value={codes}
        onChange={(event) => setCodes(event.target.value.toUpperCase())}
      />
      {save.error && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button type="submit" busy={save.isPending} disabled={draft.products.length === 0}>
          <Trans>Save</Trans>
        </Button>
        <Button look="plain" onClick={onDone}>
          <Trans>Leave it as it was</Trans>
        </Button>
      </div>
    </form>
  );
}

/** Title and sentence in each language; English has to be there. */
function WordsFields({ draft, onChange }: { draft: ShopWindow; onChange: (part: Partial<ShopWindow>) => void }) {
  const { t } = useLingui();
  return (
    <>
      {languages.map((language) => (
        <fieldset key={language} className="stack tight">
          <legend className="strong">{languageNames[language]}</legend>
          <Field
            label={t`Title`}
            lang={language}
            required={language === 'en'}
            maxLength={200}
            value={draft.names[language] ?? ''}
            onChange={(event) => onChange({ names: { ...draft.names, [language]: event.target.value } })}
          />
          <Field
            label={t`One sentence`}
            lang={language}
            required={language === 'en'}
            maxLength={200}
            value={draft.texts[language] ?? ''}
            onChange={(event) => onChange({ texts: { ...draft.texts, [language]: event.target.value } })}
          />
        </fieldset>
      ))}
    </>
  );
}

interface PickerProps<Value> {
  readonly view: EditionView;
  readonly onChange: (value: Value) => void;
}

/** Goods by searching the shop as a visitor does, up to twelve. */
function GoodsPicker({ products, view, onChange }: PickerProps<string[]> & { readonly products: readonly string[] }) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const [words, setWords] = useState('');
  const found = useQuery({
    queryKey: [findProducts.path, edition, words],
    queryFn: ({ signal }) => call(findProducts, { params: { edition }, query: { q: words, limit: 12 } }, signal),
    enabled: words.trim().length > 1,
  });
  const toggle = (id: string) =>
    onChange(products.includes(id) ? products.filter((one) => one !== id) : [...products, id].slice(0, 12));
  return (
    <fieldset className="stack tight">
      <legend className="strong">
        <Trans>Goods in it</Trans>
      </legend>
      <p>
        {products.length === 0 ? t`None yet` : products.join(', ')}{' '}
        <span className="soft">{`${products.length}/12`}</span>
      </p>
      <Field label={t`Search the shop`} value={words} onChange={(event) => setWords(event.target.value)} />
      <ul className="window-goods">
        {(found.data?.products ?? []).map((card) => (
          <li key={card.id}>
            <button
              type="button"
              className="button quiet"
              aria-pressed={products.includes(card.id)}
              onClick={() => toggle(card.id)}
            >
              {card.picture.kind === 'drawing' && (
                <img src={paths.picture(edition, card.picture.id)} alt="" width={32} height={32} />
              )}
              {view.say(card.names)}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Disciplines({ chosen, view, onChange }: PickerProps<string[]> & { readonly chosen: readonly string[] }) {
  return (
    <details>
      <summary>
        <Trans>For those who follow</Trans>{' '}
        {chosen.length > 0 && view.formats.list(chosen.map((id) => view.disciplineName(id)))}
      </summary>
      <div className="pick-grid tall">
        {view.edition.disciplines.map(({ id }) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            />
            <span>{view.disciplineName(id)}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
