import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Language, languageNames, languages } from '../../../kernel/language.ts';
import { getChoices } from '../../../modules/journeys/contract.ts';
import { type Me, type Needs, type Profile, saveProfile } from '../../../modules/people/contract.ts';
import { type EditionView, useReader } from '../../reader.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field, Select } from '../../ui/field.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { CurrencyField } from './currency-field.tsx';

/** Name, language, what I love and what I need. */
export function ProfileForm({ me, view }: { me: Me; view: EditionView }) {
  const { t } = useLingui();
  const { call, queries } = useReader();
  const client = useQueryClient();
  const [profile, setProfile] = useState<Profile>(me.profile);
  const save = useMutation({
    mutationFn: () => call(saveProfile, { body: profile }),
    onSuccess: (next) => {
      client.setQueryData(queries.me().queryKey, next);
      void client.invalidateQueries({ queryKey: queries.cart().queryKey });
      toast(t`Saved.`);
    },
  });
  const change = (part: Partial<Profile>) => setProfile((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="card roomy stack" onSubmit={submit} aria-labelledby="profile">
      <h2 id="profile">
        <Trans>About me</Trans>
      </h2>
      <Field
        label={t`Name`}
        value={profile.name}
        onChange={(event) => change({ name: event.target.value })}
        maxLength={100}
        required
        autoComplete="name"
      />
      <Select
        label={t`Language of our messages`}
        value={profile.language}
        onChange={(event) => change({ language: event.target.value as Language })}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {languageNames[one]}
          </option>
        ))}
      </Select>
      <NeedsFields needs={profile.needs} onChange={(needs) => change({ needs })} />
      <Favourites
        chosen={profile.favouriteDisciplines}
        view={view}
        onChange={(favouriteDisciplines) => change({ favouriteDisciplines })}
      />
      <CountryField country={profile.country ?? null} view={view} onChange={(country) => change({ country })} />
      <CurrencyField currency={profile.currency} view={view} onChange={(currency) => change({ currency })} />
      {save.error && <ProblemNotice error={save.error} />}
      <div>
        <Button type="submit" busy={save.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

interface CountryFieldProps {
  readonly country: string | null;
  readonly view: EditionView;
  readonly onChange: (country: string | null) => void;
}

/** Whose athletes I cheer for; asked only where journeys can use it. */
function CountryField({ country, view, onChange }: CountryFieldProps) {
  const { t } = useLingui();
  const { call, edition } = useReader();
  const { data } = useQuery({
    queryKey: [getChoices.path, edition, 'countries'],
    queryFn: ({ signal }) => call(getChoices, { params: { edition }, query: {} }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ countries }) => countries,
  });
  if (!data || data.length === 0) return null;
  const countries = data
    .map(({ noc, names }) => ({ noc, name: view.say(names) }))
    .sort((first, second) => view.formats.compare(first.name, second.name));
  return (
    <Select
      label={t`The country I cheer for`}
      value={country ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{t`None in particular`}</option>
      {countries.map(({ noc, name }) => (
        <option key={noc} value={noc}>
          {name}
        </option>
      ))}
    </Select>
  );
}

function NeedsFields({ needs, onChange }: { needs: Needs; onChange: (needs: Needs) => void }) {
  const { t } = useLingui();
  const choices: [keyof Needs, string, string][] = [
    ['stepFree', t`Ways without steps`, t`We show step-free gates first.`],
    ['wheelchair', t`A wheelchair space`, t`Seats are found with a space for it.`],
    ['companion', t`Somebody who helps me comes along`, t`Their seat is right beside yours.`],
    ['hearing', t`I hear little or nothing`, t`Stewards know, and messages come as text.`],
    ['sight', t`I see little or nothing`, t`Stewards know, and pages read well aloud.`],
  ];
  return (
    <fieldset className="stack tight">
      <legend>
        <Trans>What helps me</Trans>
      </legend>
      {choices.map(([need, label, hint]) => (
        <Choice
          key={need}
          kind="checkbox"
          hint={hint}
          checked={needs[need]}
          onChange={(event) => onChange({ ...needs, [need]: event.target.checked })}
        >
          {label}
        </Choice>
      ))}
    </fieldset>
  );
}

interface FavouritesProps {
  readonly chosen: readonly string[];
  readonly view: EditionView;
  readonly onChange: (chosen: string[]) => void;
}

function Favourites({ chosen, view, onChange }: FavouritesProps) {
  const disciplines = [...view.edition.disciplines].sort((first, second) =>
    view.formats.compare(view.disciplineName(first.id), view.disciplineName(second.id)),
  );
  return (
    <details>
      <summary className="button plain">
        <Trans>Sports I love ({chosen.length})</Trans>
      </summary>
      <div className="favourites">
        {disciplines.map((discipline) => {
          const isChosen = chosen.includes(discipline.id);
          return (
            <button
              key={discipline.id}
              type="button"
              className="chip"
              aria-pressed={isChosen}
              onClick={() =>
                onChange(isChosen ? chosen.filter((id) => id !== discipline.id) : [...chosen, discipline.id])
              }
            >
              <Pictogram discipline={discipline} size={24} />
              {view.disciplineName(discipline.id)}
            </button>
          );
        })}
      </div>
    </details>
  );
}
