import { Trans, useLingui } from '@lingui/react/macro';
import { Field } from '../../ui/field.tsx';

/** Where parcels leave. */
export interface Sender {
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
}

const key = (brand: string) => `kaimon.sender.${brand}`;
const nobody: Sender = { street: '', town: '', postcode: '', phone: '' };

/** The sender as typed last on this device. */
export function readSender(brand: string): Sender {
  try {
    return { ...nobody, ...(JSON.parse(localStorage.getItem(key(brand)) ?? '{}') as Partial<Sender>) };
  } catch {
    return nobody;
  }
}

export function keepSender(brand: string, sender: Sender): void {
  try {
    localStorage.setItem(key(brand), JSON.stringify(sender));
  } catch {
    // Storage may be forbidden; then it is typed again next time.
  }
}

export const isWhole = (sender: Sender) => Object.values(sender).every((text) => text.trim() !== '');

interface SenderFieldsProps {
  readonly sender: Sender;
  readonly onChange: (sender: Sender) => void;
}

export function SenderFields({ sender, onChange }: SenderFieldsProps) {
  const { t } = useLingui();
  const field = (name: keyof Sender, label: string, autoComplete: string, pattern?: string) => (
    <Field
      label={label}
      autoComplete={autoComplete}
      maxLength={name === 'street' ? 200 : 25}
      {...(pattern ? { pattern } : {})}
      value={sender[name]}
      onChange={(event) => onChange({ ...sender, [name]: event.target.value })}
    />
  );
  return (
    <fieldset className="stack tight">
      <legend className="strong">
        <Trans>Where it leaves, for label and customs form</Trans>
      </legend>
      <div className="choices-row">
        {field('postcode', t`Postcode`, 'postal-code')}
        {field('town', t`Town`, 'address-level2')}
        {field('street', t`Street`, 'street-address')}
        {field('phone', t`Telephone`, 'tel', '[+0-9 ()\\-]{5,25}')}
      </div>
      <p className="soft fine">
        <Trans>Kept on this device for the next parcel.</Trans>
      </p>
    </fieldset>
  );
}
