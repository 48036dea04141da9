import { inLanguage, type Language } from '../../kernel/language.ts';
import { formatMoney } from '../../kernel/money.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { ConsignmentPlaced, DisputeMoved, ParcelMoved, ReturnMoved } from './events.ts';
import type { Consignment } from './fulfilment/consignment.ts';
import { mailOf, type Situation } from './fulfilment/mail-words.ts';
import { findConsignment, findParcel, getBrandReader } from './fulfilment/store.ts';
import { returnWithin } from './returns/return.ts';
import { findDispute, findReturn } from './returns/store.ts';

/** What a mail says beside its words; made in the reader's language. */
type Said = (language: Language) => { readonly detail: string; readonly until: number };

/** Mails to buyers and brands. A mail that leaves before its mark commits may leave twice; it never fails to leave. */
export function marketReactions(mailer: Mailer, origin: string): Reaction[] {
  async function send(tx: Tx, id: string, edition: string, situation: Situation, say: Said): Promise<void> {
    const consignment = await findConsignment(tx.db, edition, id);
    if (consignment) await sendOf(tx, consignment, situation, say);
  }
  async function sendOf(tx: Tx, consignment: Consignment, situation: Situation, say: Said): Promise<void> {
    const { edition } = consignment;
    const isBrands = situation.startsWith('brand');
    const reader = await (isBrands ? brandReader(tx, consignment) : buyer(tx, consignment));
    if (!reader) return;
    const { to, language } = reader;
    const { timeZone } = (await getProgramme(tx, edition)).edition;
    const { detail, until } = say(language);
    const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' }).format(until);
    const link = isBrands ? `${origin}/brand` : `${origin}/${language}/${edition}/orders/${consignment.order}`;
    await mailer.send({ to, ...mailOf(situation, language, { number: consignment.number, detail, day, link }) });
  }
  return [
    reaction('market/mail-placed', ConsignmentPlaced, async (tx, { consignment: id }, edition) => {
      const consignment = await findConsignment(tx.db, edition, id);
      if (!consignment) return;
      await sendOf(tx, consignment, 'brandPlaced', (language) => ({
        detail: consignment.document.lines
          .map(({ count, title }) => `${count} × ${inLanguage(title, language)}`)
          .join(', '),
        until: tx.now,
      }));
    }),
    reaction('market/mail-parcel', ParcelMoved, async (tx, { consignment, parcel: id, state }, edition) => {
      const parcel = (await findParcel(tx.db, edition, id))!;
      const detail = [parcel.carrier, parcel.tracking].filter(Boolean).join(' ');
      const [situation, until] =
        state === 'sent'
          ? (['parcelSent', parcel.expectedBy] as const)
          : (['parcelDelivered', (parcel.deliveredAt ?? tx.now) + returnWithin] as const);
      await send(tx, consignment, edition, situation, () => ({ detail, until }));
    }),
    reaction('market/mail-return', ReturnMoved, async (tx, { consignment, return: id, state }, edition) => {
      const situation = returnMails[state];
      const record = await findReturn(tx.db, edition, id);
      if (!situation || !record) return;
      const said = { asked: record.words, sentBack: record.tracking }[state] ?? record.answer ?? '';
      await send(tx, consignment, edition, situation, (language) => ({
        detail: state === 'received' ? formatMoney(record.sums.total, language) : said,
        until: record.actBy ?? tx.now,
      }));
    }),
    reaction('market/mail-dispute', DisputeMoved, async (tx, { consignment, dispute: id, state }, edition) => {
      const dispute = (await findDispute(tx.db, edition, id))!;
      const said: Said = () => ({ detail: dispute.decidedBecause ?? dispute.statement, until: dispute.answerBy });
      // A brand that let its time pass is not asked once more.
      if (state === 'opened' && dispute.kind !== 'notConfirmed')
        await send(tx, consignment, edition, 'brandDisputeOpened', said);
      if (state !== 'refunded' && state !== 'refused') return;
      await send(tx, consignment, edition, 'brandDisputeDecided', said);
      await send(tx, consignment, edition, state === 'refunded' ? 'disputeRefunded' : 'disputeRefused', said);
    }),
  ];
}

const returnMails: Readonly<Record<string, Situation>> = {
  asked: 'brandReturnAsked',
  sentBack: 'brandReturnSent',
  agreed: 'returnAgreed',
  refused: 'returnRefused',
  received: 'returnReceived',
};

interface Reader {
  readonly to: string;
  readonly language: Language;
}

async function buyer(tx: Tx, { person }: Consignment): Promise<Reader | undefined> {
  if (person === null) return undefined;
  const { email, profile } = await getPerson(tx, person);
  return { to: email, language: profile.language };
}

/** The brand's contact, in the language of the first who acts for it; without a contact that person. */
async function brandReader(tx: Tx, { edition, brand }: Consignment): Promise<Reader | undefined> {
  const { contact, first } = await getBrandReader(tx.db, edition, brand);
  const member = first === null ? undefined : await getPerson(tx, first);
  const to = contact?.includes('@') ? contact : member?.email;
  return to === undefined ? undefined : { to, language: member?.profile.language ?? 'en' };
}
