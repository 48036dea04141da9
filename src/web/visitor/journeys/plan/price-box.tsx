import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Journey, PriceLine } from '../../../../modules/journeys/contract.ts';
import type { EditionView } from '../../../reader.tsx';
import type { Places } from '../places.ts';
import { type Choices, peopleOf } from '../wishes.ts';

interface PriceBoxProps {
  readonly journey: Journey;
  readonly places: Places;
  readonly choices: Choices | undefined;
  readonly view: EditionView;
}

/** What it costs, by kind; each line one tap away, and what nobody could look up said plainly. */
export function PriceBox({ journey, places, choices, view }: PriceBoxProps) {
  const { t } = useLingui();
  const { price, parts } = journey;
  const people = peopleOf(parts.party);
  const kinds: Record<PriceLine['kind'], string> = {
    transport: t`There and back`,
    transfer: t`To the hotel and back`,
    stay: t`Beds`,
    ticket: t`Tickets`,
    sight: t`Entrance to sights`,
    guide: t`Guide`,
  };
  const groups = (Object.keys(kinds) as PriceLine['kind'][]).flatMap((kind) => {
    const lines = price.lines.filter((line) => line.kind === kind && line.total.amount > 0);
    return lines.length > 0 ? [{ kind, lines, sum: lines.reduce((sum, line) => sum + line.total.amount, 0) }] : [];
  });
  const isAssumed = price.lines.some(({ basis }) => basis === 'assumed');
  return (
    <section className="card roomy stack price-box" aria-labelledby="price">
      <h2 id="price" className="large">
        <Trans>What it costs</Trans>
      </h2>
      <div className="price-groups">
        {groups.map(({ kind, lines, sum }) => (
          <PriceGroup
            key={kind}
            title={kinds[kind]}
            lines={lines}
            sum={view.formats.price({ ...price.total, amount: sum })}
            places={places}
            choices={choices}
            view={view}
          />
        ))}
      </div>
      <p className="sum">
        <Trans>In all</Trans>
        <span className="price">{view.formats.price(price.total)}</span>
      </p>
      {people > 1 && (
        <p className="row apart soft figures">
          <Plural value={people} one="# person" other="# people" />
          <span>
            <Trans>
              {view.formats.price({ ...price.total, amount: Math.round(price.total.amount / people) })} each
            </Trans>
          </span>
        </p>
      )}
      {price.mealsThere.amount > 0 && (
        <p className="fine">
          <Trans>
            Meals are paid where you eat: about <b>{view.formats.price(price.mealsThere)}</b> for all of you.
          </Trans>
        </p>
      )}
      {isAssumed && (
        <p className="fine soft">
          <Trans>“Assumed”: no source gives this price, so we put in what is usual.</Trans>
        </p>
      )}
    </section>
  );
}

type GroupProps = Omit<PriceBoxProps, 'journey'> & {
  readonly title: string;
  readonly lines: readonly PriceLine[];
  readonly sum: string;
};

function PriceGroup({ title, lines, sum, places, choices, view }: GroupProps) {
  const { t } = useLingui();
  return (
    <details>
      <summary className="row apart">
        <span>{title}</span>
        <span className="price">{sum}</span>
      </summary>
      <ul className="fine">
        {lines.map((line) => (
          <li key={`${line.kind} ${line.what}`} className="row apart">
            <span>
              <LineName line={line} places={places} choices={choices} view={view} />
              {line.basis === 'assumed' && <span className="soft"> ({t`assumed`})</span>}
            </span>
            <span className="figures">{view.formats.price(line.total)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a line of the price is for. */
function LineName({ line, places, choices, view }: Omit<PriceBoxProps, 'journey'> & { line: PriceLine }) {
  const { t } = useLingui();
  const { kind, what, count } = line;
  switch (kind) {
    case 'transport': {
      const row = choices?.transports.find(({ id }) => id === what);
      return row ? `${row.carrier} ${row.code} × ${count}` : what;
    }
    case 'transfer': {
      const row = choices?.transfers.find(({ id }) => id === what);
      return row ? `${view.say(row.names)} × ${count}` : what;
    }
    case 'stay':
      return (
        <>
          {places[`hotel:${what}`]?.name ?? what}, <Plural value={count} one="# night" other="# nights" />
        </>
      );
    case 'ticket': {
      const facts = places[`session:${what}`];
      const when = facts?.startsAt ? `, ${view.formats.moment(facts.startsAt)}` : '';
      return `${facts?.name ?? what}${when} × ${count}`;
    }
    case 'sight':
      return `${places[`sight:${what}`]?.name ?? what} × ${count}`;
    case 'guide':
      return t`Guide, ${count} days`;
  }
}
