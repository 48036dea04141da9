import { Trans, useLingui } from '@lingui/react/macro';
import type { Words } from '../../../kernel/language.ts';
import { getShop } from '../../../modules/market/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { useAsk } from '../brand-data.ts';
import { tidyWords, WordsField } from '../words-field.tsx';

/** What a brand tells of itself, as its form holds it: numbers as they are typed. */
export interface Tale {
  readonly names: Words;
  readonly stories: Words;
  readonly makers: Words;
  readonly towns: Words;
  readonly latitude: string;
  readonly longitude: string;
  readonly contact: string;
}

export const emptyTale: Tale = {
  names: { en: '' },
  stories: { en: '' },
  makers: { en: '' },
  towns: { en: '' },
  latitude: '',
  longitude: '',
  contact: '',
};

export function taleBody({ names, stories, makers, towns, latitude, longitude, contact }: Tale) {
  return {
    names: tidyWords(names),
    stories: tidyWords(stories),
    makers: tidyWords(makers),
    towns: tidyWords(towns),
    latitude: Number(latitude),
    longitude: Number(longitude),
    contact: contact.trim(),
  };
}

interface TaleFieldsProps {
  readonly tale: Tale;
  readonly onChange: (tale: Tale) => void;
}

/** Name, story, people, place, and whom to write to. */
export function TaleFields({ tale, onChange }: TaleFieldsProps) {
  const { t } = useLingui();
  const set = (change: Partial<Tale>) => onChange({ ...tale, ...change });
  return (
    <>
      <WordsField
        label={t`Name of the brand`}
        value={tale.names}
        maxLength={120}
        onChange={(names) => set({ names })}
      />
      <WordsField
        label={t`Your story`}
        hint={t`Two or three sentences: since when, by which hands, what is special.`}
        value={tale.stories}
        maxLength={2_000}
        rows={5}
        onChange={(stories) => set({ stories })}
      />
      <WordsField
        label={t`The people who make it`}
        value={tale.makers}
        maxLength={400}
        rows={2}
        onChange={(makers) => set({ makers })}
      />
      <WordsField label={t`Town`} value={tale.towns} maxLength={120} onChange={(towns) => set({ towns })} />
      <PlaceFields tale={tale} onChange={set} />
      <Field
        label={t`E-mail address for orders and questions`}
        hint={t`Only the organiser sees it.`}
        type="email"
        required
        maxLength={200}
        value={tale.contact}
        onChange={(event) => set({ contact: event.target.value })}
      />
    </>
  );
}

/** A point for the map of makers: near a town that is known, or by its degrees. */
function PlaceFields({ tale, onChange }: { tale: Tale; onChange: (change: Partial<Tale>) => void }) {
  const { t } = useLingui();
  const view = useEdition();
  const { edition } = useReader();
  const shop = useAsk(getShop, { params: { edition } }).data;
  const places = (shop?.crafts ?? [])
    .map((craft) => ({ ...craft, name: view ? `${view.say(craft.prefectures)} · ${view.say(craft.towns)}` : craft.id }))
    .sort((first, second) => view?.formats.compare(first.name, second.name) ?? 0);
  const near = places.find((one) => String(one.latitude) === tale.latitude && String(one.longitude) === tale.longitude);
  return (
    <fieldset className="stack tight">
      <legend className="strong">{t`Where you are, on the map`}</legend>
      <div className="choices-row">
        {places.length > 0 && (
          <Select
            label={t`Near`}
            value={near?.id ?? ''}
            onChange={(event) => {
              const place = places.find((one) => one.id === event.target.value);
              if (place) onChange({ latitude: String(place.latitude), longitude: String(place.longitude) });
            }}
          >
            <option value="">{t`Choose a town`}</option>
            {places.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
        <Field
          label={t`Latitude`}
          inputMode="decimal"
          required
          pattern="-?\d{1,2}(\.\d+)?"
          value={tale.latitude}
          onChange={(event) => onChange({ latitude: event.target.value })}
        />
        <Field
          label={t`Longitude`}
          inputMode="decimal"
          required
          pattern="-?\d{1,3}(\.\d+)?"
          value={tale.longitude}
          onChange={(event) => onChange({ longitude: event.target.value })}
        />
      </div>
      <p className="soft fine">
        <Trans>Two decimals are enough: visitors see the town, not the door.</Trans>
      </p>
    </fieldset>
  );
}
