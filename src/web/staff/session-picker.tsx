import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { localDay } from '../../kernel/time.ts';
import type { SessionCard } from '../../modules/tickets/contract.ts';
import { useEdition, useNow } from '../reader.tsx';
import { Select } from '../ui/field.tsx';
import { useAllSessions, useSessionName } from './staff-data.ts';

interface SessionPickerProps {
  readonly value: string;
  readonly onChange: (session: string) => void;
  readonly filter?: (session: SessionCard) => boolean;
}

/** A day, then a session of it. */
export function SessionPicker({ value, onChange, filter }: SessionPickerProps) {
  const { t } = useLingui();
  const view = useEdition();
  const now = useNow();
  const nameOf = useSessionName(view);
  const all = useAllSessions().data?.sessions ?? [];
  const sessions = filter ? all.filter(filter) : all;
  const chosen = all.find(({ id }) => id === value);
  const days = [...new Set(sessions.map(({ day }) => day))].sort();
  const today = view ? localDay(now, view.edition.timeZone) : '';
  const [wanted, setWanted] = useState<string>();
  const day = wanted ?? chosen?.day ?? days.find((one) => one >= today) ?? days.at(-1) ?? '';
  const shown = sessions.filter((session) => day === 'all' || session.day === day);
  const isListed = shown.some(({ id }) => id === value);
  return (
    <div className="choices-row">
      <Select label={t`Day`} value={day} onChange={(event) => setWanted(event.target.value)}>
        <option value="all">{t`All days`}</option>
        {days.map((one) => (
          <option key={one} value={one}>
            {view?.formats.day(one)}
          </option>
        ))}
      </Select>
      <Select label={t`Session`} value={isListed ? value : ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t`Choose a session`}</option>
        {shown.map((session) => (
          <option key={session.id} value={session.id}>
            {session.startsAt && view
              ? day === 'all'
                ? view.formats.moment(session.startsAt)
                : view.formats.time(session.startsAt)
              : ''}{' '}
            {nameOf(session)} – {view?.venueName(session.venue)} ({session.id})
          </option>
        ))}
      </Select>
    </div>
  );
}
