import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { hour } from '../../../kernel/time.ts';
import type { Board } from '../../../modules/passes/contract.ts';
import type { SessionCard } from '../../../modules/tickets/contract.ts';
import { useEdition, useHead } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { placeOfGate, useSessionIndex, useSessionName } from '../staff-data.ts';
import { CrowdBar } from './crowd-bar.tsx';
import { FindingTable } from './finding-table.tsx';
import { type LiveBoard, useLiveBoard } from './live-board.ts';
import { PairDialog } from './pair-dialog.tsx';

/** What happens at the gates, as it happens. */
export function GatesPage() {
  const { t } = useLingui();
  const live = useLiveBoard();
  const [isPairing, setPairing] = useState(false);
  useHead({ title: t`Gates` });
  const { board } = live;
  return (
    <div className="stack wide">
      <div className="row apart">
        <PageTitle title={t`Gates`} lead={t`Who goes in and out, as it happens.`} />
        <Button onClick={() => setPairing(true)}>
          <Trans>Pair a gate device</Trans>
        </Button>
      </div>
      <Connection live={live} />
      {!board && (live.error ? <ProblemNotice error={live.error} /> : <Skeleton lines={4} height={44} />)}
      {board && (
        <>
          <FindingTable findings={board.findings} />
          <GateTable board={board} />
          <SessionBoard board={board} />
        </>
      )}
      <PairDialog isOpen={isPairing} onClose={() => setPairing(false)} onPaired={live.ask} />
    </div>
  );
}

function Connection({ live }: { live: LiveBoard }) {
  const { t } = useLingui();
  const view = useEdition();
  if (live.way === 'lost' && live.board) {
    const time = view?.formats.time(live.board.now) ?? '';
    return (
      <Notice kind="bad" title={t`No connection. These are the figures of ${time}.`} live>
        <p>
          <Trans>Gates go on admitting people without us. We ask again every few seconds.</Trans>
        </p>
      </Notice>
    );
  }
  if (live.way === 'lost') return null;
  return (
    <p role="status" className={live.way === 'live' ? 'state good' : 'state wait'}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        {live.way === 'live' ? (
          <circle cx="5" cy="5" r="4.5" fill="currentColor" />
        ) : (
          <path d="M5 0l5 10H0z" fill="currentColor" />
        )}
      </svg>
      {live.way === 'live' ? <Trans>Live</Trans> : <Trans>Updated every few seconds</Trans>}
    </p>
  );
}

function GateTable({ board }: { board: Board }) {
  const { t } = useLingui();
  const view = useEdition();
  if (board.gates.length === 0) {
    return (
      <Empty icon="gate" title={t`No gate is paired yet.`}>
        <Trans>Pair a device; it appears here as soon as it reports.</Trans>
      </Empty>
    );
  }
  return (
    <div className="stack tight">
      <h2>
        <Plural value={board.gates.length} one="# gate" other="# gates" />
      </h2>
      <TableFrame label={t`Gates`}>
        <thead>
          <tr>
            <th scope="col">{t`Gate`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col" className="figure">{t`Entered`}</th>
            <th scope="col" className="figure">{t`Left`}</th>
            <th scope="col" className="figure">{t`Sent to a steward`}</th>
          </tr>
        </thead>
        <tbody>
          {board.gates.map((gate) => (
            <tr key={gate.gate} data-testid={`gate-row-${gate.gate}`}>
              <th scope="row">
                {placeOfGate(view, gate.gate).venue} · {placeOfGate(view, gate.gate).gate}
                <span className="soft fine under">{gate.name}</span>
              </th>
              <td>
                <GateState gate={gate} />
              </td>
              <td className="figure" data-testid="entered">
                {gate.entered}
              </td>
              <td className="figure">{gate.left}</td>
              <td className="figure">{gate.turnedToSteward}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function GateState({ gate }: { gate: Board['gates'][number] }) {
  const view = useEdition();
  if (gate.isOnline) {
    return (
      <span className="state good">
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <circle cx="5" cy="5" r="4.5" fill="currentColor" />
        </svg>
        <Trans>Online</Trans>
      </span>
    );
  }
  const since = gate.lastSeenAt === null ? undefined : view?.formats.moment(gate.lastSeenAt);
  return (
    <span className="state wait">
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <path d="M5 0l5 10H0z" fill="currentColor" />
      </svg>
      {since ? <Trans>Offline since {since}</Trans> : <Trans>Has not reported yet</Trans>}
    </span>
  );
}

interface Line {
  readonly counts: Board['sessions'][number];
  readonly session: SessionCard | undefined;
}

/** Sessions that matter now come first; all others are one tap away. */
function SessionBoard({ board }: { board: Board }) {
  const { t } = useLingui();
  const index = useSessionIndex();
  const [showsAll, setShowsAll] = useState(false);
  const lines: Line[] = board.sessions
    .map((counts) => ({ counts, session: index.get(counts.session) }))
    .sort((one, other) => (one.session?.startsAt ?? 0) - (other.session?.startsAt ?? 0));
  const near = lines.filter(({ counts, session }) => counts.entered > 0 || isNear(session, board.now));
  const shown = showsAll || near.length === 0 ? lines : near;
  return (
    <div className="stack tight">
      <div className="row apart">
        <h2>{showsAll || near.length === 0 ? t`All sessions with tickets` : t`Sessions now and next`}</h2>
        {near.length > 0 && near.length < lines.length && (
          <Button look="quiet" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            <Trans>Show all {lines.length}</Trans>
          </Button>
        )}
      </div>
      {lines.length === 0 && (
        <p className="soft">
          <Trans>No ticket is sold yet.</Trans>
        </p>
      )}
      {shown.length > 0 && <SessionTable lines={shown} />}
    </div>
  );
}

const isNear = (session: SessionCard | undefined, now: number) =>
  Boolean(
    session?.startsAt && session.startsAt < now + 24 * hour && (session.endsAt ?? session.startsAt) > now - 2 * hour,
  );

function SessionTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useLingui();
  const view = useEdition();
  const nameOf = useSessionName(view);
  return (
    <TableFrame label={t`Sessions`} tall>
      <thead>
        <tr>
          <th scope="col">{t`Session`}</th>
          <th scope="col" className="figure">{t`Sold`}</th>
          <th scope="col" className="figure">{t`Inside`}</th>
          <th scope="col" className="figure">{t`Entered`}</th>
          <th scope="col" className="figure">{t`Still expected`}</th>
          <th scope="col">{t`Picture`}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ counts, session }) => (
          <tr key={counts.session} data-testid={`session-row-${counts.session}`}>
            <th scope="row">
              <Link href={`/staff/admissions?session=${encodeURIComponent(counts.session)}`}>
                {session ? nameOf(session) : counts.session}
              </Link>
              <span className="soft fine under">
                {session && view
                  ? `${session.startsAt ? view.formats.moment(session.startsAt) : session.day} · ${view.venueName(session.venue)}`
                  : ''}
              </span>
            </th>
            <td className="figure">{counts.sold}</td>
            <td className="figure strong" data-testid="inside">
              {counts.inside}
            </td>
            <td className="figure" data-testid="entered">
              {counts.entered}
            </td>
            <td className="figure">{counts.expected}</td>
            <td className="picture">
              <CrowdBar counts={counts} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
