import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { StewardField, useSteward } from '../sheet.tsx';
import type { FoundPerson } from './find-person.tsx';

interface FoundPartyProps {
  readonly person: FoundPerson;
  readonly isEntry: boolean;
  readonly onBack: () => void;
  readonly onChosen: (holder: string, choice: readonly string[], steward: string) => void;
}

/** The party of who was found: those who stand here are ticked, one act lets them in. The document is the steward's to see. */
export function FoundParty({ person, isEntry, onBack, onChosen }: FoundPartyProps) {
  const { t } = useLingui();
  const steward = useSteward();
  const [isNamed] = useState(steward.name !== '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set([
        person.pass,
        ...person.party.filter((one) => one.isInside !== isEntry && one.seats.length > 0).map((one) => one.pass),
      ]),
  );
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isNamed) button.current?.focus();
    else document.getElementById('steward')?.focus();
  }, [isNamed]);
  const kinds: Readonly<Record<string, string>> = { adult: t`Adult`, child: t`Child`, companion: t`Companion` };
  const toggle = (pass: string): void => {
    const next = new Set(chosen);
    if (!next.delete(pass)) next.add(pass);
    setChosen(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen.size > 0 && steward.name !== '') onChosen(person.holder, [...chosen], steward.keep());
  };
  return (
    <form className="sheet-form" onSubmit={submit}>
      <fieldset className="party">
        <legend>{isEntry ? <Trans>Who goes in now</Trans> : <Trans>Who leaves now</Trans>}</legend>
        {person.party.map((one) => (
          <label key={one.pass} className="party-row">
            <input type="checkbox" checked={chosen.has(one.pass)} onChange={() => toggle(one.pass)} />
            <span className="party-name">{one.name}</span>
            <span>
              {kinds[one.kind]}
              {one.isInside && (
                <>
                  {' · '}
                  <Trans>is inside</Trans>
                </>
              )}
            </span>
            {one.seats.slice(0, 1).map(({ session, block, row, number }) => (
              <span key={session} className="seat">
                <Trans>
                  Block {block}, row {row}, seat {number}
                </Trans>
              </span>
            ))}
          </label>
        ))}
      </fieldset>
      {!isNamed && <StewardField steward={steward} />}
      <div className="sheet-row">
        <button ref={button} type="submit" className="key main" disabled={chosen.size === 0 || steward.name === ''}>
          {isEntry ? (
            <Plural value={chosen.size} one="Document seen: let # person in" other="Document seen: let # people in" />
          ) : (
            <Plural value={chosen.size} one="# person leaves" other="# people leave" />
          )}
        </button>
        <button type="button" className="key" onClick={onBack}>
          <Trans>Somebody else</Trans>
        </button>
      </div>
    </form>
  );
}
