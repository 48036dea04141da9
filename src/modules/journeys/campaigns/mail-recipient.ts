import { isLanguage } from '../../../kernel/language.ts';
import type { Mail } from '../../../platform/mail/mailer.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getPerson } from '../../people/index.ts';
import { getSupply } from '../get-supply.ts';
import { packageItems, scorePackages } from './package-taste.ts';
import { findCampaign, lockRecipient, type RecipientRecord, setMailed } from './store.ts';
import { campaignMail, reasonWords } from './words.ts';

/**
 * Marks somebody as mailed and answers the mail, once: undefined where it was sent before, where the consent ended since, and for the
 * control group.
 */
export async function mailRecipient(
  tx: Tx,
  edition: string,
  { campaign, person }: { campaign: string; person: string },
  origin: string,
): Promise<Mail | undefined> {
  const recipient = await lockRecipient(tx.db, edition, campaign, person);
  if (recipient?.side !== 'asked' || recipient.mailedAt !== null || recipient.unsubscribedAt !== null) return undefined;
  const mail = await mailFor(tx, recipient, origin);
  if (mail) await setMailed(tx.db, recipient, tx.now);
  return mail;
}

async function mailFor(tx: Tx, { edition, campaign, ...recipient }: RecipientRecord, origin: string) {
  const { email, profile, party, consents } = await getPerson(tx, recipient.person);
  const record = await findCampaign(tx.db, edition, campaign);
  if (!record || !consents.some(({ purpose, granted }) => purpose === 'recommendations' && granted)) return undefined;
  const { known, programme } = await getSupply(tx, edition);
  const row = known.supply.packages.get(record.wish.package);
  if (!row) return undefined;
  const language = isLanguage(profile.language) ? profile.language : 'en';
  const taste = {
    country: profile.country ?? null,
    favouriteDisciplines: profile.favouriteDisciplines,
    hasChildren: party.some(({ kind }) => kind === 'child'),
  };
  const reasons = scorePackages(packageItems(known), taste).get(row.packageId)?.reasons ?? [];
  const place = `${origin}/${language}/${edition}`;
  const names = {
    disciplines: new Map(programme.edition.disciplines.map((one) => [one.id, one.names])),
    countries: new Map(known.tables.countries.map((one) => [one.noc, one.names])),
  };
  return {
    to: email,
    ...campaignMail(language, {
      name: profile.name,
      edition: programme.edition.names,
      title: row.names,
      summary: row.summary,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      reasons: reasons.flatMap((one) => reasonWords(one, names, language) ?? []),
      link: `${place}/journeys?package=${row.packageId}`,
      unsubscribe: `${place}/unsubscribe/${recipient.token}`,
    }),
    // RFC 8058: mail programs offer one tap that ends it, without opening a page.
    headers: {
      'List-Unsubscribe': `<${origin}/api/unsubscribe/${recipient.token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
