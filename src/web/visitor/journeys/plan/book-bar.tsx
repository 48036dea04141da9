import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { Journey } from '../../../../modules/journeys/contract.ts';
import { ProblemError } from '../../../call.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useJourneyQueries } from '../journey-queries.ts';
import { PlanPrice } from '../plans/plan-card.tsx';
import type { Editing } from './use-editing.ts';
import type { useHolding, useSaving } from './use-holding.ts';

interface BookBarProps {
  readonly journey: Journey;
  readonly view: EditionView;
  readonly canUndo: boolean;
  readonly editing: Editing;
  readonly saving: ReturnType<typeof useSaving>;
  readonly holding: ReturnType<typeof useHolding>;
  readonly isSaved: boolean;
}

/** Refusals after which the same wishes planned anew are the way on. */
const planAgain = new Set(['journeys/priceChanged', 'journeys/soldOut', 'journeys/noSuchPart', 'journeys/partMissing']);

/** Within thumb's reach: what the last change cost, the price, and the one way on. */
export function BookBar({ journey, view, canUndo, editing, saving, holding, isSaved }: BookBarProps) {
  const { t } = useLingui();
  const { edition } = useReader();
  const client = useQueryClient();
  const { choices } = useJourneyQueries();
  const error = holding.error ?? editing.error ?? saving.mutation.error;
  const canPlanAgain = error instanceof ProblemError && planAgain.has(error.code);
  const again = () => {
    holding.reset();
    void client.invalidateQueries({ queryKey: choices().queryKey.slice(0, 2) });
    const { tickets } = journey.parts;
    const soldOut = holding.error instanceof ProblemError ? soldSessions(holding.error) : [];
    const wanted = tickets.map(({ session }) => `session:${session}`).filter((ref) => !soldOut.includes(ref));
    editing.apply({
      wishes: {
        ...journey.wishes,
        mustSee: [...new Set([...journey.wishes.mustSee, ...wanted])]
          .filter((ref) => !soldOut.includes(ref))
          .slice(0, 20),
        mustNot: [...new Set([...journey.wishes.mustNot, ...soldOut])].slice(-60),
      },
    });
  };
  return (
    <div className="thumb-bar book-bar">
      {error && (
        <ProblemNotice error={error}>
          {canPlanAgain && (
            <Button look="quiet" onClick={again}>
              <Trans>Plan again</Trans>
            </Button>
          )}
        </ProblemNotice>
      )}
      <ChangeLine view={view} editing={editing} canUndo={canUndo} />
      <div className="row apart">
        <PlanPrice journey={journey} view={view} />
        <div className="row close">
          <Button
            look="quiet"
            busy={saving.mutation.isPending}
            onClick={() =>
              void saving.save().then((isDone) => {
                if (isDone) toast(t`Kept under my journeys.`);
              })
            }
          >
            <Icon name={isSaved ? 'check' : 'heart'} size={20} />
            {isSaved ? t`Saved` : t`Save`}
          </Button>
          <Button busy={holding.isPending || editing.isBusy} onClick={holding.hold} data-edition={edition}>
            <Trans>Put into the cart</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Sessions of a refusal that are sold out, as refs. */
function soldSessions(error: ProblemError): string[] {
  const pools = error.facts['pools'];
  if (!Array.isArray(pools)) return [];
  return pools
    .map(String)
    .flatMap((pool) => (pool.startsWith('ticket/') ? [`session:${pool.split('/')[1] ?? ''}`] : []));
}

/** What the last change did to the price, and the way back. */
function ChangeLine({ view, editing, canUndo }: { view: EditionView; editing: Editing; canUndo: boolean }) {
  const { t } = useLingui();
  const { changed, isBusy } = editing;
  const amount = changed?.difference.amount ?? 0;
  const price = (value: number) => view.formats.price({ amount: Math.abs(value), currency: view.edition.currency });
  const text = isBusy
    ? t`Planning it anew…`
    : !changed
      ? ''
      : changed.isSame
        ? t`We found nothing better; it stays as it is.`
        : amount > 0
          ? t`Done: +${price(amount)}`
          : amount < 0
            ? t`Done: −${price(amount)}`
            : t`Done, at the same price.`;
  return (
    <div className="row apart change-line">
      <span role="status" className={isBusy ? 'soft' : 'strong figures'}>
        {text}
      </span>
      {canUndo && !isBusy && (
        <Button look="plain" onClick={editing.undo}>
          <Icon name="undo" size={20} />
          <Trans>Undo</Trans>
        </Button>
      )}
    </div>
  );
}
