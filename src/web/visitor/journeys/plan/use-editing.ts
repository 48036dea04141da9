import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Money } from '../../../../kernel/money.ts';
import {
  type Change,
  changeJourney,
  type Journey,
  type Obstacle,
  suggestJourneys,
  type Wishes,
} from '../../../../modules/journeys/contract.ts';
import { ProblemError } from '../../../call.ts';
import { useReader } from '../../../reader.tsx';
import { changeChosen, undoChange } from '../journey-store.ts';
import { outlineOf } from '../outline.ts';

/** What the last change did. */
export interface Changed {
  readonly difference: Money;
  readonly obstacles: readonly Obstacle[];
  /** Nothing else was found: the same days again. */
  readonly isSame: boolean;
}

/** A wish for the journey as it is, or wishes to plan it from anew. */
export type Edit = { readonly change: Change } | { readonly wishes: Wishes };

export interface Editing {
  readonly apply: (edit: Edit) => void;
  readonly undo: () => void;
  readonly isBusy: boolean;
  readonly changed: Changed | null;
  readonly error: Error | null;
}

/** Changes a journey on the server, each change planned at once with what it costs, each with a way back. */
export function useEditing(journey: Journey): Editing {
  const { call, edition } = useReader();
  const [changed, setChanged] = useState<Changed | null>(null);
  const params = { edition };
  const mutation = useMutation({
    mutationFn: async (edit: Edit) => {
      const { wishes, parts, character } = journey;
      if ('change' in edit)
        return call(changeJourney, { params, body: { wishes, parts, character, change: edit.change } });
      const planned = await call(suggestJourneys, { params, body: { wishes: { ...edit.wishes, character } } });
      const [next] = planned.journeys;
      if (!next) throw new ProblemError({ code: 'journeys/noSuchPart', status: 409 });
      const { total } = next.price;
      const difference = { ...total, amount: total.amount - journey.price.total.amount };
      return { journey: next, difference, obstacles: next.obstacles };
    },
    onMutate: () => setChanged(null),
    onSuccess: ({ journey: next, difference, obstacles }) => {
      const isSame = outlineOf(next) === outlineOf(journey);
      changeChosen(edition, next);
      setChanged({ difference, obstacles, isSame });
    },
  });
  return {
    apply: (edit) => mutation.mutate(edit),
    undo: () => {
      undoChange(edition);
      setChanged(null);
      mutation.reset();
    },
    isBusy: mutation.isPending,
    changed,
    error: mutation.error,
  };
}
