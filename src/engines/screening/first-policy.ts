import type { ScreeningPolicy } from './policy.ts';

/**
 * The policy of an edition that has published none: version 1, so that a gate can always decide. Its rates are assumptions to
 * be replaced by a test of the organiser's own detectors; see docs/engines/screening.md for where each comes from.
 */
export function firstPolicy(edition: string): ScreeningPolicy {
  return {
    format: 1,
    edition,
    version: 1,
    randomShare: { usual: 0.02, raised: 0.03, high: 0.05 },
    extraShare: { bareCode: 0.02, oneTransfer: 0, moreTransfers: 0.02, notVetted: 0 },
    mostShare: 0.1,
    busy: { above: 0.9, factor: 0.5 },
    alarm: { firearm: 'referToOfficer', blade: 'secondaryCheck', explosive: 'referToOfficer', other: 'secondaryCheck' },
    silentShare: 0.2,
    bagLane: { usual: ['large'], raised: ['large'], high: ['small', 'large'] },
    detector: {
      model: 'free-flow detector, assumed',
      settings: { usual: 'normal', raised: 'normal', high: 'sensitive' },
      stated: [
        {
          setting: 'normal',
          classes: {
            firearm: { hit: 0.95, falseAlarm: 0.01 },
            blade: { hit: 0.7, falseAlarm: 0.015 },
            explosive: { hit: 0.7, falseAlarm: 0.005 },
            other: { hit: 0.5, falseAlarm: 0.005 },
          },
          source: 'assumed; replace by your own test',
        },
        {
          setting: 'sensitive',
          classes: {
            firearm: { hit: 0.98, falseAlarm: 0.03 },
            blade: { hit: 0.85, falseAlarm: 0.08 },
            explosive: { hit: 0.8, falseAlarm: 0.02 },
            other: { hit: 0.6, falseAlarm: 0.02 },
          },
          source: 'assumed; replace by your own test',
        },
      ],
    },
    prior: { firearm: 0.00001, blade: 0.0005, explosive: 0.000001, other: 0.0005 },
    handHit: { firearm: 0.98, blade: 0.9, explosive: 0.9, other: 0.8 },
  };
}
