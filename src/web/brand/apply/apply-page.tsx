import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { applyForBrand, type OwnBrand } from '../../../modules/market/contract.ts';
import { useHead, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useChange } from '../brand-data.ts';
import { emptyTale, type Tale, TaleFields, taleBody } from './tale-form.tsx';

/** A maker asks for a store; what was refused can be asked again with better words. */
export function ApplyPage({ brands }: { readonly brands: readonly OwnBrand[] }) {
  const { t } = useLingui();
  const { edition } = useReader();
  const [, navigate] = useLocation();
  const again = brands.find((one) => one.state === 'refused');
  const [id, setId] = useState(again?.id ?? '');
  const [tale, setTale] = useState<Tale>(again ? taleOf(again) : emptyTale);
  const [makes, setMakes] = useState(again?.makes ?? '');
  const [agreed, setAgreed] = useState(false);
  const send = useChange(applyForBrand);
  useHead({ title: t`Apply for a store` });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!agreed) return;
    const body = { id, ...taleBody(tale), makes: makes.trim(), agreed };
    send.mutate({ params: { edition }, body }, { onSuccess: () => navigate('/brand') });
  };
  return (
    <form className="stack wide" onSubmit={submit}>
      <PageTitle
        title={t`Apply for a store`}
        lead={t`Ten minutes. We read every application ourselves and answer within three days.`}
        {...(brands.length > 0 ? { back: { to: '/brand', label: t`My brands` } } : {})}
      />
      {again?.decidedBecause && (
        <Notice kind="wait" title={t`What was missing last time`}>
          <p>{again.decidedBecause}</p>
        </Notice>
      )}
      <Field
        label={t`Address of the store`}
        hint={t`Small letters, digits and dashes, as in kyoto-weaving. It also begins the ids of your products.`}
        required
        pattern="[a-z0-9][a-z0-9\-]{2,40}"
        disabled={again !== undefined}
        value={id}
        onChange={(event) => setId(event.target.value.toLowerCase())}
      />
      <TaleFields tale={tale} onChange={setTale} />
      <div className="field">
        <label htmlFor="makes">{t`What you make, and where`}</label>
        <textarea
          id="makes"
          className="input"
          rows={4}
          required
          maxLength={1_000}
          value={makes}
          onChange={(event) => setMakes(event.target.value)}
        />
      </div>
      <Terms agreed={agreed} onChange={setAgreed} />
      {send.error && <ProblemNotice error={send.error} />}
      <div>
        <Button type="submit" busy={send.isPending}>
          <Trans>Send the application</Trans>
        </Button>
      </div>
    </form>
  );
}

function Terms({ agreed, onChange }: { agreed: boolean; onChange: (agreed: boolean) => void }) {
  return (
    <section className="card stack tight">
      <h2>
        <Trans>What we agree on</Trans>
      </h2>
      <ul className="story">
        <li>
          <Trans>You sell what you make yourself, and say truly where and of what it is made.</Trans>
        </li>
        <li>
          <Trans>The organiser keeps 15 % of a price without tax, unless we agree on something else.</Trans>
        </li>
        <li>
          <Trans>You hand parcels over within two days, and take goods back within thirty days of delivery.</Trans>
        </li>
        <li>
          <Trans>Your prices, your books and your data are yours: you can take all of them along at any time.</Trans>
        </li>
      </ul>
      <Choice kind="checkbox" checked={agreed} required onChange={(event) => onChange(event.target.checked)}>
        <Trans>I agree, and may speak for this brand.</Trans>
      </Choice>
    </section>
  );
}

export function taleOf(brand: OwnBrand): Tale {
  const { names, stories, makers, towns, latitude, longitude, contact } = brand;
  return {
    ...{ names, stories, makers, towns },
    latitude: String(latitude),
    longitude: String(longitude),
    contact: contact ?? '',
  };
}
