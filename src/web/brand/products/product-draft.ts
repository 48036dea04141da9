import type { Words } from '../../../kernel/language.ts';
import { minorDigitsOf } from '../../../kernel/money.ts';
import type { ProductForm, VariantForm } from '../../../modules/market/contract.ts';
import { tidyWords } from '../words-field.tsx';

/** A variant as it is typed: numbers as texts, so that nothing is lost while typing. */
export interface VariantDraft {
  readonly key: string;
  readonly variantId: string;
  readonly names: Words;
  readonly price: string;
  readonly weight: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
  readonly onHand: string;
  /** Kept for buyers; such a variant cannot go. */
  readonly held: number;
  readonly sold: number;
}

export interface ProductDraft {
  readonly id: string;
  readonly product: ProductForm;
  readonly variants: readonly VariantDraft[];
}

export function newVariant(key: string, variantId = ''): VariantDraft {
  return {
    key,
    variantId,
    names: { en: 'One size', ja: 'フリーサイズ', zh: '均码', fr: 'Taille unique' },
    price: '',
    weight: '',
    length: '',
    width: '',
    height: '',
    onHand: '',
    held: 0,
    sold: 0,
  };
}

export function newDraft(brand: string): ProductDraft {
  return {
    id: `${brand}-`,
    product: {
      craftId: null,
      family: 'everyday',
      names: { en: '' },
      reading: null,
      texts: { en: '' },
      materials: { en: '' },
      cares: { en: '' },
      origin: 'JP',
      hsCode: '',
      taxClass: 'standard',
      picture: 'furoshiki',
      mainColour: '#1f3a68',
      accentColour: '#c22f22',
      groundColour: '#faf8f3',
      photo: null,
      tags: null,
      disciplineId: null,
    },
    variants: [newVariant('first')],
  };
}

export function draftOf(
  id: string,
  product: ProductForm,
  variants: readonly { readonly form: VariantForm; readonly held: number; readonly sold: number }[],
  currency: string,
): ProductDraft {
  return {
    id,
    product,
    variants: variants.map(({ form, held, sold }) => ({
      key: form.variantId,
      variantId: form.variantId,
      names: form.names,
      price: String(form.priceAmount / 10 ** minorDigitsOf(currency)),
      weight: String(form.weightGrams),
      length: String(form.lengthMillimetres),
      width: String(form.widthMillimetres),
      height: String(form.heightMillimetres),
      onHand: String(form.onHand),
      held,
      sold,
    })),
  };
}

/** The draft as the server takes it; empty optional texts become null. */
export function bodyOf({ product, variants }: ProductDraft, currency: string) {
  const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());
  return {
    product: {
      ...product,
      names: tidyWords(product.names),
      texts: tidyWords(product.texts),
      materials: tidyWords(product.materials),
      cares: tidyWords(product.cares),
      reading: orNull(product.reading),
      tags: orNull(product.tags),
      hsCode: product.hsCode.normalize('NFKC').replace(/[.\s]/g, ''),
    },
    variants: variants.map((one) => ({
      variantId: one.variantId.trim(),
      names: tidyWords(one.names),
      priceAmount: Math.round(numberOf(one.price) * 10 ** minorDigitsOf(currency)),
      weightGrams: numberOf(one.weight),
      lengthMillimetres: numberOf(one.length),
      widthMillimetres: numberOf(one.width),
      heightMillimetres: numberOf(one.height),
      onHand: numberOf(one.onHand),
    })),
  };
}

/** `１２，０００` is what a Japanese keyboard writes. */
function numberOf(text: string): number {
  return Number(text.normalize('NFKC').replace(/[,\s¥円]/g, ''));
}
