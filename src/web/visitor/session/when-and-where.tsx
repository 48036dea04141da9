import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { SessionCard } from '../../../modules/tickets/contract.ts';
import { paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Doors, place, stations and gates: how to be there in time. */
export function WhenAndWhere({ session, view }: { session: SessionCard; view: EditionView }) {
  const { t } = useLingui();
  const reader = useReader();
  const { formats } = view;
  const venue = view.venue(session.venue);
  const gates = venue?.gates.filter((gate) => gate.isForVisitors) ?? [];
  const stepFree = gates.filter((gate) => gate.stepFree).map((gate) => gate.name);
  return (
    <section className="stack" aria-labelledby="where">
      <h2 id="where">
        <Trans>Getting there</Trans>
      </h2>
      <ul className="steps">
        {session.doorsAt && (
          <li>
            <Icon name="clock" />
            <span>
              <Trans>
                Doors open at <b>{formats.time(session.doorsAt)}</b>
              </Trans>
            </span>
          </li>
        )}
        {venue && (
          <li>
            <Icon name="place" />
            <span>
              <b>{view.say(venue.names)}</b>
              <br />
              <span className="soft">{view.say(venue.address)}</span>
              <br />
              <Link href={paths.map(reader, { venue: venue.id })}>
                <Trans>See it on the map</Trans>
              </Link>
            </span>
          </li>
        )}
        {venue?.stations.slice(0, 3).map((station) => (
          <li key={station.names.en}>
            <Icon name="train" />
            <span>
              <Trans>
                {view.say(station.names)}, {station.walkMinutes} minutes on foot
              </Trans>{' '}
              <span className="soft">{t`${formats.number(station.walkMetres)} m`}</span>
            </span>
          </li>
        ))}
        {gates.length > 0 && (
          <li>
            <Icon name="gate" />
            <span>
              <Trans>Gates: {formats.list(gates.map((gate) => gate.name))}</Trans>
            </span>
          </li>
        )}
        {stepFree.length > 0 && (
          <li>
            <Icon name="wheelchair" />
            <span>
              <Trans>Step-free: {formats.list(stepFree)}</Trans>
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}
