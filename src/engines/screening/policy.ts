import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { oneOf, strict } from '../../kernel/endpoint.ts';
import { KeySchema } from '../../kernel/ids.ts';
import { SettingSchema, threatClasses, threatLevels } from './signals.ts';

/** Everybody keeps a chance of being checked; nothing below this can be written into a policy. */
export const leastRandomShare = 0.02;
export const mostRandomShare = 0.05;

const share = (minimum: number, maximum: number) => Type.Number({ minimum, maximum });
const RandomShare = share(leastRandomShare, mostRandomShare);
const Extra = share(0, 0.1);
const AlarmAnswer = oneOf(['secondaryCheck', 'referToOfficer'] as const);
const BagList = Type.Array(oneOf(['small', 'large'] as const), { uniqueItems: true, maxItems: 2 });
const Rate = share(0, 1);
const ClassRates = strict({ hit: Rate, falseAlarm: Rate });
const perClass = <T extends Parameters<typeof strict>[0][string]>(schema: T) =>
  strict({ firearm: schema, blade: schema, explosive: schema, other: schema });
const perLevel = <T extends Parameters<typeof strict>[0][string]>(schema: T) =>
  strict({ usual: schema, raised: schema, high: schema });

/** What the maker or a test says of a detector at one setting. The engine believes it no further than these figures go. */
export const StatedRates = strict({
  setting: SettingSchema,
  classes: perClass(ClassRates),
  /** Who says so: a test report, the vendor, an assumption. Shown to people, read by no rule. */
  source: Type.String({ minLength: 1, maxLength: 200 }),
});
export type StatedRates = Static<typeof StatedRates>;

/**
 * The rules of screening of one edition. Closed on every level: there is no field for who somebody is or what they paid,
 * no lane that is faster than another, and no way to take the small check by chance away from anybody.
 */
export const ScreeningPolicySchema = strict({
  format: Type.Literal(1),
  edition: KeySchema,
  version: Type.Integer({ minimum: 1 }),
  /** Share of all people, the vetted too, who are checked by chance. */
  randomShare: perLevel(RandomShare),
  /** Added to that share where it applies; never to people whose detector was silent. */
  extraShare: strict({ bareCode: Extra, oneTransfer: Extra, moreTransfers: Extra, notVetted: Extra }),
  /** The shares of one person end here, whatever comes together. */
  mostShare: share(mostRandomShare, 0.25),
  /** Above this load the extras (never the share of everybody, never an alarm) are multiplied by the factor. */
  busy: strict({ above: share(0.5, 1), factor: share(0, 1) }),
  alarm: perClass(AlarmAnswer),
  /** Share of people checked while the lane's detector gives no answer. */
  silentShare: share(mostRandomShare, 1),
  /** Bags that go over the bag lane. */
  bagLane: perLevel(BagList),
  detector: strict({
    model: Type.String({ minLength: 1, maxLength: 80 }),
    settings: perLevel(SettingSchema),
    stated: Type.Array(StatedRates, { minItems: 1, maxItems: 12 }),
  }),
  /** Assumed share of people who carry something of a class; only for what is said about the risk that is left. */
  prior: perClass(share(0, 0.01)),
  /** What a check by hand finds, as stated. */
  handHit: perClass(Rate),
});
export type ScreeningPolicy = Static<typeof ScreeningPolicySchema>;

/** What is wrong with a policy, as paths with a sentence; empty: it may be published. Takes anything. */
export function checkScreeningPolicy(value: unknown): string[] {
  if (!Value.Check(ScreeningPolicySchema, value)) {
    return [...Value.Errors(ScreeningPolicySchema, value)]
      .slice(0, 10)
      .map((error) => `${error.instancePath || '/'}: ${error.message}`);
  }
  const policy: ScreeningPolicy = value;
  const faults: string[] = [];
  const { stated, settings } = policy.detector;
  const names = stated.map((one) => one.setting);
  if (new Set(names).size < names.length) faults.push('/detector/stated: one setting is described twice');
  for (const level of threatLevels) {
    if (!names.includes(settings[level])) faults.push(`/detector/settings/${level}: no rates are stated for it`);
  }
  if (policy.randomShare.raised < policy.randomShare.usual || policy.randomShare.high < policy.randomShare.raised) {
    faults.push('/randomShare: a higher threat level may not check fewer people by chance');
  }
  if (policy.extraShare.moreTransfers < policy.extraShare.oneTransfer) {
    faults.push('/extraShare/moreTransfers: may not be less than for one transfer');
  }
  for (const { setting, classes } of stated) {
    for (const one of threatClasses) {
      const { hit, falseAlarm } = classes[one];
      if (hit < falseAlarm) faults.push(`/detector/stated/${setting}/${one}: finds less than it alarms without cause`);
    }
  }
  return faults;
}
