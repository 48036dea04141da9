import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Act } from '../../gate/contract.ts';
import { Seat } from './answer.tsx';

interface PartyListProps {
  readonly act: Act;
  readonly onKeep: () => void;
  readonly onChoose: (passes: readonly string[]) => void;
  readonly onAnnul: (passes?: readonly string[]) => void;
}

/** Who of the party goes. After an answer that opened, those who are taken off did not go; else the rest is asked for. */
export function PartyList({ act, onKeep, onChoose, onAnnul }: PartyListProps) {
  const { t } = useLingui();
  const isOpen = act.outcome !== 'steward';
  const members = act.members.filter((member) => member.reason !== 'unknown');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(members.filter((member) => isOpen || member.outcome === 'admit').map((member) => member.pass)),
  );
  const kinds: Readonly<Record<string, string>> = {
    adult: t`Adult`,
    child: t`Child`,
    companion: t`Companion`,
    staff: t`Staff`,
  };
  const others = isOpen ? [] : act.party;
  if (members.length + others.length < 2) return null;
  const toggle = (pass: string): void => {
    onKeep();
    const next = new Set(chosen);
    if (!next.delete(pass)) next.add(pass);
    setChosen(next);
  };
  const left = members.filter((member) => !chosen.has(member.pass)).map((member) => member.pass);
  const rows = [
    ...members.map((member) => ({ ...member, name: member.name ?? '', kind: member.kind ?? '' })),
    ...others.map((one) => ({ ...one, seat: null, outcome: 'steward' as const })),
  ];
  return (
    <fieldset className="party">
      <legend>{isOpen ? <Trans>Who went in</Trans> : <Trans>Who goes in now</Trans>}</legend>
      {rows.map((row) => (
        <label key={row.pass} className="party-row">
          <input type="checkbox" checked={chosen.has(row.pass)} onChange={() => toggle(row.pass)} />
          <span className="party-name">{row.name || kinds[row.kind] || row.pass}</span>
          <span>{kinds[row.kind]}</span>
          <Seat member={row} />
        </label>
      ))}
      {isOpen
        ? left.length > 0 && (
            <button
              type="button"
              className="key main"
              onClick={() => onAnnul(left.length === members.length ? undefined : left)}
            >
              <Plural value={left.length} one="# did not go" other="# did not go" />
            </button>
          )
        : chosen.size > 0 && (
            <button type="button" className="key main" onClick={() => onChoose([...chosen])}>
              <Plural value={chosen.size} one="Ask for # person" other="Ask for # people" />
            </button>
          )}
    </fieldset>
  );
}
