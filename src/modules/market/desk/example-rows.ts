import type { BrandTables } from '../catalogue/catalogue-rows.ts';

/** One product as it may stand in a brand's files; ids begin with the brand's, so that they are free. */
export function exampleRows(brand: string): BrandTables {
  const productId = `${brand}-furoshiki`.slice(0, 58);
  return {
    products: [
      {
        productId,
        craftId: null,
        family: 'textiles',
        names: { en: 'Wrapping cloth', ja: '風呂敷', zh: '风吕敷', fr: 'Carré d’emballage' },
        reading: 'ふろしき',
        texts: {
          en: 'Carries a bottle, a gift or a picnic.',
          ja: '瓶も、贈りものも、お弁当も包めます。',
          zh: '可包酒瓶、礼物，也可包便当。',
          fr: 'Porte une bouteille, un cadeau ou un pique-nique.',
        },
        materials: { en: 'Cotton', ja: '綿', zh: '棉', fr: 'Coton' },
        cares: { en: 'Wash at 30 °C.', ja: '30℃で洗えます。', zh: '30℃水洗。', fr: 'Laver à 30 °C.' },
        origin: 'JP',
        hsCode: '630790',
        taxClass: 'standard',
        picture: 'furoshiki',
        mainColour: '#1f3a68',
        accentColour: '#c22f22',
        groundColour: '#faf8f3',
        photo: null,
        tags: 'gift cloth wrapping 贈りもの',
        disciplineId: null,
      },
    ],
    variants: [
      {
        variantId: `${productId}-indigo`,
        productId,
        names: { en: 'Indigo', ja: '藍', zh: '靛蓝', fr: 'Indigo' },
        priceAmount: 2_400,
        weightGrams: 120,
        lengthMillimetres: 240,
        widthMillimetres: 200,
        heightMillimetres: 20,
        onHand: 30,
      },
    ],
  };
}
