import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { localDay } from '../../../kernel/time.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useNow, useReader } from '../../reader.tsx';
import { Icon } from '../../ui/icon.tsx';
import { readKept } from '../journeys/kept/kept-store.ts';

/** From my day into the journey that it is a part of, where this phone knows one; else to the journeys I keep. */
export function TodaysJourney({ view }: { view: EditionView }) {
  const reader = useReader();
  const today = localDay(useNow(), view.edition.timeZone);
  const [isToday, setToday] = useState(false);
  useEffect(() => {
    const kept = readKept(reader.edition)?.journeys ?? [];
    setToday(kept.some(({ journey }) => journey.days.some(({ day }) => day === today)));
  }, [reader.edition, today]);
  return (
    <p>
      <Link className="button quiet" href={isToday ? paths.journeyToday(reader) : paths.myJourneys(reader)}>
        <Icon name="journey" size={20} />
        {isToday ? <Trans>The whole day, and when to leave</Trans> : <Trans>My journeys</Trans>}
      </Link>
    </p>
  );
}
