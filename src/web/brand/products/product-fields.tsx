import { useLingui } from '@lingui/react/macro';
import type { Language, Words } from '../../../kernel/language.ts';
import {
  type Family,
  type FormFault,
  families,
  getShop,
  listMotifs,
  type ProductForm,
} from '../../../modules/market/contract.ts';
import { useEdition, useReader } from '../../reader.tsx';
import { useFaultName } from '../../tables/fault-words.ts';
import { Field, Select } from '../../ui/field.tsx';
import { useFamilyName } from '../../visitor/market/shop-words.ts';
import { useAsk, useBrand } from '../brand-data.ts';
import { PhotoField } from '../photo-field.tsx';
import { WordsField } from '../words-field.tsx';

interface ProductFieldsProps {
  readonly product: ProductForm;
  readonly faults: readonly FormFault[];
  readonly onChange: (product: ProductForm) => void;
}

/** Words in four languages, what it is, what customs ask, how it looks. */
export function ProductFields({ product, faults, onChange }: ProductFieldsProps) {
  const { t } = useLingui();
  const set = (change: Partial<ProductForm>) => onChange({ ...product, ...change });
  const words = (field: 'names' | 'texts' | 'materials' | 'cares') => ({
    value: product[field],
    onChange: (value: Words) => set({ [field]: value }),
    faults: Object.fromEntries(
      faults
        .filter((one) => one.variant === null && one.field === field && one.language)
        .map((one) => [one.language as Language, one.message]),
    ),
  });
  return (
    <>
      <section className="stack">
        <WordsField label={t`Name`} maxLength={200} {...words('names')} />
        <Field
          label={t`How the Japanese name is read`}
          hint={t`In hiragana; it makes the product easier to find.`}
          lang="ja"
          maxLength={200}
          value={product.reading ?? ''}
          onChange={(event) => set({ reading: event.target.value })}
        />
        <WordsField label={t`Description`} maxLength={4_000} rows={6} {...words('texts')} />
        <WordsField label={t`Material`} maxLength={400} {...words('materials')} />
        <WordsField label={t`Care`} maxLength={1_000} rows={2} {...words('cares')} />
      </section>
      <Kind product={product} set={set} />
      <Customs product={product} faults={faults} set={set} />
      <Looks product={product} set={set} />
    </>
  );
}

interface PartProps {
  readonly product: ProductForm;
  readonly set: (change: Partial<ProductForm>) => void;
}

function Kind({ product, set }: PartProps) {
  const { t } = useLingui();
  const view = useEdition();
  const { edition } = useReader();
  const familyName = useFamilyName();
  const shop = useAsk(getShop, { params: { edition } }).data;
  return (
    <section className="stack tight">
      <h2>{t`What it is`}</h2>
      <div className="choices-row">
        <Select
          label={t`Kind`}
          value={product.family}
          onChange={(event) => set({ family: event.target.value as Family })}
        >
          {families.map((one) => (
            <option key={one} value={one}>
              {familyName(one)}
            </option>
          ))}
        </Select>
        <Select
          label={t`Craft`}
          value={product.craftId ?? ''}
          onChange={(event) => set({ craftId: event.target.value || null })}
        >
          <option value="">{t`None of these`}</option>
          {shop?.crafts.map((one) => (
            <option key={one.id} value={one.id}>
              {view?.say(one.names) ?? one.id}
            </option>
          ))}
        </Select>
        <Select
          label={t`Goes with a sport`}
          value={product.disciplineId ?? ''}
          onChange={(event) => set({ disciplineId: event.target.value || null })}
        >
          <option value="">{t`No sport in particular`}</option>
          {view?.edition.disciplines.map((one) => (
            <option key={one.id} value={one.id}>
              {view.disciplineName(one.id)}
            </option>
          ))}
        </Select>
      </div>
      <Field
        label={t`Words to find it by`}
        hint={t`Use, season, occasion, colour; in any language, with spaces between.`}
        maxLength={1_000}
        value={product.tags ?? ''}
        onChange={(event) => set({ tags: event.target.value })}
      />
    </section>
  );
}

function Customs({ product, faults, set }: PartProps & { faults: readonly FormFault[] }) {
  const { t } = useLingui();
  const faultName = useFaultName();
  const faultOf = (field: string) => {
    const fault = faults.find((one) => one.variant === null && one.field === field);
    return fault && faultName(fault.problem);
  };
  return (
    <section className="stack tight">
      <h2>{t`For customs and tax`}</h2>
      <div className="choices-row">
        <Field
          label={t`HS code`}
          hint={t`Six to ten digits. The more exact, the more countries it can be sent to.`}
          inputMode="numeric"
          required
          fault={faultOf('hsCode')}
          value={product.hsCode}
          onChange={(event) => set({ hsCode: event.target.value })}
        />
        <Field
          label={t`Made in`}
          hint={t`Two letters, as in JP.`}
          required
          maxLength={2}
          fault={faultOf('origin')}
          value={product.origin}
          onChange={(event) => set({ origin: event.target.value.toUpperCase() })}
        />
        <Select
          label={t`Consumption tax`}
          value={product.taxClass}
          onChange={(event) => set({ taxClass: event.target.value as ProductForm['taxClass'] })}
        >
          <option value="standard">{t`Standard rate`}</option>
          <option value="reduced">{t`Reduced rate: food and drink`}</option>
        </Select>
      </div>
    </section>
  );
}

function Looks({ product, set }: PartProps) {
  const { t } = useLingui();
  const { edition } = useReader();
  const motifs = useAsk(listMotifs, { params: { edition, brand: useBrand().id } }).data?.motifs ?? [];
  const colours = [
    ['mainColour', t`Main colour`],
    ['accentColour', t`Second colour`],
    ['groundColour', t`Ground`],
  ] as const;
  return (
    <section className="stack tight">
      <h2>{t`Picture`}</h2>
      <PhotoField has={product.photo !== null} onChange={(photo) => set({ photo })} />
      {product.photo === null && (
        <div className="choices-row">
          <Field
            label={t`Drawing`}
            hint={t`Shown until there is a photo.`}
            list="motifs"
            required
            pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
            value={product.picture}
            onChange={(event) => set({ picture: event.target.value })}
          />
          <datalist id="motifs">
            {motifs.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          {colours.map(([field, label]) => (
            <Field
              key={field}
              label={label}
              type="color"
              value={product[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          ))}
        </div>
      )}
    </section>
  );
}
