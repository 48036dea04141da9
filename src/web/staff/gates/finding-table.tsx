import { useLingui } from '@lingui/react/macro';
import type { Board, BoardFinding } from '../../../modules/passes/contract.ts';
import { type EditionView, useEdition } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { placeOfGate, useSessionIndex, useSessionName } from '../staff-data.ts';

/** Passes that came in twice where gates could not hear each other: somebody goes and looks. */
export function FindingTable({ findings }: { readonly findings: Board['findings'] }) {
  const { t } = useLingui();
  const view = useEdition();
  const nameOf = useSessionName(view);
  const index = useSessionIndex();
  if (findings.length === 0) return null;
  const sessionOf = (id: string | null) => {
    const card = id === null ? undefined : index.get(id);
    return card ? nameOf(card) : (id ?? '');
  };
  return (
    <div className="stack tight">
      <h2>{t`Came in twice, seen when gates met again`}</h2>
      <TableFrame label={t`Came in twice, seen when gates met again`}>
        <thead>
          <tr>
            <th scope="col">{t`Person`}</th>
            <th scope="col">{t`Session`}</th>
            <th scope="col">{t`First at`}</th>
            <th scope="col">{t`Then at`}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={`${finding.pass} ${finding.second.at}`}>
              <th scope="row">{finding.name ?? finding.pass}</th>
              <td>{sessionOf(finding.session)}</td>
              <td>{sightingOf(view, finding.first)}</td>
              <td>{sightingOf(view, finding.second)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function sightingOf(view: EditionView | undefined, { gate, at }: BoardFinding['first']): string {
  const place = placeOfGate(view, gate);
  return `${place.venue} · ${place.gate}, ${view?.formats.time(at) ?? ''}`;
}
