import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type ProgrammeFilter, paths } from '../../paths.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Choice, Field, Select } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SearchForm } from '../../ui/search-form.tsx';
import { sportsOf } from '../home/sport-tiles.tsx';

interface FiltersProps {
  readonly filter: ProgrammeFilter;
  readonly view: EditionView;
  readonly page: 'programme' | 'map';
}

/** Leads to the same page with another choice; every choice stands in the address. */
export function useFilter(page: 'programme' | 'map', filter: ProgrammeFilter) {
  const reader = useReader();
  const [, navigate] = useLocation();
  return (change: Partial<ProgrammeFilter>) =>
    navigate(paths[page](reader, { ...filter, shown: undefined, ...change }), { replace: true });
}

/** Three that matter: sport, day, medals. The others stand behind one tap. */
export function Filters({ filter, view, page }: FiltersProps) {
  const { t } = useLingui();
  const change = useFilter(page, filter);
  const sports = sportsOf(view);
  const chosenSport = sports.find(({ disciplines }) =>
    sameKeys(
      disciplines.map(({ id }) => id),
      filter.sport,
    ),
  );
  const others = [filter.venue, filter.maxPrice, filter.seats].filter(Boolean).length;
  const [isOpen, setOpen] = useState(others > 0);
  return (
    <div className="filters">
      <SearchForm
        id="programme-q"
        label={t`Search the programme`}
        placeholder={t`A sport, a venue, an event`}
        q={filter.q}
        onSearch={(q) => change({ q })}
      />
      <div className="filter-row main">
        <Select
          label={t`Sport`}
          value={chosenSport?.name ?? (filter.sport ? 'own' : '')}
          onChange={(event) => {
            const sport = sports.find(({ name }) => name === event.target.value);
            change({ sport: sport?.disciplines.map(({ id }) => id) });
          }}
        >
          <option value="">{t`All sports`}</option>
          {filter.sport && !chosenSport && (
            <option value="own">{view.formats.list(filter.sport.map((id) => view.disciplineName(id)))}</option>
          )}
          {sports.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          label={t`Day`}
          value={filter.day ?? ''}
          onChange={(event) => change({ day: event.target.value || undefined })}
        >
          {filter.view !== 'timetable' && <option value="">{t`All days`}</option>}
          {view.edition.days.map(({ day }) => (
            <option key={day} value={day}>
              {view.formats.day(day)}
            </option>
          ))}
        </Select>
        <button
          type="button"
          className="chip"
          aria-pressed={filter.medal ?? false}
          onClick={() => change({ medal: !filter.medal || undefined })}
        >
          <Trans>Medals only</Trans>
        </button>
        <button type="button" className="chip" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name="filter" size={20} />
          {others > 0 ? t`More filters (${others})` : t`More filters`}
        </button>
      </div>
      {isOpen && <MoreFilters filter={filter} view={view} change={change} />}
    </div>
  );
}

function sameKeys(first: readonly string[], second: readonly string[] | undefined): boolean {
  return second !== undefined && [...first].sort().join('.') === [...second].sort().join('.');
}

interface MoreProps {
  readonly filter: ProgrammeFilter;
  readonly view: EditionView;
  readonly change: (change: Partial<ProgrammeFilter>) => void;
}

function MoreFilters({ filter, view, change }: MoreProps) {
  const { t } = useLingui();
  const venues = [...view.edition.venues].sort((first, second) =>
    view.formats.compare(view.say(first.names), view.say(second.names)),
  );
  return (
    <div className="filter-row">
      <Select
        label={t`Venue`}
        value={filter.venue ?? ''}
        onChange={(event) => change({ venue: event.target.value || undefined })}
      >
        <option value="">{t`All venues`}</option>
        {venues.map((venue) => (
          <option key={venue.id} value={venue.id}>
            {view.say(venue.names)}
          </option>
        ))}
      </Select>
      <Field
        label={t`Up to (${view.edition.currency} a seat)`}
        type="number"
        inputMode="numeric"
        min={0}
        step={500}
        defaultValue={filter.maxPrice ?? ''}
        onBlur={(event) => change({ maxPrice: Number(event.target.value) || undefined })}
      />
      <Select
        label={t`Free seats for`}
        value={filter.seats ?? ''}
        onChange={(event) => change({ seats: Number(event.target.value) || undefined })}
      >
        <option value="">{t`Any number`}</option>
        {[1, 2, 3, 4, 5, 6, 8, 10, 12].map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </Select>
      <Choice
        kind="checkbox"
        checked={filter.sort === 'price'}
        onChange={(event) => change({ sort: event.target.checked ? 'price' : undefined })}
      >
        <Trans>Cheapest first</Trans>
      </Choice>
    </div>
  );
}
