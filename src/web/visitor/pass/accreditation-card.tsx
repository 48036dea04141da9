import { Trans, useLingui } from '@lingui/react/macro';
import type { Pass } from '../../../modules/passes/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { useDaySpans } from '../../ui/day-spans.ts';
import { Icon } from '../../ui/icon.tsx';

type Held = NonNullable<Pass['accreditation']>;

/** What somebody who works or competes may do with the pass: whether the check is done, where it opens, on which days. */
export function AccreditationCard({ held, view }: { readonly held: Held; readonly view: EditionView }) {
  const { t } = useLingui();
  const daySpans = useDaySpans();
  const kindName = useKindName();
  const check = useCheckWords()[held.check];
  const venues = held.venues.map((venue) => view.venueName(venue));
  const kinds = view.formats.list(held.zoneKinds.map(kindName));
  const where = venues.length === 0 ? t`All venues` : view.formats.list(venues);
  return (
    <section className="stack tight" aria-labelledby="accreditation">
      <h2 id="accreditation">
        <Trans>Your accreditation</Trans>
      </h2>
      <ul className="steps">
        <li>
          <Icon name={held.check === 'cleared' ? 'check' : 'info'} />
          <span data-testid="check-state">{check}</span>
        </li>
        <li>
          <Icon name="gate" />
          <span>{kinds === '' ? where : t`${where}: ${kinds}`}</span>
        </li>
        <li>
          <Icon name="clock" />
          <span>{daySpans(held.days)}</span>
        </li>
      </ul>
    </section>
  );
}

/** Kinds of zone by the words of the venue; what an edition made up shows its key. */
function useKindName(): (kind: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    precinct: t`grounds`,
    bowl: t`stands`,
    hospitality: t`hospitality`,
    'back-of-house': t`back of house`,
    'field-of-play': t`field of play`,
  };
  return (kind) => names[kind] ?? kind;
}

function useCheckWords(): Record<Held['check'], string> {
  const { t } = useLingui();
  return {
    cleared: t`Your check is done. You come in without a ticket.`,
    pending: t`Your check is not finished yet. Until it is, a gate sends you to the accreditation desk.`,
    refused: t`You cannot come in with this accreditation. The accreditation desk tells you why, and what you can do.`,
    expired: t`Your check has run out. Ask the accreditation desk to renew it before you come.`,
  };
}
