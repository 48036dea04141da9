import { Trans, useLingui } from '@lingui/react/macro';
import type { Journey } from '../../../../modules/journeys/contract.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { calendarOf } from '../calendar.ts';
import { useCharacterWords, useDistance, useDuration, useVisitName } from '../journey-words.ts';
import type { Places } from '../places.ts';

/** The journey in one's own calendar, and on paper. */
export function TakeAlong({ journey, places, view }: { journey: Journey; places: Places; view: EditionView }) {
  const { t } = useLingui();
  const { clockAhead } = useReader();
  const characters = useCharacterWords();
  const visitName = useVisitName(view);
  const duration = useDuration();
  const distance = useDistance(view);
  const download = () => {
    const title = `${view.say(view.edition.names)}, ${characters[journey.character].name}`;
    const text = calendarOf(
      journey,
      places,
      {
        title,
        nameOf: (ref, startsAt) => visitName(ref, places, startsAt),
        wayOf: ({ mode, minutes, walkMetres }) =>
          mode === 'none'
            ? ''
            : mode === 'walk'
              ? t`${duration(minutes)} on foot, ${distance(walkMetres)}`
              : t`${duration(minutes)} by train or bus, ${distance(walkMetres)} of it on foot`,
      },
      Date.now() + clockAhead,
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
    link.download = 'journey.ics';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <section className="stack tight no-print" aria-labelledby="take-along">
      <h2 id="take-along" className="large">
        <Trans>Take it along</Trans>
      </h2>
      <p className="row close">
        <Button look="quiet" onClick={download}>
          <Icon name="programme" size={20} />
          <Trans>Into my calendar</Trans>
        </Button>
        <Button look="quiet" onClick={() => print()}>
          <Icon name="print" size={20} />
          <Trans>Print the days</Trans>
        </Button>
      </p>
    </section>
  );
}
