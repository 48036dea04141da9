import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { pairGate } from '../../../modules/passes/contract.ts';
import { newId } from '../../call.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

interface PairDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPaired: () => void;
}

/** Gives one device the secret of one gate. The secret is shown here and never again. */
export function PairDialog({ isOpen, onClose, onPaired }: PairDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Pair a gate device`} isOpen={isOpen} onClose={onClose}>
      <PairForm onClose={onClose} onPaired={onPaired} />
    </Dialog>
  );
}

function PairForm({ onClose, onPaired }: Omit<PairDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const view = useEdition();
  const { call, edition } = useReader();
  const venues = [...(view?.edition.venues ?? [])].sort((one, other) =>
    view!.formats.compare(view!.say(one.names), view!.say(other.names)),
  );
  const [venueId, setVenue] = useState('');
  const [gateId, setGate] = useState('');
  const [name, setName] = useState('');
  const venue = venues.find((one) => one.id === venueId) ?? venues[0];
  const gate = venue?.gates.find((one) => one.id === gateId) ?? venue?.gates[0];
  const key = venue && gate ? wholeKey(venue.id, gate.id) : '';
  const [id] = useState(newId);
  const pair = useMutation({
    mutationFn: () => call(pairGate, { params: { edition, gate: key }, body: { id, name: name.trim() } }),
    onSuccess: onPaired,
  });
  if (pair.data) return <Secret secret={pair.data.secret} gate={key} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key && name.trim()) pair.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Select label={t`Venue`} value={venue?.id ?? ''} onChange={(event) => setVenue(event.target.value)}>
        {venues.map((one) => (
          <option key={one.id} value={one.id}>
            {view?.say(one.names)}
          </option>
        ))}
      </Select>
      <Select label={t`Gate`} value={gate?.id ?? ''} onChange={(event) => setGate(event.target.value)}>
        {venue?.gates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <Field
        label={t`Name of the device`}
        hint={t`As it is written on it, so that stewards find it.`}
        value={name}
        maxLength={60}
        required
        onChange={(event) => setName(event.target.value)}
      />
      <p className="soft">
        <Trans>If this gate has a device already, that one stops working at once. Its journal goes on.</Trans>
      </p>
      {pair.error && <ProblemNotice error={pair.error} />}
      <div className="row">
        <Button type="submit" busy={pair.isPending}>
          <Trans>Make the secret</Trans>
        </Button>
        <Button look="quiet" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}

const wholeKey = (venue: string, gate: string) => (gate.startsWith(`${venue}.`) ? gate : `${venue}.${gate}`);

function Secret({ secret, gate, onClose }: { secret: string; gate: string; onClose: () => void }) {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="stack">
      <Notice kind="good" title={t`The gate is paired.`} live>
        <p>
          <Trans>Type this secret into the device now. It is shown once; if it is lost, pair the gate again.</Trans>
        </p>
      </Notice>
      <dl className="facts-list">
        <dt>{t`Gate`}</dt>
        <dd>
          <code>{gate}</code>
        </dd>
        <dt>{t`Secret`}</dt>
        <dd>
          <code className="secret" data-testid="gate-secret">
            {secret}
          </code>
        </dd>
      </dl>
      <div className="row">
        <Button look="quiet" onClick={() => void copy()}>
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy the secret</Trans>}
        </Button>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}
