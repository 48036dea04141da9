import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { getSupply } from '../../../modules/journeys/contract.ts';
import { type EditionView, useEdition, useHead, useReader } from '../../reader.tsx';
import { Load } from '../../ui/load.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Connectors } from './connectors.tsx';
import { DayBars } from './day-bars.tsx';
import { SupplyImport } from './supply-import.tsx';
import { SupplyTables } from './supply-tables.tsx';

export type Overview = AnswerOf<typeof getSupply>;

/** What an organiser has to offer beside tickets: how full it is, its tables, and who else is asked. */
export function SupplyPage() {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const view = useEdition();
  useHead({ title: t`Supply` });
  const supply = useQuery({
    queryKey: [getSupply.path, edition],
    queryFn: ({ signal }) => call(getSupply, { params: { edition } }, signal),
  });
  return (
    <div className="stack wide">
      <PageTitle
        title={t`Supply`}
        lead={t`Rooms, ways, sights and places that journeys are made of, and how much of them is taken.`}
      />
      <Load query={supply}>{(overview) => (view ? <Desk overview={overview} view={view} /> : null)}</Load>
    </div>
  );
}

function Desk({ overview, view }: { overview: Overview; view: EditionView }) {
  const { t } = useLingui();
  const { formats } = view;
  const { nights, seats, tickets, tables, connectors, loadedAt } = overview;
  const [taken, places] = [formats.number(tickets.taken), formats.number(tickets.places)];
  return (
    <>
      {loadedAt === null && (
        <Notice kind="wait" title={t`Nothing is on offer yet.`}>
          <p>
            <Trans>
              Take a template of each table below, fill it in, and bring it back. Tickets are sold all the same.
            </Trans>
          </p>
        </Notice>
      )}
      {loadedAt !== null && (
        <section className="stack">
          <h2>
            <Trans>How full it is</Trans>
          </h2>
          <div className="pictures">
            <DayBars
              title={t`Rooms by night.`}
              days={nights.map(({ day, rooms, taken: used }) => ({ day, all: rooms, taken: used }))}
              formats={formats}
            />
            <DayBars
              title={t`Seats on the way, by day.`}
              days={seats.map(({ day, seats: all, taken: used }) => ({ day, all, taken: used }))}
              formats={formats}
            />
          </div>
          <p>
            <Trans>
              Places at sessions kept for journeys: <strong>{taken}</strong> of {places} taken.
            </Trans>
          </p>
        </section>
      )}
      <SupplyTables tables={tables} view={view} />
      <SupplyImport />
      <Connectors connectors={connectors} view={view} />
    </>
  );
}
