import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { FormFault } from '../../../modules/market/contract.ts';
import { newId } from '../../call.ts';
import { useFaultName } from '../../tables/fault-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WordsField } from '../words-field.tsx';
import { newVariant, type VariantDraft } from './product-draft.ts';

interface VariantRowsProps {
  readonly product: string;
  readonly currency: string;
  readonly variants: readonly VariantDraft[];
  readonly faults: readonly FormFault[];
  readonly onChange: (variants: readonly VariantDraft[]) => void;
}

/** What is sold of a product: each variant with its price, size and stock. */
export function VariantRows({ product, currency, variants, faults, onChange }: VariantRowsProps) {
  const change = (index: number, part: Partial<VariantDraft>) =>
    onChange(variants.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <section className="stack">
      <h2>
        <Trans>Variants</Trans>
      </h2>
      {variants.map((variant, index) => (
        <VariantCard
          key={variant.key}
          variant={variant}
          currency={currency}
          faults={faults.filter((one) => one.variant === index)}
          onChange={(part) => change(index, part)}
          onRemove={variants.length > 1 ? () => onChange(variants.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <div>
        <Button
          look="quiet"
          onClick={() => onChange([...variants, newVariant(newId(), `${product}-${variants.length + 1}`)])}
        >
          <Trans>Add a variant</Trans>
        </Button>
      </div>
    </section>
  );
}

interface VariantCardProps {
  readonly variant: VariantDraft;
  readonly currency: string;
  readonly faults: readonly FormFault[];
  readonly onChange: (part: Partial<VariantDraft>) => void;
  readonly onRemove: (() => void) | undefined;
}

function VariantCard({ variant, currency, faults, onChange, onRemove }: VariantCardProps) {
  const { t } = useLingui();
  const faultName = useFaultName();
  const faultOf = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault && faultName(fault.problem);
  };
  const number = (
    field: 'price' | 'weight' | 'length' | 'width' | 'height' | 'onHand',
    label: string,
    faultField: string,
  ) => (
    <Field
      label={label}
      inputMode="decimal"
      required
      pattern="[\d,.０-９，．]+"
      fault={faultOf(faultField)}
      value={variant[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  return (
    <div className="card stack">
      <WordsField
        label={t`Colour, size`}
        maxLength={120}
        value={variant.names}
        onChange={(names) => onChange({ names })}
      />
      <div className="choices-row numbers">
        <Field
          label={t`Id of the variant`}
          required
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
          disabled={variant.held > 0 || variant.sold > 0}
          fault={faultOf('variantId')}
          value={variant.variantId}
          onChange={(event) => onChange({ variantId: event.target.value })}
        />
        {number('price', t`Price without tax (${currency})`, 'priceAmount')}
        {number('onHand', t`Stock`, 'onHand')}
        {number('weight', t`Weight, packed (g)`, 'weightGrams')}
        {number('length', t`Length (mm)`, 'lengthMillimetres')}
        {number('width', t`Width (mm)`, 'widthMillimetres')}
        {number('height', t`Height (mm)`, 'heightMillimetres')}
      </div>
      <div className="row apart">
        <span className="soft fine">
          {variant.held > 0 && <Plural value={variant.held} one="# kept for a buyer" other="# kept for buyers" />}
        </span>
        {onRemove && variant.held === 0 && (
          <Button look="danger" onClick={onRemove}>
            <Trans>Remove this variant</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
