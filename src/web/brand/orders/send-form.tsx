import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Consignment, sendParcel } from '../../../modules/market/contract.ts';
import { newId } from '../../call.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Stepper } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { useBrand, useChange } from '../brand-data.ts';

/** Names of carriers that are typed most. */
const carriers = ['Japan Post', 'Yamato Transport', 'Sagawa Express', 'DHL', 'FedEx'] as const;

/** Sends all that is left, or a part of it. */
export function SendForm({ consignment }: { readonly consignment: Consignment }) {
  const { t } = useLingui();
  const view = useEdition();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const open = consignment.items
    .map((one) => ({ ...one, left: one.count - one.cancelled - one.sent }))
    .filter((one) => one.left > 0);
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const [carrier, setCarrier] = useState<string>(carriers[0]);
  const [tracking, setTracking] = useState('');
  const [id] = useState(newId);
  const send = useChange(sendParcel);
  const countOf = (hold: string, left: number) => counts[hold] ?? left;
  const items = open
    .map((one) => ({ hold: one.hold, count: countOf(one.hold, one.left) }))
    .filter((one) => one.count > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = tracking.normalize('NFKC').trim();
    send.mutate(
      {
        params: { edition, brand, consignment: consignment.id },
        body: { id, items, carrier: carrier.trim(), ...(number ? { tracking: number } : {}) },
      },
      { onSuccess: () => toast(t`Sent. The buyer is told.`) },
    );
  };
  return (
    <form className="card stack measure" onSubmit={submit}>
      <h3>
        <Trans>Send a parcel</Trans>
      </h3>
      {open.map((one) => (
        <Stepper
          key={one.hold}
          label={`${view?.say(one.title) ?? ''} · ${view?.say(one.detail) ?? ''}`}
          value={countOf(one.hold, one.left)}
          min={0}
          max={one.left}
          less={t`One less`}
          more={t`One more`}
          onChange={(count) => setCounts({ ...counts, [one.hold]: count })}
        />
      ))}
      <Field
        label={t`Carrier`}
        list="carriers"
        required
        minLength={2}
        maxLength={40}
        value={carrier}
        onChange={(event) => setCarrier(event.target.value)}
      />
      <datalist id="carriers">
        {carriers.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Field
        label={t`Number to follow it by`}
        hint={t`The buyer sees it. Without it nobody can tell where the parcel is.`}
        maxLength={40}
        pattern="[A-Za-z0-9][A-Za-z0-9 \-]{3,39}"
        value={tracking}
        onChange={(event) => setTracking(event.target.value)}
      />
      {send.error && <ProblemNotice error={send.error} />}
      <div>
        <Button type="submit" busy={send.isPending} disabled={items.length === 0}>
          <Trans>It is on its way</Trans>
        </Button>
      </div>
    </form>
  );
}
