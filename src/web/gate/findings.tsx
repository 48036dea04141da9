import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { GateFinding, GateState } from '../../gate/contract.ts';
import type { Formats } from '../formats.ts';
import { Sheet } from './sheet.tsx';

interface FindingsProps {
  readonly findings: GateState['findings'];
  readonly formats: Formats;
}

/** Passes that came in twice where gates could not hear each other: a bar, and a list of whom to look for. */
export function Findings({ findings, formats }: FindingsProps) {
  const { t } = useLingui();
  const count = findings.length;
  const [isOpen, setOpen] = useState(false);
  if (findings.length === 0) return null;
  return (
    <div className="gate-findings">
      <p role="status">
        <Plural value={count} one="# pass came in twice." other="# passes came in twice." />
      </p>
      <button type="button" className="key" onClick={() => setOpen(true)}>
        <Trans>Show them</Trans>
      </button>
      {isOpen && (
        <Sheet title={t`Came in twice`} onClose={() => setOpen(false)}>
          <p>
            <Trans>Two gates could not hear each other. Look who sits there, and ask for a document.</Trans>
          </p>
          <ul className="found">
            {findings.map((finding) => (
              <FindingRow key={finding.pass + finding.second.id} finding={finding} formats={formats} />
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}

function FindingRow({ finding, formats }: { readonly finding: GateFinding; readonly formats: Formats }) {
  const { name, pass, seat, first, second } = finding;
  const [from, to] = [first.gateName, second.gateName];
  const [one, two] = [formats.time(first.at), formats.time(second.at)];
  return (
    <li className="finding">
      <strong>{name ?? pass}</strong>
      {seat && <Seat seat={seat} />}
      <span>
        <Trans>
          {from} at {one}, then {to} at {two}
        </Trans>
      </span>
    </li>
  );
}

function Seat({ seat: { block, row, number } }: { readonly seat: NonNullable<GateFinding['seat']> }) {
  return (
    <span>
      <Trans>
        Block {block}, row {row}, seat {number}
      </Trans>
    </span>
  );
}
