import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type FormFault, saveProduct } from '../../../modules/market/contract.ts';
import { useEdition, useHead, useReader } from '../../reader.tsx';
import { useFaultName } from '../../tables/fault-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { desk, factOf, useBrand, useChange, useOwnProduct } from '../brand-data.ts';
import { useCountryName } from '../country-names.ts';
import { PreviewCard } from './preview-card.tsx';
import { bodyOf, draftOf, newDraft, type ProductDraft } from './product-draft.ts';
import { ProductFields } from './product-fields.tsx';
import { VariantRows } from './variant-rows.tsx';

/** A product by form; a new one where none is named. */
export function ProductPage({ product }: { readonly product?: string }) {
  return product === undefined ? <NewProduct /> : <KnownProduct product={product} />;
}

function NewProduct() {
  const { t } = useLingui();
  const brand = useBrand();
  useHead({ title: t`New product` });
  return <Form start={newDraft(brand.id)} isNew title={t`New product`} state="listed" />;
}

function KnownProduct({ product }: { product: string }) {
  const query = useOwnProduct(product);
  const view = useEdition();
  const countryName = useCountryName();
  const title = query.data ? (view?.say(query.data.product.names) ?? product) : product;
  useHead({ title });
  return (
    <Load query={query}>
      {(data) =>
        view ? (
          <Form
            start={draftOf(data.id, data.product, data.variants, view.edition.currency)}
            title={title}
            state={data.state === 'blocked' ? 'hidden' : data.state}
            shipping={data.faults.map((one) => `${one.countries.map(countryName).join(' · ')}: ${view.say(one.words)}`)}
          />
        ) : null
      }
    </Load>
  );
}

interface FormProps {
  readonly start: ProductDraft;
  readonly isNew?: boolean;
  readonly title: string;
  readonly state: 'listed' | 'hidden' | 'draft';
  readonly shipping?: readonly string[];
}

function Form({ start, isNew = false, title, state, shipping = [] }: FormProps) {
  const { t } = useLingui();
  const { edition } = useReader();
  const view = useEdition();
  const [, navigate] = useLocation();
  const brand = useBrand();
  const [draft, setDraft] = useState(start);
  const save = useChange(saveProduct);
  const currency = view?.edition.currency ?? 'JPY';
  const faults = save.data?.faults ?? [];
  const send = (to: 'listed' | 'hidden' | 'draft') => {
    const params = { edition, brand: brand.id, product: draft.id.trim() };
    save.mutate(
      { params, body: { ...bodyOf(draft, currency), state: to } },
      {
        onSuccess: (answer) => {
          if (!answer.saved) return;
          toast(to === 'listed' ? t`Saved. Visitors see it now.` : t`Saved. Visitors do not see it.`);
          navigate(desk.products(brand.id));
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(isNew ? 'listed' : state);
  };
  return (
    <form className="stack wide" onSubmit={submit}>
      <PageTitle title={title} back={{ to: desk.products(brand.id), label: t`Products` }} />
      <div className="columns product-columns">
        <div className="stack wide">
          <IdField id={draft.id} isNew={isNew} onChange={(id) => setDraft({ ...draft, id })} />
          <ProductFields
            product={draft.product}
            faults={faults}
            onChange={(product) => setDraft({ ...draft, product })}
          />
          <VariantRows
            product={draft.id}
            currency={currency}
            variants={draft.variants}
            faults={faults}
            onChange={(variants) => setDraft({ ...draft, variants })}
          />
        </div>
        <Aside draft={draft} currency={currency} shipping={shipping} />
      </div>
      <FaultList faults={faults} />
      {save.error && <Refused error={save.error} />}
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          {isNew ? <Trans>Put on the shelf</Trans> : <Trans>Save</Trans>}
        </Button>
        {isNew && (
          <Button look="quiet" busy={save.isPending} onClick={() => send('draft')}>
            <Trans>Keep as a draft</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

function IdField({ id, isNew, onChange }: { id: string; isNew: boolean; onChange: (id: string) => void }) {
  const { t } = useLingui();
  const brand = useBrand().id;
  return (
    <Field
      label={t`Id`}
      hint={t`Yours alone, as in ${brand}-bowl; it never changes. Files name the product by it.`}
      required
      disabled={!isNew}
      pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
      value={id}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface AsideProps {
  readonly draft: ProductDraft;
  readonly currency: string;
  readonly shipping: readonly string[];
}

function Aside({ draft, currency, shipping }: AsideProps) {
  const { t } = useLingui();
  return (
    <aside className="stack sticky">
      <PreviewCard draft={draft} currency={currency} />
      {shipping.length > 0 && (
        <Notice kind="wait" title={t`Cannot be sent everywhere`}>
          {shipping.map((one) => (
            <p key={one} className="fine">
              {one}
            </p>
          ))}
        </Notice>
      )}
    </aside>
  );
}

function Refused({ error }: { error: Error }) {
  const ids = factOf(error, 'ids');
  const variant = factOf(error, 'variant');
  const held = factOf(error, 'held');
  return (
    <ProblemNotice error={error}>
      <p className="strong">
        {Array.isArray(ids) ? ids.join(', ') : ''}
        {typeof variant === 'string' ? variant : ''}
        {typeof held === 'number' ? ` (${held})` : ''}
      </p>
    </ProblemNotice>
  );
}

function FaultList({ faults }: { faults: readonly FormFault[] }) {
  const { t } = useLingui();
  const faultName = useFaultName();
  if (faults.length === 0) return null;
  return (
    <Notice kind="bad" title={t`Not saved yet`} live>
      <ul className="story">
        {faults.map((fault) => (
          <li key={`${fault.variant} ${fault.field} ${fault.language} ${fault.problem}`}>
            <strong>{fault.field}</strong>: {faultName(fault.problem)}
            <span className="under soft fine" lang="en">
              {fault.message} {fault.maybe ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
