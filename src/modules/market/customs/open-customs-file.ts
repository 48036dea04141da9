import { money } from '../../../kernel/money.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { findBrand } from '../catalogue/store.ts';
import { listDeliveriesByIds } from '../delivery/store.ts';
import type { Consignment } from '../fulfilment/consignment.ts';
import { enterConsignment, type OfBrand } from '../fulfilment/enter-consignment.ts';
import { addresseeOf, parcelContents } from '../fulfilment/parcel-contents.ts';
import { listItemsOf, listParcelsOf } from '../fulfilment/store.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { type CustomsDocument, type CustomsFacts, type CustomsFile, customsFile } from './customs-files.ts';

/**
 * A customs file of a consignment to China. It opens the buyer's name and number, and that is written down. Refuses `notAllowed`,
 * `noSuchConsignment`, `noCustomsFile` for other ways and countries.
 */
export async function openCustomsFile(
  tx: Tx,
  wish: OfBrand & { readonly document: CustomsDocument },
  ports: MarketPorts,
): Promise<CustomsFile & { readonly number: string }> {
  const consignment = await enterConsignment(tx, wish, 'read');
  const facts = await factsOf(tx, consignment, ports);
  await recordAudit(tx, wish.edition, 'market/openCustomsFile', {
    consignment: consignment.id,
    document: wish.document,
  });
  return { number: consignment.number, ...customsFile(wish.document, facts) };
}

async function factsOf(tx: Tx, consignment: Consignment, ports: MarketPorts): Promise<CustomsFacts> {
  const { edition, id, document, number, placedAt } = consignment;
  const delivery = (await listDeliveriesByIds(tx.db, edition, [consignment.delivery]))[0]!;
  if (delivery.way !== 'shipHome' || delivery.country !== 'CN')
    throw refuse.noCustomsFile({ country: delivery.country });
  const contents = await parcelContents(tx, consignment, document.lines, ports);
  const items = await listItemsOf(tx.db, edition, [id]);
  const parcels = await listParcelsOf(tx.db, edition, [id]);
  const { names } = (await getProgramme(tx, edition)).edition;
  const { name: buyer, street, town, region, postcode, phone } = await addresseeOf(tx, consignment);
  const sum = (isFreight: boolean) =>
    money(
      document.charges
        .filter((charge) => (charge.kind === 'shipping') === isFreight)
        .reduce((total, charge) => total + charge.amount.amount, 0),
      document.total.currency,
    );
  const paid = await ports.paymentOf(tx, edition, consignment.order);
  const opened = (sealed: string) => ports.box.open('market.customs', Buffer.from(sealed, 'base64')).toString('utf8');
  return {
    ...{ number, placedAt, orderNumber: document.orderNumber, total: document.total },
    platform: { code: edition, name: names.en },
    seller: { code: consignment.brand, name: (await findBrand(tx.db, edition, consignment.brand))!.content.names.en },
    buyer: {
      name: buyer,
      idNumber: delivery.sealedNumber === null ? '' : opened(delivery.sealedNumber),
      phone: phone ?? '',
      address: [region, town, street, postcode].filter(Boolean).join(' '),
    },
    payment: paid ?? { provider: '', reference: '', paidAt: placedAt },
    lines: document.lines.map((line, index) => {
      const { variant, hsCode, origin, grams } = contents[index]!;
      const { title, detail, count, unitPrice, total } = line;
      return {
        item: variant,
        name: title.zh || title.en,
        model: detail.zh || detail.en,
        count,
        unitPrice,
        total,
        hsCode,
        origin,
        grams,
      };
    }),
    freight: sum(true),
    taxes: sum(false),
    parcels: parcels.map(({ carrier, tracking, grams }) => ({ carrier, tracking: tracking ?? '', grams })),
    changed: items.reduce((all, item) => all + item.cancelled + item.returned, 0),
  };
}
