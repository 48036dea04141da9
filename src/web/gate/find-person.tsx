import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { findPeople } from '../../gate/contract.ts';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import { callByFetch } from '../call.ts';
import { Sheet, StewardField, useSteward } from './sheet.tsx';

type Person = AnswerOf<typeof findPeople>['people'][number];

interface FindPersonProps {
  readonly isEntry: boolean;
  readonly onClose: () => void;
  readonly onChosen: (pass: string, steward: string) => void;
}

/** A person without a code that can be read: by name, short code or pass, and a document seen by a steward. */
export function FindPerson({ isEntry, onClose, onChosen }: FindPersonProps) {
  const { t } = useLingui();
  const [people, setPeople] = useState<readonly Person[]>();
  const [wish, setWish] = useState('');
  const steward = useSteward();
  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wish.trim().length < 2) return;
    const found = await callByFetch(findPeople, { query: { q: wish.trim().slice(0, 60) } }).catch(() => ({
      people: [],
    }));
    setPeople(found.people);
  };
  return (
    <Sheet title={t`Look up by name`} onClose={onClose}>
      <form className="sheet-form" onSubmit={(event) => void search(event)}>
        <label htmlFor="wish">{t`Name, short code or pass`}</label>
        <div className="sheet-row">
          <input id="wish" autoComplete="off" value={wish} onChange={(event) => setWish(event.target.value)} />
          <button type="submit" className="key main">
            <Trans>Search</Trans>
          </button>
        </div>
        <StewardField steward={steward} />
      </form>
      <div className="found" role="status">
        {people?.length === 0 && (
          <p>
            <Trans>Nobody of today’s sessions has this name or code.</Trans>
          </p>
        )}
        {people?.map((person) => (
          <button
            key={person.pass}
            type="button"
            className="key found-row"
            disabled={steward.name === ''}
            onClick={() => onChosen(person.pass, steward.keep())}
          >
            <strong>{person.name}</strong>
            <span>
              {person.shortCode}
              {person.seats.map(({ session, block, row, number }) => (
                <span key={session}>
                  {' · '}
                  <Trans>
                    Block {block}, row {row}, seat {number}
                  </Trans>
                </span>
              ))}
              {person.isInside && (
                <>
                  {' · '}
                  <Trans>is inside</Trans>
                </>
              )}
            </span>
          </button>
        ))}
        {people && people.length > 0 && (
          <p>
            {isEntry ? <Trans>Compare the name with a document, then tap it.</Trans> : <Trans>Tap who leaves.</Trans>}
          </p>
        )}
      </div>
    </Sheet>
  );
}
