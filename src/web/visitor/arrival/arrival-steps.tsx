import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Arrival } from '../../../modules/arrivals/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ChangeSheet } from './change-sheet.tsx';

interface ArrivalProps {
  readonly arrival: Arrival;
  readonly view: EditionView;
}

/** A gate that changed is said before anybody asks. */
export function MovedNotice({ arrival: { movedFrom, gateName } }: { arrival: Arrival }) {
  const { t } = useLingui();
  if (!movedFrom) return null;
  const { gateName: former, reason } = movedFrom;
  return (
    <Notice kind="wait" title={t`Please use Gate ${gateName}`}>
      <p>
        <Trans>
          Gate {former} is closed: {reason}. Your seats and your pass stay the same.
        </Trans>
      </p>
    </Notice>
  );
}

/** Come by which gate, when, from which station, and why; as lines of a list of steps. */
export function ArrivalSteps({ arrival, view }: ArrivalProps) {
  const { formats } = view;
  const { window, station } = arrival;
  const times = window ? formats.span(window.fromAt, window.untilAt) : '';
  return (
    <>
      <li className="arrival-line">
        <Icon name="gate" />
        <span>
          {window ? (
            <Trans>
              Come to <b>Gate {arrival.gateName}</b> between <b className="nowrap">{times}</b>
            </Trans>
          ) : (
            <Trans>
              Come to <b>Gate {arrival.gateName}</b> when you like
            </Trans>
          )}
          <Why arrival={arrival} />
        </span>
      </li>
      {station && (
        <li>
          <Icon name="walk" />
          <span>
            {station.leaveAt === null ? (
              <Trans>
                {view.say(station.names)} is the nearest station; {station.walkMinutes} minutes on foot
              </Trans>
            ) : (
              <Trans>
                Leave {view.say(station.names)} at <b>{formats.time(station.leaveAt)}</b>; {station.walkMinutes} minutes
                on foot
              </Trans>
            )}
          </span>
        </li>
      )}
    </>
  );
}

function Why({ arrival }: { arrival: Arrival }) {
  const { t } = useLingui();
  const { gateName, toSeatsMinutes, why } = arrival;
  const sentences: Record<Arrival['why'][number], string> = {
    gateClosed: toSeatsMinutes > 0 ? t`From there it is ${toSeatsMinutes} minutes more to your seats.` : '',
    stepFreeGate: t`Gate ${gateName} has a step-free way.`,
    nearestGate: t`Your seats are nearest to it.`,
    shorterLine: t`Fewer people come there at that time; ${toSeatsMinutes} minutes more to your seats.`,
    chosen: t`You chose this time.`,
  };
  const text = why
    .map((reason) => sentences[reason])
    .filter(Boolean)
    .join(' ');
  return text ? <span className="soft fine arrival-why">{text}</span> : null;
}

/** Opens the sheet with other times. */
export function ChangeButton({ arrival, view }: ArrivalProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>
        <Trans>Come at another time</Trans>
      </Button>
      {isOpen && <ChangeSheet arrival={arrival} view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The slot as a card of its own, for session and pass. */
export function ArrivalCard({ arrival, view }: ArrivalProps) {
  return (
    <section className="arrival stack tight" aria-labelledby="arrival-title">
      <h2 id="arrival-title">
        <Trans>Your way in</Trans>
      </h2>
      <MovedNotice arrival={arrival} />
      <ul className="steps">
        <ArrivalSteps arrival={arrival} view={view} />
      </ul>
      <p className="soft fine">
        <Trans>This is advice, so that nobody waits. You are let in whenever you come.</Trans>
      </p>
      <div>
        <ChangeButton arrival={arrival} view={view} />
      </div>
    </section>
  );
}
