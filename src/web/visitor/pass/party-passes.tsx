import { Trans, useLingui } from '@lingui/react/macro';
import type { Pass } from '../../../modules/passes/contract.ts';
import { type EditionView, useNow } from '../../reader.tsx';
import { useSeatWords } from '../../session-words.ts';
import type { KeptPasses } from './pass-store.ts';

interface PartyPassesProps {
  readonly kept: KeptPasses;
  readonly shown: Pass;
  readonly view: EditionView;
  readonly onChoose: (pass: string) => void;
}

/** Everybody the code admits; tapping somebody shows their own code, for when they come alone. */
export function PartyPasses({ kept, shown, view, onChoose }: PartyPassesProps) {
  const { t } = useLingui();
  const [holder] = kept.passes;
  return (
    <section className="stack tight" aria-labelledby="party-passes">
      <h2 id="party-passes">
        <Trans>This code admits</Trans>
      </h2>
      <p className="soft">
        <Trans>Walk in together with the first code. Tap a person for a code of their own.</Trans>
      </p>
      <ul className="party-passes">
        {kept.passes.map((pass) => (
          <li key={pass.id}>
            <button type="button" aria-pressed={pass.id === shown.id} onClick={() => onChoose(pass.id)}>
              <span className="initial" aria-hidden="true">
                {pass.name.slice(0, 1).toUpperCase()}
              </span>
              <span>
                <span className="strong">{pass === holder ? t`${pass.name} and party` : pass.name}</span>
                <NextTicket pass={pass} kept={kept} view={view} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextTicket({ pass, kept, view }: { pass: Pass; kept: KeptPasses; view: EditionView }) {
  const { t } = useLingui();
  const now = useNow();
  const seatWords = useSeatWords();
  const coming = pass.tickets
    .filter(({ startsAt }) => startsAt > now - 4 * 3_600_000)
    .sort((a, b) => a.startsAt - b.startsAt);
  const next = coming[0];
  if (!next) return <span className="soft fine">{t`No ticket ahead`}</span>;
  const { title = next.session } = kept.sessions[next.session] ?? {};
  return (
    <span className="soft fine">
      {view.formats.moment(next.startsAt)} · {title} · {seatWords([next.seat], view.formats)}
    </span>
  );
}
