import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Change, Journey } from '../../../../modules/journeys/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { Dialog } from '../../../ui/lazy-dialog.tsx';
import type { Places } from '../places.ts';
import type { Choices } from '../wishes.ts';
import { AddDialog } from './add-dialog.tsx';
import type { Edit } from './use-editing.ts';

interface EditChipsProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly isBusy: boolean;
  readonly onEdit: (edit: Edit) => void;
}

/** Wishes of one tap, in sentences; each is planned at once. */
export function EditChips({ journey, places, choices, view, isBusy, onEdit }: EditChipsProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'add' | 'swap' | null>(null);
  const { pace } = journey.wishes;
  const ask = (change: Change) => !isBusy && onEdit({ change });
  const chips: readonly (readonly [string, () => void])[] = [
    [t`Less walking`, () => ask({ kind: 'lessWalking' })],
    ...(pace === 'calm' ? [] : [[t`Calmer days`, () => ask({ kind: 'calmer' })] as const]),
    ...(pace === 'full' ? [] : [[t`Fuller days`, () => ask({ kind: 'fuller' })] as const]),
    [t`Make it cheaper`, () => ask({ kind: 'cheaper' })],
    ...(journey.parts.stay ? [[t`Another hotel`, () => ask({ kind: 'otherHotel', hotel: null })] as const] : []),
    [t`Another sport…`, () => setOpen('swap')],
    [t`Add something…`, () => setOpen('add')],
  ];
  return (
    <section className="stack tight" aria-labelledby="edit">
      <h2 id="edit" className="large">
        <Trans>Change it</Trans>
      </h2>
      <div className="row close edit-chips">
        {chips.map(([label, act]) => (
          <button key={label} type="button" className="chip" aria-disabled={isBusy || undefined} onClick={act}>
            {label}
          </button>
        ))}
      </div>
      <Dialog title={t`Another sport`} isOpen={open === 'swap'} onClose={() => setOpen(null)}>
        <SwapForm
          journey={journey}
          places={places}
          view={view}
          onSwap={(change) => {
            setOpen(null);
            ask(change);
          }}
        />
      </Dialog>
      <AddDialog
        isOpen={open === 'add'}
        journey={journey}
        choices={choices}
        view={view}
        onClose={() => setOpen(null)}
        onAdd={(ref) => {
          setOpen(null);
          ask({ kind: 'add', ref });
        }}
      />
    </section>
  );
}

interface SwapFormProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly view: EditionView;
  readonly onSwap: (change: Change) => void;
}

/** One sport of the plan for another, said as a sentence. */
function SwapForm({ journey, places, view, onSwap }: SwapFormProps) {
  const { t } = useLingui();
  const inPlan = [
    ...new Set(journey.parts.tickets.flatMap(({ session }) => places[`session:${session}`]?.discipline ?? [])),
  ];
  const [from, setFrom] = useState(inPlan[0] ?? '');
  const others = view.edition.disciplines
    .filter(({ id }) => !inPlan.includes(id))
    .map(({ id }) => ({ id, name: view.disciplineName(id) }))
    .sort((first, second) => view.formats.compare(first.name, second.name));
  const [to, setTo] = useState(others[0]?.id ?? '');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSwap({ kind: 'swapSport', from: from || null, to });
      }}
    >
      <Select label={t`Give up`} value={from} onChange={(event) => setFrom(event.target.value)}>
        {inPlan.map((id) => (
          <option key={id} value={id}>
            {view.disciplineName(id)}
          </option>
        ))}
        <option value="">{t`Nothing, add to what there is`}</option>
      </Select>
      <Select label={t`See`} value={to} onChange={(event) => setTo(event.target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit" broad>
        <Trans>Plan it so</Trans>
      </Button>
    </form>
  );
}
