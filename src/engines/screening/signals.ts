import { type Static, Type } from 'typebox';
import { oneOf, strict } from '../../kernel/endpoint.ts';

/*
 * Everything that may count. What is not in this file cannot be said to the engine: no name, sex, age, origin, belief,
 * looks, disability, price or seat has a place here, and every object refuses fields it does not know.
 */

/** What was checked of a person before they came: an accreditation, or a vetting they agreed to. */
export const vettings = ['none', 'preVetted', 'accredited'] as const;
/** How the pass was shown. */
export const bindings = ['device', 'wallet', 'card', 'document', 'face', 'bare'] as const;
/** `medical`: medicine, a pump, anything a person must keep with them. */
export const bagClasses = ['none', 'small', 'large', 'medical'] as const;
export const threatClasses = ['firearm', 'blade', 'explosive', 'other'] as const;
export type ThreatClass = (typeof threatClasses)[number];
export const threatLevels = ['usual', 'raised', 'high'] as const;
export type ThreatLevel = (typeof threatLevels)[number];

export const ThreatLevelSchema = oneOf(threatLevels);
export const BagSchema = oneOf(bagClasses);
export const SettingSchema = Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,19}$' });

/** `none`: the lane has no detector. `silent`: it has one that gave no answer in time. */
export const DetectorSignal = Type.Union([
  strict({ state: Type.Literal('none') }),
  strict({ state: Type.Literal('silent') }),
  strict({ state: Type.Literal('clear'), setting: SettingSchema }),
  strict({ state: Type.Literal('alarm'), setting: SettingSchema, threat: oneOf(threatClasses) }),
]);
export type DetectorSignal = Static<typeof DetectorSignal>;

/** What is known of one person at a lane. */
export const SignalsSchema = strict({
  vetting: oneOf(vettings),
  binding: oneOf(bindings),
  /** How often the ticket changed hands. */
  transfers: Type.Integer({ minimum: 0, maximum: 99 }),
  bag: BagSchema,
  detector: DetectorSignal,
  /** Somebody asked to be helped through; why is not asked and not written down. */
  asksForHelp: Type.Boolean(),
  threat: ThreatLevelSchema,
  /** How busy the lane is: people of the last minute over what it can take, 0 to 1. */
  load: Type.Number({ minimum: 0, maximum: 1 }),
});
export type Signals = Static<typeof SignalsSchema>;
