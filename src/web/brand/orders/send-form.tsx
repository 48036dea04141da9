import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Consignment, type ParcelOffer, sendParcel } from '../../../modules/market/contract.ts';
import { newId } from '../../call.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Stepper } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { useBrand, useChange } from '../brand-data.ts';
import { Offers } from './offers.tsx';
import { isWhole, keepSender, readSender, SenderFields } from './sender-fields.tsx';

/** Names of carriers that are typed most. */
const carriers = ['Japan Post', 'Yamato Transport', 'Sagawa Express', 'DHL', 'FedEx'] as const;

/** Sends all that is left, or a part of it. */
export function SendForm({ consignment }: { readonly consignment: Consignment }) {
  const { t } = useLingui();
  const sending = useSending(consignment);
  const { sender, offer, items, send } = sending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.submit();
  };
  return (
    <form className="card stack measure" onSubmit={submit}>
      <h3>
        <Trans>Send a parcel</Trans>
      </h3>
      <Counts consignment={consignment} counts={sending.counts} onChange={sending.setCounts} />
      <SenderFields sender={sender} onChange={sending.setSender} />
      {isWhole(sender) && (
        <Offers consignment={consignment.id} items={items} sender={sender} chosen={offer} onChoose={sending.choose} />
      )}
      <Field
        label={t`Carrier`}
        list="carriers"
        required
        minLength={2}
        maxLength={40}
        value={sending.carrier}
        onChange={(event) => sending.setCarrier(event.target.value)}
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
        value={sending.tracking}
        onChange={(event) => sending.setTracking(event.target.value)}
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

type Counts = Readonly<Record<string, number>>;

const leftOf = (one: Consignment['items'][number]) => one.count - one.cancelled - one.sent;

/** What is typed about a parcel, and its sending under one id, so that a second tap sends nothing twice. */
function useSending(consignment: Consignment) {
  const { t } = useLingui();
  const { edition } = useReader();
  const { id: brand } = useBrand();
  const [counts, setCounts] = useState<Counts>({});
  const [carrier, setCarrier] = useState<string>(carriers[0]);
  const [tracking, setTracking] = useState('');
  const [id] = useState(newId);
  const [sender, setSender] = useState(() => readSender(brand));
  const [offer, setOffer] = useState<ParcelOffer>();
  const send = useChange(sendParcel);
  const items = consignment.items
    .map((one) => ({ hold: one.hold, count: counts[one.hold] ?? leftOf(one) }))
    .filter((one) => one.count > 0);
  const choose = (one: ParcelOffer) => {
    setOffer(one);
    if (one.system !== 'table') setCarrier(one.carrier);
  };
  const submit = () => {
    keepSender(brand, sender);
    const number = tracking.normalize('NFKC').trim();
    const body = {
      id,
      items,
      carrier: carrier.trim(),
      ...(number ? { tracking: number } : {}),
      ...(isWhole(sender) ? { sender: { ...sender } } : {}),
      ...(offer && offer.system !== 'table' ? { label: labelOf(offer) } : {}),
    };
    send.mutate(
      { params: { edition, brand, consignment: consignment.id }, body },
      { onSuccess: () => toast(t`Sent. The buyer is told.`) },
    );
  };
  return {
    ...{ counts, setCounts, carrier, setCarrier, tracking, setTracking, sender, setSender },
    ...{ offer, choose, items, send, submit },
  };
}

const labelOf = ({ system, shipment, rate }: ParcelOffer) => ({ system, shipment, rate });

interface CountsProps {
  readonly consignment: Consignment;
  readonly counts: Counts;
  readonly onChange: (counts: Counts) => void;
}

/** How many of each go into this parcel. */
function Counts({ consignment, counts, onChange }: CountsProps) {
  const { t } = useLingui();
  const view = useEdition();
  return (
    <>
      {consignment.items
        .filter((one) => leftOf(one) > 0)
        .map((one) => (
          <Stepper
            key={one.hold}
            label={`${view?.say(one.title) ?? ''} · ${view?.say(one.detail) ?? ''}`}
            value={counts[one.hold] ?? leftOf(one)}
            min={0}
            max={leftOf(one)}
            less={t`One less`}
            more={t`One more`}
            onChange={(count) => onChange({ ...counts, [one.hold]: count })}
          />
        ))}
    </>
  );
}
