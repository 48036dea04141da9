import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Act } from '../../../gate/contract.ts';
import { Seat } from '../answer.tsx';
import { StewardField, useSteward } from '../sheet.tsx';

interface DocumentSeenProps {
  readonly act: Act;
  readonly onSeen: (steward: string, passes: readonly string[]) => void;
}

/** Paper, a band or a card says who it should be; one tap of a steward who compared the people lets them in. */
export function DocumentSeen({ act, onSeen }: DocumentSeenProps) {
  const { t } = useLingui();
  const steward = useSteward();
  const [isNamed] = useState(steward.name !== '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const chosen = act.members.filter((member) => !left.has(member.pass));
  const kinds: Readonly<Record<string, string>> = { adult: t`Adult`, child: t`Child`, companion: t`Companion` };
  const toggle = (pass: string): void => {
    const next = new Set(left);
    if (!next.delete(pass)) next.add(pass);
    setLeft(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen.length > 0 && steward.name !== '')
      onSeen(
        steward.keep(),
        chosen.map((member) => member.pass),
      );
  };
  return (
    <form className="party seen" onSubmit={submit}>
      {act.members.length > 1 && (
        <fieldset>
          <legend>
            <Trans>Who goes in now</Trans>
          </legend>
          {act.members.map((member) => (
            <label key={member.pass} className="party-row">
              <input type="checkbox" checked={!left.has(member.pass)} onChange={() => toggle(member.pass)} />
              <span className="party-name">{member.name ?? member.pass}</span>
              <span>{kinds[member.kind ?? '']}</span>
              <Seat member={member} />
            </label>
          ))}
        </fieldset>
      )}
      {!isNamed && <StewardField steward={steward} />}
      <button ref={button} type="submit" className="key main" disabled={chosen.length === 0}>
        <Plural value={chosen.length} one="Compared: let # person in" other="Compared: let # people in" />
      </button>
    </form>
  );
}
