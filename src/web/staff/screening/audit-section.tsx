import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { fillPath } from '../../../kernel/endpoint.ts';
import { exportNotes, getReplay, type Replay } from '../../../modules/screening/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { placeOfGate } from '../staff-data.ts';
import { useScreeningWords } from './screening-words.ts';

/** Decides a whole day again and says what came out otherwise; the notes can be taken along. */
export function AuditSection({ day }: { readonly day: string }) {
  const { call, edition } = useReader();
  const query = useQuery({
    queryKey: [getReplay.path, edition, day],
    queryFn: ({ signal }) => call(getReplay, { params: { edition, day } }, signal),
    enabled: false,
  });
  // A gate commits a day ahead; where it never drew there is nothing to replay.
  const seeds = query.data?.seeds.filter((seed) => seed.decisions > 0 || seed.faults.length > 0);
  return (
    <section className="stack tight">
      <h2>
        <Trans>Audit</Trans>
      </h2>
      <p className="soft measure">
        <Trans>
          Each gate commits to a secret seed before its first draw and tells it when the day is over. From the notes
          alone anybody can decide everything again, bit for bit.
        </Trans>
      </p>
      <div className="row">
        <Button look="quiet" busy={query.isFetching} onClick={() => void query.refetch()}>
          <Trans>Replay this day</Trans>
        </Button>
        <a
          className="button plain"
          href={`/api${fillPath(exportNotes.path, { edition, day })}`}
          download={`screening-${day}.json`}
        >
          <Trans>Take the notes along</Trans>
        </a>
      </div>
      {query.error && <ProblemNotice error={query.error} />}
      {seeds?.length === 0 && (
        <p role="status">
          <Trans>No gate committed to draws for this day.</Trans>
        </p>
      )}
      {seeds && seeds.length > 0 && (
        <ul className="now-list" role="status">
          {seeds.map((seed) => (
            <SeedLine key={`${seed.gate} ${seed.seed}`} seed={seed} day={day} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SeedLine({ seed, day }: { readonly seed: Replay['seeds'][number]; readonly day: string }) {
  const { t } = useLingui();
  const view = useEdition();
  const { faults } = useScreeningWords();
  const place = placeOfGate(view, seed.gate);
  const date = view?.formats.day(day) ?? day;
  const moment = (at: number) => view?.formats.moment(at) ?? '';
  const committed = seed.committedAt === null ? t`never committed` : t`committed ${moment(seed.committedAt)}`;
  const told = seed.revealedAt === null ? t`seed not told yet` : t`told ${moment(seed.revealedAt)}`;
  const decisions = view?.formats.number(seed.decisions) ?? String(seed.decisions);
  const isSound = seed.faults.length === 0;
  const kinds = [...new Set(seed.faults.map(({ fault }) => fault))];
  return (
    <li className="seed-line">
      <span className={`state ${isSound ? 'good' : 'bad'}`}>{isSound ? t`Sound` : t`Not sound`}</span>
      <span>
        <strong>
          {place.venue} · {place.gate}
        </strong>{' '}
        <Trans>
          The draws of {date}: {committed}, {told}.
        </Trans>{' '}
        {isSound ? (
          <Trans>{decisions} decisions replayed, all the same.</Trans>
        ) : (
          <Trans>
            {seed.same} of {decisions} decisions came out the same.
          </Trans>
        )}
        {kinds.map((fault) => {
          const numbers = seed.faults.filter((one) => one.fault === fault).map((one) => one.number);
          const list = `${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' …' : ''}`;
          return (
            <span key={fault} className="under">
              <Trans>
                Entry {list}: {faults[fault]}
              </Trans>
            </span>
          );
        })}
      </span>
    </li>
  );
}
