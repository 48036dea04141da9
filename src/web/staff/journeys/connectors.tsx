import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { findOffers, getChoices } from '../../../modules/journeys/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { TableFrame } from '../../tables/table-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Overview } from './supply-page.tsx';

const names: Readonly<Record<string, string>> = { amadeus: 'Amadeus', hotelbeds: 'Hotelbeds' };

/** Suppliers outside: which are connected, and what they would sell at this moment. */
export function Connectors({ connectors, view }: { connectors: Overview['connectors']; view: EditionView }) {
  const { t } = useLingui();
  const ready = connectors.filter((one) => one.isSetUp);
  return (
    <section className="stack tight supply-connectors">
      <h2>
        <Trans>Suppliers outside</Trans>
      </h2>
      <TableFrame label={t`Suppliers outside`}>
        <thead>
          <tr>
            <th scope="col">{t`Supplier`}</th>
            <th scope="col">{t`State`}</th>
          </tr>
        </thead>
        <tbody>
          {connectors.map(({ name, isSetUp }) => (
            <tr key={name}>
              <th scope="row">{names[name] ?? name}</th>
              <td>
                <span className={isSetUp ? 'state good' : 'state off'}>
                  {isSetUp ? t`Connected` : t`Not connected`}
                </span>
                {!isSetUp && (
                  <span className="under soft fine">
                    {t`Set KAIMON_${name.toUpperCase()}_KEY and KAIMON_${name.toUpperCase()}_SECRET to ask it.`}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="soft measure">
        <Trans>
          Journeys are made of your own tables. What a supplier would sell becomes part of them by a contract and a row
          in a table, never by itself.
        </Trans>
      </p>
      {ready.length > 0 && <RoomOffers connectors={ready.map(({ name }) => name)} view={view} />}
    </section>
  );
}

function RoomOffers({ connectors, view }: { connectors: readonly string[]; view: EditionView }) {
  const { call, edition } = useReader();
  const choices = useQuery({
    queryKey: [getChoices.path, edition],
    queryFn: ({ signal }) => call(getChoices, { params: { edition }, query: {} }, signal),
  });
  const [wish, setWish] = useState<RoomWish>({
    connector: connectors[0]!,
    area: '',
    firstNight: view.edition.firstDay,
    nights: 3,
    adults: 2,
  });
  const areas = choices.data?.areas ?? [];
  const area = areas.find(({ id }) => id === wish.area) ?? areas[0];
  const ask = useMutation({
    mutationFn: () => {
      const { connector, firstNight, nights, adults } = wish;
      const place = { latitude: area?.latitude ?? 0, longitude: area?.longitude ?? 0 };
      return call(findOffers, {
        params: { edition },
        body: { connector, query: { kind: 'rooms', ...place, firstNight, nights, adults } },
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <RoomFields
        wish={wish}
        area={area?.id ?? ''}
        areas={areas.map(({ id, names }) => ({ id, name: view.say(names) }))}
        connectors={connectors}
        onChange={(part) => setWish({ ...wish, ...part })}
      >
        <Button type="submit" look="quiet" busy={ask.isPending}>
          <Trans>Ask for rooms</Trans>
        </Button>
      </RoomFields>
      {ask.error && <ProblemNotice error={ask.error} />}
      {ask.data && <OfferTable offers={ask.data.offers} view={view} />}
    </form>
  );
}

interface RoomWish {
  readonly connector: string;
  readonly area: string;
  readonly firstNight: string;
  readonly nights: number;
  readonly adults: number;
}

interface RoomFieldsProps {
  readonly wish: RoomWish;
  readonly area: string;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly connectors: readonly string[];
  readonly onChange: (part: Partial<RoomWish>) => void;
  readonly children: ReactNode;
}

function RoomFields({ wish, area, areas, connectors, onChange, children }: RoomFieldsProps) {
  const { t } = useLingui();
  return (
    <div className="choices-row">
      <Select
        label={t`Supplier`}
        value={wish.connector}
        onChange={(event) => onChange({ connector: event.target.value })}
      >
        {connectors.map((name) => (
          <option key={name} value={name}>
            {names[name] ?? name}
          </option>
        ))}
      </Select>
      <Select label={t`Near`} value={area} onChange={(event) => onChange({ area: event.target.value })}>
        {areas.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <Field
        label={t`First night`}
        type="date"
        value={wish.firstNight}
        required
        onChange={(event) => onChange({ firstNight: event.target.value })}
      />
      <Field
        label={t`Nights`}
        type="number"
        min={1}
        max={21}
        value={wish.nights}
        required
        onChange={(event) => onChange({ nights: event.target.valueAsNumber || 1 })}
      />
      {children}
    </div>
  );
}

function OfferTable({ offers, view }: { offers: AnswerOf<typeof findOffers>['offers']; view: EditionView }) {
  const { t } = useLingui();
  if (offers.length === 0) return <p role="status">{t`It has no rooms there for these nights.`}</p>;
  return (
    <TableFrame label={t`Offers`} tall>
      <thead>
        <tr>
          <th scope="col">{t`Hotel`}</th>
          <th scope="col">{t`Room`}</th>
          <th scope="col" className="figure">{t`All nights`}</th>
          <th scope="col" className="figure">{t`Left`}</th>
        </tr>
      </thead>
      <tbody>
        {offers.map(({ id, title, detail, price, left }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>{detail}</td>
            <td className="figure">{view.formats.price(price)}</td>
            <td className="figure">{left === null ? t`not said` : view.formats.number(left)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
