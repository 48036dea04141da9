import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useAccount } from '../../account.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NeedsAccount } from '../account/needs-account.tsx';
import { ArrivalCard } from '../arrival/arrival-steps.tsx';
import { useArrivals } from '../arrival/use-arrivals.ts';
import { FaceToday } from '../faces/face-today.tsx';
import { AccreditationCard } from './accreditation-card.tsx';
import { LiveCode } from './live-code.tsx';
import { PartyPasses } from './party-passes.tsx';
import { bindingOf } from './pass-code.ts';
import { PassNotes } from './pass-notes.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { type PassState, usePasses } from './use-passes.ts';

/** The brightest, simplest page: the code, who comes with it, and whether the network matters (it does not). */
export function PassPage() {
  const { t } = useLingui();
  const view = useEdition();
  const state = usePasses(view);
  const { me } = useAccount(true);
  useWakeLock();
  useHead({ title: t`Pass` });
  if (!view) return null;
  const mustSignIn = me === null && !state.kept;
  return (
    <div className="inner page pass-page">
      <PageTitle title={t`Your pass`} />
      {mustSignIn ? <NeedsAccount>{() => null}</NeedsAccount> : <PassView state={state} view={view} />}
    </div>
  );
}

function PassView({ state, view }: { state: PassState; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const [chosen, setChosen] = useState<string>();
  const code = useRef<HTMLDivElement>(null);
  const show = (pass: string) => {
    setChosen(pass);
    code.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  };
  const slot = useArrivals()?.[0];
  const { kept, key } = state;
  if (!kept && state.isLoading) return <Skeleton lines={1} height={360} />;
  if (!kept) return state.error ? <ProblemNotice error={state.error} /> : null;
  const holder = kept.passes[0];
  const held = holder?.accreditation;
  if (!holder || (!held && kept.passes.every((pass) => pass.tickets.length === 0))) {
    return <NoTicketYet />;
  }
  const shown = kept.passes.find((pass) => pass.id === chosen) ?? holder;
  const binding = bindingOf(shown.token, key?.publicKey);
  return (
    <>
      <div className="pass-columns">
        <div className="stack" ref={code}>
          {binding === 'elsewhere' ? (
            <OtherPhone state={state} />
          ) : (
            <LiveCode pass={shown} deviceKey={key} clockAhead={kept.clockAhead} />
          )}
          <p className="who">
            <span className="strong large">{shown === holder ? t`${shown.name} and party` : shown.name}</span>
            <span className="soft figures">{shown.shortCode}</span>
          </p>
          <PassNotes state={state} clockAhead={kept.clockAhead} />
        </div>
        <div className="stack">
          {held && <AccreditationCard held={held} view={view} />}
          {slot && <ArrivalCard arrival={slot} view={view} />}
          <PartyPasses kept={kept} shown={shown} view={view} onChoose={show} />
          {!state.isFromPhone && <FaceToday titleOf={(session) => kept.sessions[session]?.title ?? session} />}
          <div>
            <Button look="quiet" onClick={() => print()}>
              <Icon name="print" size={20} />
              <Trans>Print codes on paper</Trans>
            </Button>
          </div>
          <p>
            <Link href={paths.waysIn(reader)}>
              <Trans>No phone, a flat battery, a lost band: other ways in</Trans>
            </Link>
          </p>
        </div>
      </div>
      <PrintSheet kept={kept} view={view} />
    </>
  );
}

function NoTicketYet() {
  const { t } = useLingui();
  const reader = useReader();
  return (
    <Empty
      icon="pass"
      title={t`Your pass waits for a ticket`}
      action={
        <ButtonLink to={paths.programme(reader)}>
          <Trans>Find a session</Trans>
        </ButtonLink>
      }
    >
      <Trans>
        One pass for the whole Games and for everyone who comes with you. It appears here when you have your first
        ticket.
      </Trans>
    </Empty>
  );
}

/** The pass lives on another phone: moving it here ends it there, so that is asked first. */
function OtherPhone({ state }: { state: PassState }) {
  const { t } = useLingui();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const bind = () => {
    setBusy(true);
    state
      .bindHere()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className="stack">
      <Notice kind="wait" title={t`Your pass is on another phone`}>
        <p>
          <Trans>
            It can live on one phone at a time. Move it here, and the code on the other phone stops working.
          </Trans>
        </p>
        <Button busy={isBusy} onClick={bind}>
          <Trans>Use this phone from now on</Trans>
        </Button>
      </Notice>
      {error && <ProblemNotice error={error} />}
    </div>
  );
}

/** Keeps the screen lit while the pass is in sight, where the browser can. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const take = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    };
    void take();
    const again = () => void take();
    document.addEventListener('visibilitychange', again);
    return () => {
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
