import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { Link } from 'wouter';
import type { Journey, Visit } from '../../../../modules/journeys/contract.ts';
import { paths } from '../../../paths.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { usePhaseName } from '../../../session-words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { MedalMark } from '../../../ui/marks.tsx';
import { VisitPicture } from '../day-strip.tsx';
import { useReasonSentence, useVisitName } from '../journey-words.ts';
import type { Places } from '../places.ts';
import type { Choices } from '../wishes.ts';
import type { Edit } from './use-editing.ts';

/** What a visit needs to be shown, and changed where there is an `onEdit`. */
export interface VisitItemProps {
  readonly visit: Visit;
  readonly number: number;
  readonly day: string;
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
  readonly onEdit?: ((edit: Edit) => void) | undefined;
}

/** One visit of a day: when, what, why, and what can be done about it. */
export function VisitItem({ visit, number, day, journey, places, choices, view, onEdit }: VisitItemProps) {
  const visitName = useVisitName(view);
  const sentence = useReasonSentence(view, choices, places);
  const { ref } = visit;
  const kind = ref.slice(0, ref.indexOf(':'));
  const canMove = kind === 'sight' && onEdit !== undefined;
  return (
    <li
      className={`visit ${kind}`}
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/x-kaimon-visit', ref);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <span className="number figures" aria-hidden="true">
        {number}
      </span>
      <div className="what">
        <p className="when figures">
          <time dateTime={new Date(visit.startsAt).toISOString()}>
            {view.formats.span(visit.startsAt, visit.endsAt)}
          </time>
        </p>
        <h4>
          <VisitPicture visitRef={ref} places={places} view={view} size={24} />
          <span>{visitName(ref, places, visit.startsAt)}</span>
        </h4>
        {kind === 'session' && <SessionFacts visit={visit} places={places} view={view} />}
        {kind === 'sight' && <SightFacts visit={visit} places={places} view={view} />}
        {visit.reasons.length > 0 && <p className="soft fine why">{sentence(visit.reasons, ref)}</p>}
      </div>
      {onEdit && (kind === 'sight' || kind === 'session') && (
        <VisitMenu visitRef={ref} day={day} journey={journey} places={places} view={view} onEdit={onEdit} />
      )}
    </li>
  );
}

type FactsProps = Pick<VisitItemProps, 'visit' | 'places' | 'view'>;

function SessionFacts({ visit, places, view }: FactsProps) {
  const reader = useReader();
  const phaseName = usePhaseName();
  const facts = places[visit.ref];
  if (!facts) return null;
  return (
    <>
      <p>
        {facts.startsAt && <Trans>Starts at {view.formats.time(facts.startsAt)}</Trans>}
        {facts.phase && facts.phase !== 'ceremony' ? ` · ${phaseName(facts.phase)}` : ''}
        {facts.where ? ` · ${facts.where}` : ''}
      </p>
      <p className="row close">
        {visit.cost.amount > 0 && <span className="price">{view.formats.price(visit.cost)}</span>}
        <MedalMark count={facts.medalEvents ?? 0} />
        <Link className="fine" href={paths.session(reader, visit.ref.slice(8))}>
          <Trans>About this session</Trans>
        </Link>
      </p>
    </>
  );
}

function SightFacts({ visit, places, view }: FactsProps) {
  const { t } = useLingui();
  const facts = places[visit.ref];
  return (
    <p className="fine row close">
      {facts?.opensAt && (
        <span className="soft">
          {facts.opensAt === '00:00' && facts.closesAt === '24:00'
            ? t`Always open`
            : t`Open ${facts.opensAt}–${facts.closesAt ?? ''}`}
          {facts.hoursAssumed && ` (${t`assumed`})`}
        </span>
      )}
      <span className={visit.cost.amount > 0 ? 'price' : 'soft'}>
        {visit.cost.amount > 0 ? view.formats.price(visit.cost) : t`Free`}
      </span>
    </p>
  );
}

type MenuProps = Pick<VisitItemProps, 'day' | 'journey' | 'places' | 'view'> & {
  readonly visitRef: string;
  readonly onEdit: (edit: Edit) => void;
};

/** Another day, or out: the same as dragging, for fingers and keyboards. */
function VisitMenu({ visitRef, day, journey, places, view, onEdit }: MenuProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDetailsElement>(null);
  const name = places[visitRef]?.name ?? '';
  const act = (edit: Edit) => {
    box.current?.removeAttribute('open');
    onEdit(edit);
  };
  const others = visitRef.startsWith('sight:') ? journey.days.filter((one) => one.day !== day) : [];
  return (
    <details className="visit-menu" ref={box} onKeyDown={(event) => event.key === 'Escape' && closeMenu(box.current)}>
      <summary aria-label={t`Change: ${name}`}>
        <Icon name="more" />
      </summary>
      <div className="menu">
        {others.length > 0 && (
          <p className="fine soft">
            <Trans>Move to another day</Trans>
          </p>
        )}
        {others.map((one) => (
          <button
            key={one.day}
            type="button"
            onClick={() => act({ change: { kind: 'move', ref: visitRef, day: one.day } })}
          >
            {view.formats.day(one.day)}
          </button>
        ))}
        <button type="button" onClick={() => act({ change: { kind: 'remove', ref: visitRef } })}>
          <Trans>Leave it out</Trans>
        </button>
      </div>
    </details>
  );
}

/** Closes a menu and gives the focus back to what opened it. */
function closeMenu(box: HTMLDetailsElement | null): void {
  box?.removeAttribute('open');
  box?.querySelector('summary')?.focus();
}
