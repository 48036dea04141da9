import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Delivery, Place, Way } from '../../../../modules/market/contract.ts';
import { type EditionView, useReader } from '../../../reader.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice, Field, Select } from '../../../ui/field.tsx';
import type { Shop } from '../../market/market-queries.ts';

/** What a form says about where goods go. */
export interface PlaceWish {
  readonly place: Place;
  readonly via: Delivery['via'];
  readonly idNumber?: string;
}

interface PlaceFormProps {
  readonly way: Way;
  readonly country: string;
  readonly lockers: Shop['lockers'];
  readonly view: EditionView;
  readonly earlier: PlaceWish | undefined;
  /** The first day on which something can be fetched. */
  readonly firstDay: string;
  readonly asksNumber: boolean;
  readonly isBusy: boolean;
  readonly onSave: (wish: PlaceWish) => void;
}

/** Where the goods go: a home, a hotel, or a locker at a venue. */
export function PlaceForm(props: PlaceFormProps) {
  const { way, lockers, earlier, asksNumber, isBusy, onSave } = props;
  const { t } = useLingui();
  const [kind, setKind] = useState<Place['kind']>(
    way === 'shipHome' ? 'home' : (earlier?.place.kind ?? (lockers.length > 0 ? 'locker' : 'hotel')),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(wishOf(kind, new FormData(event.currentTarget)));
  };
  return (
    <form className="place-form stack" onSubmit={submit}>
      {way !== 'shipHome' && lockers.length > 0 && (
        <fieldset className="row">
          <legend className="unseen">{t`Where to`}</legend>
          {(['locker', 'hotel'] as const).map((one) => (
            <Choice key={one} kind="radio" name="kind" checked={kind === one} onChange={() => setKind(one)}>
              {one === 'locker' ? t`A locker at a venue` : t`My hotel`}
            </Choice>
          ))}
        </fieldset>
      )}
      {kind === 'home' && <HomeFields earlier={earlier} />}
      {kind === 'hotel' && <HotelFields {...props} />}
      {kind === 'locker' && <LockerFields {...props} />}
      {kind !== 'locker' && (
        <Select label={t`Who brings it`} name="via" defaultValue={earlier?.via ?? 'post'}>
          <option value="post">{t`Post`}</option>
          <option value="courier">{t`Courier, faster`}</option>
        </Select>
      )}
      {kind === 'home' && asksNumber && <NumberField country={props.country} earlier={earlier} />}
      <div>
        <Button type="submit" busy={isBusy} look="quiet">
          <Trans>Take this place</Trans>
        </Button>
      </div>
    </form>
  );
}

function wishOf(kind: Place['kind'], data: FormData): PlaceWish {
  const text = (name: string) =>
    String(data.get(name) ?? '')
      .normalize('NFKC')
      .trim();
  const via = text('via') === 'courier' ? ('courier' as const) : ('post' as const);
  const idNumber = text('idNumber').replace(/[\s-]/g, '');
  const name = text('name');
  const street = text('street');
  const place: Place =
    kind === 'home'
      ? { kind, name, street, town: text('town'), postcode: text('postcode'), phone: text('phone') }
      : kind === 'hotel'
        ? { kind, name, hotel: text('hotel'), street, leavesOn: text('leavesOn') }
        : { kind, locker: text('locker'), day: text('day') };
  return { place, via, ...(idNumber ? { idNumber } : {}) };
}

function HomeFields({ earlier }: Pick<PlaceFormProps, 'earlier'>) {
  const { t } = useLingui();
  const place = earlier?.place.kind === 'home' ? earlier.place : undefined;
  return (
    <>
      <Field label={t`Name`} name="name" required maxLength={120} autoComplete="name" defaultValue={place?.name} />
      <Field
        label={t`Street and number`}
        name="street"
        required
        maxLength={200}
        autoComplete="street-address"
        defaultValue={place?.street}
      />
      <div className="field-pair">
        <Field
          label={t`Postcode`}
          name="postcode"
          maxLength={20}
          autoComplete="postal-code"
          defaultValue={place?.postcode}
        />
        <Field
          label={t`Town`}
          name="town"
          required
          maxLength={120}
          autoComplete="address-level2"
          defaultValue={place?.town}
        />
      </div>
      <Field
        label={t`Telephone`}
        hint={t`For the one who brings it, and nobody else.`}
        name="phone"
        type="tel"
        required
        pattern="[+0-9 \(\)\-]{5,25}"
        autoComplete="tel"
        defaultValue={place?.phone}
      />
    </>
  );
}

function HotelFields({ earlier, firstDay }: PlaceFormProps) {
  const { t } = useLingui();
  const place = earlier?.place.kind === 'hotel' ? earlier.place : undefined;
  return (
    <>
      <Field
        label={t`Name of the guest`}
        name="name"
        required
        maxLength={120}
        autoComplete="name"
        defaultValue={place?.name}
      />
      <Field label={t`Hotel`} name="hotel" required maxLength={200} defaultValue={place?.hotel} />
      <Field label={t`Its address`} name="street" required maxLength={200} defaultValue={place?.street} />
      <Field
        label={t`The day you leave`}
        hint={t`So that it comes before you go.`}
        name="leavesOn"
        type="date"
        required
        min={firstDay}
        defaultValue={place?.leavesOn}
      />
    </>
  );
}

function LockerFields({ earlier, firstDay, lockers, view }: PlaceFormProps) {
  const { t } = useLingui();
  const place = earlier?.place.kind === 'locker' ? earlier.place : undefined;
  return (
    <div className="field-pair">
      <Select label={t`Locker`} name="locker" defaultValue={place?.locker ?? lockers[0]?.id}>
        {lockers.map(({ id, names }) => (
          <option key={id} value={id}>
            {view.say(names)}
          </option>
        ))}
      </Select>
      <Field label={t`Day`} name="day" type="date" required min={firstDay} defaultValue={place?.day ?? firstDay} />
    </div>
  );
}

/** Asked only where customs want it, with the reason and how long it is kept. */
function NumberField({ country, earlier }: Pick<PlaceFormProps, 'country' | 'earlier'>) {
  const { t } = useLingui();
  const { language } = useReader();
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
  return (
    <Field
      label={t`Number of your identity card`}
      hint={t`Customs of ${name} ask who imports, by name and number. We keep it sealed, give it to customs only, and erase it 90 days after the goods have come.`}
      name="idNumber"
      required
      autoComplete="off"
      pattern="[0-9A-Za-z \-]{6,30}"
      defaultValue={earlier?.idNumber}
    />
  );
}
