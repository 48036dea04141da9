import { minute, second } from '../../kernel/time.ts';
import type { Programme } from '../editions/index.ts';
import { type FaceMode, faceModes } from './contract.ts';
import type { SettingRow } from './store.ts';

/** Where nobody set anything; an organiser narrows it where the law asks for it. */
export const usualMode: FaceMode = 'oneToFew';

/** Stands for the whole edition in a setting. */
export const everywhere = '*';

/** A gate's lane counts as there while it was heard within this. */
export const gateIsThereMs = 30 * second;

/**
 * A gate that does not hear its server for 45 s empties itself (gate/faces); the server waits 60 s before it says so of a
 * gate that is silent.
 */
export const silentMs = 60 * second;

/** After somebody came in by face, gates keep the entry so long, for a second try; then it goes. */
export const afterUse = 15 * minute;

/** Gates get those armed for a session so long before its doors. */
export const beforeDoors = 60 * minute;

/** The mode of one venue: its own setting, else the edition's, else the usual. */
export function modeAt(settings: readonly SettingRow[], venue: string): FaceMode {
  const find = (key: string) => settings.find((one) => one.venue === key)?.mode;
  return find(venue) ?? find(everywhere) ?? usualMode;
}

/** The widest mode of any venue of the edition. */
export function widestMode(settings: readonly SettingRow[], programme: Programme): FaceMode {
  const ranks = [...programme.venues.keys()].map((venue) => faceModes.indexOf(modeAt(settings, venue)));
  return faceModes[Math.max(0, ...ranks)]!;
}

/** Sessions of a venue that people come to now, or soon. */
export function sessionsOfNow(programme: Programme, venue: string, now: number): string[] {
  return [...programme.sessions.values()]
    .filter((one) => one.venue === venue && one.ticketed && one.doorsAt !== null && one.endsAt !== null)
    .filter((one) => one.doorsAt! - beforeDoors <= now && one.endsAt! > now)
    .map((one) => one.id);
}
