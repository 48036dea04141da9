import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { minorDigitsOf } from '../../../kernel/money.ts';
import { fromLocal } from '../../../kernel/time.ts';
import {
  type Promotion,
  type PromotionStep,
  previewPromotion,
  savePromotion,
} from '../../../modules/orders/contract.ts';
import { newId } from '../../call.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { usePromotionWords } from './promotion-words.ts';

interface Draft {
  readonly nameEn: string;
  readonly nameJa: string;
  readonly step: PromotionStep;
  readonly isPercent: boolean;
  readonly off: string;
  readonly threshold: string;
  readonly code: string;
  readonly kinds: string;
  readonly items: string;
  readonly seller: string;
  readonly fundedBy: Promotion['fundedBy'];
  readonly from: string;
  readonly until: string;
  readonly limit: string;
}

interface PromotionFormProps {
  readonly view: EditionView;
  readonly onDone: () => void;
}

/** A new promotion: what it takes off is shown over the last orders before it is saved. */
export function PromotionForm({ view, onDone }: PromotionFormProps) {
  const { call, edition } = useReader();
  const client = useQueryClient();
  const [id] = useState(newId);
  const [draft, setDraft] = useState<Draft>(() => ({
    nameEn: '',
    nameJa: '',
    step: 'percent',
    isPercent: true,
    off: '10',
    threshold: '',
    code: '',
    kinds: 'goods',
    items: '',
    seller: '',
    fundedBy: 'organiser',
    from: view.edition.firstDay,
    until: view.edition.lastDay,
    limit: '',
  }));
  const promotion = promotionOf(draft, view);
  const preview = useMutation({ mutationFn: () => call(previewPromotion, { params: { edition }, body: promotion }) });
  const save = useMutation({
    mutationFn: () => call(savePromotion, { params: { edition, promotion: `p-${id}` }, body: promotion }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (preview.data) save.mutate();
    else preview.mutate();
  };
  const change = (part: Partial<Draft>) => {
    preview.reset();
    setDraft({ ...draft, ...part });
  };
  return (
    <form className="stack measure" onSubmit={submit}>
      <WhatFields draft={draft} view={view} onChange={change} />
      <WhenFields draft={draft} onChange={change} />
      {preview.error && <ProblemNotice error={preview.error} />}
      {save.error && <ProblemNotice error={save.error} />}
      {preview.data && <Cost answer={preview.data} view={view} />}
      <div className="row">
        <Button type="submit" busy={preview.isPending || save.isPending}>
          {preview.data ? <Trans>Save it</Trans> : <Trans>See what it costs</Trans>}
        </Button>
        <Button look="plain" onClick={onDone}>
          <Trans>Leave it as it was</Trans>
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function WhatFields({ draft, view, onChange }: FieldsProps & { readonly view: EditionView }) {
  const { t } = useLingui();
  const { steps } = usePromotionWords(view);
  const { currency } = view.edition;
  const text = (name: keyof Draft) => ({
    value: String(draft[name]),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <>
      <Field label={t`Name, in English`} required maxLength={100} {...text('nameEn')} />
      <Field label={t`Name, in Japanese`} lang="ja" maxLength={100} {...text('nameJa')} />
      <Select
        label={t`Kind`}
        value={draft.step}
        onChange={(event) => onChange({ step: event.target.value as PromotionStep })}
      >
        {steps.map(({ step, name }) => (
          <option key={step} value={step}>
            {name}
          </option>
        ))}
      </Select>
      <div className="row">
        <Field label={t`Taken off`} inputMode="decimal" required {...text('off')} />
        <Select
          label={t`In`}
          value={draft.isPercent ? 'percent' : 'amount'}
          onChange={(event) => onChange({ isPercent: event.target.value === 'percent' })}
        >
          <option value="percent">%</option>
          <option value="amount">{currency}</option>
        </Select>
      </div>
      {draft.step === 'threshold' && (
        <Field label={t`From a sum of (${currency})`} inputMode="decimal" required {...text('threshold')} />
      )}
      {draft.step === 'code' && <Field label={t`Code to type`} required maxLength={20} {...text('code')} />}
      <Field label={t`Kinds`} hint={t`ticket, package, goods; empty is all of them.`} {...text('kinds')} />
      <Field
        label={t`Products or sessions, by id`}
        hint={t`With spaces between; empty is all of them.`}
        {...text('items')}
      />
      <Field label={t`Only of the brand, by id`} {...text('seller')} />
      <Select
        label={t`Who bears it`}
        value={draft.fundedBy}
        onChange={(event) => onChange({ fundedBy: event.target.value as Draft['fundedBy'] })}
      >
        <option value="organiser">{t`The organiser`}</option>
        <option value="seller">{t`That brand`}</option>
      </Select>
    </>
  );
}

function WhenFields({ draft, onChange }: FieldsProps) {
  const { t } = useLingui();
  return (
    <div className="row">
      <Field
        label={t`First day`}
        type="date"
        required
        value={draft.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <Field
        label={t`Last day`}
        type="date"
        required
        value={draft.until}
        onChange={(event) => onChange({ until: event.target.value })}
      />
      <Field
        label={t`Orders at most`}
        inputMode="numeric"
        value={draft.limit}
        onChange={(event) => onChange({ limit: event.target.value })}
      />
    </div>
  );
}

function Cost({
  answer,
  view,
}: {
  answer: { orders: number; touched: number; cost: { amount: number; currency: string } };
  view: EditionView;
}) {
  const { t } = useLingui();
  const [orders, touched] = [view.formats.number(answer.orders), view.formats.number(answer.touched)];
  const cost = view.formats.price(answer.cost);
  return (
    <Notice
      kind="info"
      live
      title={t`On the last ${orders} orders it would have touched ${touched} and cost ${cost}.`}
    />
  );
}

function promotionOf(draft: Draft, { edition }: EditionView): Promotion {
  const list = (text: string) => text.split(/[ ,]+/).filter(Boolean);
  const minor = (text: string) => Math.max(1, Math.round(Number(text || '0') * 10 ** minorDigitsOf(edition.currency)));
  const { timeZone } = edition;
  return {
    names: { en: draft.nameEn, ...(draft.nameJa ? { ja: draft.nameJa } : {}) },
    step: draft.step,
    off: draft.isPercent
      ? { basisPoints: Math.max(1, Math.round(Number(draft.off || '0') * 100)) }
      : { amount: minor(draft.off) },
    scope: { kinds: list(draft.kinds), sellers: list(draft.seller), items: list(draft.items) },
    threshold: draft.step === 'threshold' ? minor(draft.threshold) : null,
    code: draft.step === 'code' ? draft.code : null,
    fundedBy: draft.fundedBy,
    opensAt: fromLocal(`${draft.from}T00:00`, timeZone),
    closesAt: fromLocal(`${draft.until}T23:59`, timeZone),
    limit: draft.limit ? Math.max(1, Math.round(Number(draft.limit))) : null,
  };
}
