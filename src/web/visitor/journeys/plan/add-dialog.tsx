import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Journey } from '../../../../modules/journeys/contract.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { usePhaseName } from '../../../session-words.ts';
import { Field } from '../../../ui/field.tsx';
import { Dialog } from '../../../ui/lazy-dialog.tsx';
import { Pictogram } from '../../../ui/pictogram.tsx';
import { Picture } from '../picture.tsx';
import { pictureOfSight } from '../pictures.ts';
import type { Choices } from '../wishes.ts';

interface AddDialogProps {
  readonly isOpen: boolean;
  readonly journey: Journey;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly onClose: () => void;
  readonly onAdd: (ref: string) => void;
}

const mostShown = 8;

/** Finds a sight or a session by a few letters and adds it. */
export function AddDialog(props: AddDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Add something`} isOpen={props.isOpen} onClose={props.onClose}>
      <AddSearch {...props} />
    </Dialog>
  );
}

function AddSearch({ journey, choices, view, onAdd }: AddDialogProps) {
  const { t } = useLingui();
  const { queries } = useReader();
  const phaseName = usePhaseName();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const sessions = useQuery({
    ...queries.sessions({ q: wanted, sort: 'time', limit: 60 }),
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData,
  });
  const used = new Set(journey.days.flatMap(({ visits }) => visits.map(({ ref }) => ref)));
  const { firstDay, lastDay } = journey.wishes;
  const low = wanted.toLocaleLowerCase();
  const sights = (choices?.sights ?? [])
    .filter(({ id, names }) => {
      const own = Object.values(names).some((name) => name.toLocaleLowerCase().includes(low));
      return own && !used.has(`sight:${id}`);
    })
    .slice(0, mostShown);
  const found = (wanted ? (sessions.data?.sessions ?? []) : [])
    .filter(({ id, day, ticketed }) => ticketed && firstDay <= day && day <= lastDay && !used.has(`session:${id}`))
    .slice(0, mostShown);
  return (
    <div className="stack">
      <Field
        label={t`A sight or a sport`}
        type="search"
        value={text}
        autoFocus
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="add-list" aria-label={t`Found`}>
        {found.map((session) => (
          <FoundRow
            key={session.id}
            picture={<Pictogram discipline={view.discipline(session.discipline)} size={28} />}
            name={`${view.disciplineName(session.discipline)}, ${phaseName(session.phase)}`}
            line={session.startsAt ? view.formats.moment(session.startsAt) : view.formats.day(session.day)}
            onAdd={() => onAdd(`session:${session.id}`)}
          />
        ))}
        {sights.map((sight) => (
          <FoundRow
            key={sight.id}
            picture={<Picture name={pictureOfSight(sight.kind)} size={28} />}
            name={view.say(sight.names)}
            line={`${sight.opensAt}–${sight.closesAt}, ${sight.adultPrice.amount > 0 ? view.formats.price(sight.adultPrice) : t`Free`}`}
            onAdd={() => onAdd(`sight:${sight.id}`)}
          />
        ))}
      </ul>
      {wanted && found.length + sights.length === 0 && !sessions.isFetching && (
        <p className="soft" role="status">
          <Trans>Nothing of that name on your days.</Trans>
        </p>
      )}
    </div>
  );
}

interface FoundRowProps {
  readonly picture: ReactNode;
  readonly name: string;
  readonly line: string;
  readonly onAdd: () => void;
}

function FoundRow({ picture, name, line, onAdd }: FoundRowProps) {
  return (
    <li>
      <button type="button" onClick={onAdd}>
        {picture}
        <span>
          <b>{name}</b>
          <br />
          <span className="soft fine figures">{line}</span>
        </span>
      </button>
    </li>
  );
}
