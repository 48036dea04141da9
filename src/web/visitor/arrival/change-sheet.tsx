import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Arrival, chooseSlot } from '../../../modules/arrivals/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { Dialog } from '../../ui/lazy-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';

interface ChangeSheetProps {
  readonly arrival: Arrival;
  readonly view: EditionView;
  readonly onClose: () => void;
}

/** Other times to come, with how busy each is; or none at all. */
export function ChangeSheet({ arrival, view, onClose }: ChangeSheetProps) {
  const { t } = useLingui();
  const { call, queries, edition } = useReader();
  const client = useQueryClient();
  const [fromAt, setFromAt] = useState(arrival.window?.fromAt ?? null);
  const save = useMutation({
    mutationFn: () => call(chooseSlot, { params: { edition, session: arrival.session }, body: { fromAt } }),
    onSuccess: (saved) => {
      const times = saved.window ? view.formats.span(saved.window.fromAt, saved.window.untilAt) : '';
      toast(
        times
          ? t`See you at Gate ${saved.gateName} between ${times}.`
          : t`Come to Gate ${saved.gateName} when you like.`,
      );
      onClose();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: queries.arrivals().queryKey }),
  });
  const fills: Record<Arrival['choices'][number]['fill'], string> = {
    calm: t`calm`,
    busy: t`busy`,
    full: t`full`,
  };
  return (
    <Dialog title={t`When would you like to come?`} isOpen onClose={onClose}>
      <fieldset className="arrival-choices">
        <legend className="soft">{t`To Gate ${arrival.gateName}`}</legend>
        {arrival.choices.map((choice) => {
          const isOwn = choice.fromAt === arrival.window?.fromAt;
          const span = view.formats.span(choice.fromAt, choice.untilAt);
          return (
            <Choice
              key={choice.fromAt}
              kind="radio"
              name="window"
              checked={fromAt === choice.fromAt}
              disabled={choice.fill === 'full' && !isOwn}
              onChange={() => setFromAt(choice.fromAt)}
            >
              <span className="row apart">
                <span className="figures">{span}</span>
                <span className={`fill ${choice.fill}`}>{isOwn ? t`yours now` : fills[choice.fill]}</span>
              </span>
            </Choice>
          );
        })}
        <Choice kind="radio" name="window" checked={fromAt === null} onChange={() => setFromAt(null)}>
          <Trans>When we like</Trans>
        </Choice>
      </fieldset>
      {save.error && <ProblemNotice error={save.error} />}
      <p className="row">
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          <Trans>Save</Trans>
        </Button>
        <Button look="quiet" onClick={onClose}>
          <Trans>Leave it</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
