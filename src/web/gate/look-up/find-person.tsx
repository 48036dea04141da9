import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { findPeople } from '../../../gate/contract.ts';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { callByFetch } from '../../call.ts';
import { Sheet } from '../sheet.tsx';
import { FoundParty } from './found-party.tsx';

export type FoundPerson = AnswerOf<typeof findPeople>['people'][number];

interface FindPersonProps {
  readonly isEntry: boolean;
  readonly onClose: () => void;
  /** Pass of the party's holder, and who of it goes. */
  readonly onChosen: (holder: string, choice: readonly string[], steward: string) => void;
}

const restMs = 120;

/** A person without a code that can be read: found while typing, then a document seen by a steward. Works by keys alone. */
export function FindPerson({ isEntry, onClose, onChosen }: FindPersonProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<FoundPerson>();
  return (
    <Sheet title={t`Look up by name`} onClose={onClose}>
      {chosen ? (
        <FoundParty person={chosen} isEntry={isEntry} onBack={() => setChosen(undefined)} onChosen={onChosen} />
      ) : (
        <Search onChosen={setChosen} />
      )}
    </Sheet>
  );
}

function Search({ onChosen }: { readonly onChosen: (person: FoundPerson) => void }) {
  const { t } = useLingui();
  const [wish, setWish] = useState('');
  const { people, answered } = useFound(wish.trim());
  const [arrow, setAt] = useState(0);
  const at = Math.min(arrow, Math.max(0, (people?.length ?? 0) - 1));
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // Enter right after the last letter means the answer to these letters, not to those before.
  const [isEager, setEager] = useState(false);
  useEffect(() => {
    if (!isEager || answered !== wish.trim()) return;
    setEager(false);
    if (people?.length === 1) onChosen(people[0]!);
  }, [isEager, answered, wish, people, onChosen]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const person = people?.[at];
    if (answered === wish.trim() && person) onChosen(person);
    else setEager(true);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !people?.length) return;
    event.preventDefault();
    setAt((at + step + people.length) % people.length);
  };
  return (
    <>
      <form className="sheet-form" onSubmit={submit}>
        <label htmlFor="wish">{t`Name, short code or seat`}</label>
        <input
          ref={field}
          id="wish"
          role="combobox"
          aria-expanded={Boolean(people?.length)}
          aria-controls={list}
          aria-activedescendant={people?.[at] ? `${list}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={60}
          value={wish}
          onChange={(event) => {
            setWish(event.target.value);
            setEager(false);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <p className="fine">
          <Trans>In any script and order: Sato, さとう, 佐藤. A seat as N3 4 12.</Trans>
        </p>
      </form>
      <p role="status" className={people?.length === 0 ? '' : 'said-only'}>
        {people?.length === 0 && <Trans>Nobody of today’s sessions has this name or code.</Trans>}
      </p>
      <FoundList id={list} people={people ?? []} at={at} onChosen={onChosen} />
    </>
  );
}

interface FoundListProps {
  readonly id: string;
  readonly people: readonly FoundPerson[];
  readonly at: number;
  readonly onChosen: (person: FoundPerson) => void;
}

/** The field keeps the focus and moves through the list by arrows (ARIA combobox); a tap chooses too. */
function FoundList({ id, people, at, onChosen }: FoundListProps) {
  const { t } = useLingui();
  return (
    <div className="found" id={id} role="listbox" aria-label={t`People found`}>
      {people.map((person, index) => (
        <button
          key={person.pass}
          id={`${id}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="key found-row"
          onClick={() => onChosen(person)}
        >
          <FoundLine person={person} />
        </button>
      ))}
    </div>
  );
}

function FoundLine({ person }: { readonly person: FoundPerson }) {
  const others = person.party.filter((one) => one.pass !== person.pass);
  const names = others.map((one) => one.name).join(', ');
  return (
    <>
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
      {others.length > 0 && (
        <span>
          <Trans>with {names}</Trans>
        </span>
      )}
    </>
  );
}

/** People for what is typed, a moment after the last letter; `answered` says which letters they are for. */
function useFound(q: string): { people: readonly FoundPerson[] | undefined; answered: string } {
  const [found, setFound] = useState<{ people: readonly FoundPerson[] | undefined; answered: string }>({
    people: undefined,
    answered: '',
  });
  useEffect(() => {
    if (q.length < 2) {
      setFound({ people: undefined, answered: q });
      return;
    }
    const stopping = new AbortController();
    const timer = setTimeout(() => {
      callByFetch(findPeople, { query: { q } }, stopping.signal)
        .catch(() => ({ people: [] }))
        .then(({ people }) => !stopping.signal.aborted && setFound({ people, answered: q }));
    }, restMs);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [q]);
  return found;
}
