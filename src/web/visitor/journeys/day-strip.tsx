import type { Journey, JourneyDay } from '../../../modules/journeys/contract.ts';
import type { EditionView } from '../../reader.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { Picture } from './picture.tsx';
import { pictureOfSight } from './pictures.ts';
import type { Places } from './places.ts';

interface VisitPictureProps {
  readonly visitRef: string;
  readonly places: Places;
  readonly view: EditionView;
  readonly size?: number;
}

/** The drawing of what stands in a day. */
export function VisitPicture({ visitRef, places, view, size = 28 }: VisitPictureProps) {
  const facts = places[visitRef];
  const discipline = view.discipline(facts?.discipline ?? '');
  if (discipline) return <Pictogram discipline={discipline} size={size} />;
  if (visitRef.startsWith('session:')) return <Picture name="sport" size={size} />;
  if (visitRef.startsWith('meal:')) return <Picture name="food" size={size} />;
  if (visitRef.startsWith('rest:')) return <Picture name="rest" size={size} />;
  return <Picture name={pictureOfSight(facts?.sightKind)} size={size} />;
}

/** A journey's days in small: what each holds, sessions in vermilion. */
export function DayStrip({ journey, places, view }: { journey: Journey; places: Places; view: EditionView }) {
  return (
    <ol className="mini-days" aria-hidden="true">
      {journey.days.map((day) => (
        <MiniDay key={day.day} day={day} places={places} view={view} />
      ))}
    </ol>
  );
}

function MiniDay({ day, places, view }: { day: JourneyDay; places: Places; view: EditionView }) {
  const shown = day.visits.filter(({ ref }) => /^(session|sight):/.test(ref));
  return (
    <li>
      <span className="fine figures">
        {view.formats.weekday(day.day)} {view.formats.dayNumber(day.day)}
      </span>
      {shown.slice(0, 4).map(({ ref, startsAt }) => (
        <span key={`${ref} ${startsAt}`} className={ref.startsWith('session:') ? 'sport' : undefined}>
          <VisitPicture visitRef={ref} places={places} view={view} size={20} />
        </span>
      ))}
      {shown.length > 4 && <span className="fine">+{shown.length - 4}</span>}
    </li>
  );
}
