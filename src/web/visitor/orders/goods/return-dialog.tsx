import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { askReturn, type Consignment, type GoodsReturn } from '../../../../modules/market/contract.ts';
import { newId } from '../../../call.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, Stepper } from '../../../ui/field.tsx';
import { Dialog } from '../../../ui/lazy-dialog.tsx';
import { Load } from '../../../ui/load.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useReasonName } from './consignment-words.ts';
import { LetterField } from './letter-field.tsx';
import { ReturnSumLines } from './return-card.tsx';
import { useRefreshOrder } from './use-consignments.ts';

type Reason = GoodsReturn['reason'];

interface ReturnDialogProps {
  readonly consignment: Consignment;
  readonly view: EditionView;
  readonly onClose: () => void;
}

/** What can go back for a reason, how many were chosen, and what that would bring. */
function useReturnWish(consignment: Consignment, onDone: () => void) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const refresh = useRefreshOrder(consignment.order);
  const has = (field: 'returnable' | 'missing') => consignment.items.some((item) => item[field] > 0);
  const reasons: Reason[] = [
    ...(has('returnable') ? (['changedMind', 'damaged', 'wrongItem'] as const) : []),
    ...(has('missing') ? (['notArrived'] as const) : []),
  ];
  const [reason, setReason] = useState<Reason>(reasons[0] ?? 'changedMind');
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const [id] = useState(newId);
  const possible = consignment.items
    .map((item) => ({ ...item, most: reason === 'notArrived' ? item.missing : item.returnable }))
    .filter(({ most }) => most > 0)
    .map((item, _, all) => ({
      ...item,
      chosen: Math.min(counts[item.hold] ?? (all.length === 1 ? 1 : 0), item.most),
    }));
  const items = possible.filter(({ chosen }) => chosen > 0).map(({ hold, chosen }) => ({ hold, count: chosen }));
  const params = { edition, consignment: consignment.id };
  const wish = (words: string, commit: boolean, own: string) =>
    call(askReturn, { params, body: { id: own, reason, items, words, commit } });
  const preview = useQuery({
    queryKey: ['return preview', consignment.id, reason, items],
    queryFn: () => wish('', false, newId()),
    enabled: items.length > 0,
    retry: false,
    placeholderData: (before) => before,
  });
  const ask = useMutation({
    mutationFn: (words: string) => wish(words, true, id),
    onSuccess: () => {
      toast(t`Asked. The maker answers within three days.`);
      onDone();
    },
    onSettled: refresh,
  });
  const choose = (hold: string, count: number) => setCounts({ ...counts, [hold]: count });
  return { reasons, reason, setReason, possible, choose, isChosen: items.length > 0, preview, ask };
}

/** Why and how many; what comes back by which rule; then it is asked. */
export function ReturnDialog({ consignment, view, onClose }: ReturnDialogProps) {
  const { t } = useLingui();
  const reasonName = useReasonName();
  const { reasons, reason, setReason, possible, choose, isChosen, preview, ask } = useReturnWish(consignment, onClose);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(String(new FormData(event.currentTarget).get('words') ?? '').trim());
  };
  return (
    <Dialog title={t`Send something back`} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <fieldset>
          <legend>
            <Trans>Why</Trans>
          </legend>
          {reasons.map((one) => (
            <Choice key={one} kind="radio" name="reason" checked={one === reason} onChange={() => setReason(one)}>
              {reasonName(one)}
            </Choice>
          ))}
        </fieldset>
        {possible.map(({ hold, title, most, chosen }) => (
          <Stepper
            key={hold}
            label={view.say(title)}
            less={t`One less: ${view.say(title)}`}
            more={t`One more: ${view.say(title)}`}
            value={chosen}
            min={0}
            max={most}
            onChange={(count) => choose(hold, count)}
          />
        ))}
        <LetterField label={t`A few words to the maker`} name="words" required={reason !== 'changedMind'} />
        {isChosen && <Load query={preview}>{({ sums }) => <ReturnSumLines sums={sums} view={view} />}</Load>}
        {ask.error && <ProblemNotice error={ask.error} />}
        <p className="row">
          {isChosen && (
            <Button type="submit" busy={ask.isPending}>
              <Trans>Ask the maker</Trans>
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
