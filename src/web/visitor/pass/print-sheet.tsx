import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Pass } from '../../../modules/passes/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { useSeatWords } from '../../session-words.ts';
import { bareCode, drawCode } from './pass-code.ts';
import type { KeptPasses } from './pass-store.ts';

/** For paper only: a bare code for each person. A steward looks at a document, since paper can be copied. */
export function PrintSheet({ kept, view }: { kept: KeptPasses; view: EditionView }) {
  return (
    <section className="print-sheet" aria-hidden="true">
      {kept.passes.map((pass) => (
        <PrintedPass key={pass.id} pass={pass} kept={kept} view={view} />
      ))}
    </section>
  );
}

function PrintedPass({ pass, kept, view }: { pass: Pass; kept: KeptPasses; view: EditionView }) {
  const seatWords = useSeatWords();
  const { size, path } = useMemo(() => drawCode(bareCode(pass.token)), [pass.token]);
  return (
    <article>
      <h2>{view.say(view.edition.names)}</h2>
      <svg
        role="img"
        aria-label={pass.name}
        viewBox={`0 0 ${size} ${size}`}
        width="220"
        height="220"
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000" />
      </svg>
      <p className="strong large">{pass.name}</p>
      <p className="figures">{pass.shortCode}</p>
      <ul>
        {pass.tickets.map(({ ticket, session, startsAt, seat }) => (
          <li key={ticket}>
            {view.formats.moment(startsAt)} · {kept.sessions[session]?.title ?? session} ·{' '}
            {kept.sessions[session]?.venue} · {seatWords([seat], view.formats)}
          </li>
        ))}
      </ul>
      <p className="fine">
        <Trans>Bring a document with your name. The code on a phone is faster.</Trans>
      </p>
    </article>
  );
}
