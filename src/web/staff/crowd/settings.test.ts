import { describe, expect, it } from 'vitest';
import { replicate } from '../../../engines/crowd/replicate.ts';
import type { Forecast } from '../../../modules/arrivals/contract.ts';
import { chartFrom, chartScale, chartUntil, pointsOf, roundStep } from './chart-scale.ts';
import { sceneFor, settingsFor } from './settings.ts';

const gate = (name: string, lanes: number, isStepFree: boolean, capacity: number): Forecast['gates'][number] => ({
  gate: `hall.${name}`,
  name,
  lanes,
  isStepFree,
  isClosed: false,
  people: 0,
  capacity,
  told: [0, 0],
});
const forecast: Forecast = {
  session: 'S',
  venue: 'hall',
  startsAt: 0,
  doorsAt: -7_200_000,
  people: 10,
  capacity: 6_000,
  gates: [gate('A', 3, true, 4_000), gate('B', 2, false, 2_000)],
  windows: { firstAt: -6_300_000, count: 6, minutes: 15 },
  walkSeconds: 120,
  partySizes: [],
  stepFreeParties: 0,
  familyParties: 0,
  declinedParties: 0,
  closures: [],
  fitted: null,
};

describe('a scene from a forecast', () => {
  it('takes the whole house while hardly anything is sold, and who bought once that tells something', () => {
    expect(settingsFor(forecast).people).toBe(6_000);
    const sold = { ...forecast, people: 3_000, gates: forecast.gates.map((one) => ({ ...one, people: 1_500 })) };
    expect(settingsFor(sold).people).toBe(3_000);
    expect(sceneFor(sold, settingsFor(sold)).gates.map(({ share }) => share)).toEqual([1_500, 1_500]);
    expect(sceneFor(forecast, settingsFor(forecast)).gates.map(({ share }) => share)).toEqual([4_000, 2_000]);
  });

  it('leaves gates without a lane out, and a closed one starts with none', () => {
    const closed = { ...forecast, gates: [{ ...forecast.gates[0]!, isClosed: true }, forecast.gates[1]!] };
    expect(sceneFor(closed, settingsFor(closed)).gates.map(({ id }) => id)).toEqual(['hall.B']);
  });

  it('plays: everybody comes in, and half of the lanes make them wait longer', () => {
    const settings = { ...settingsFor(forecast), slots: false };
    const usual = replicate(sceneFor(forecast, settings), 1, 2);
    expect(usual.runs[0]!.inside).toBe(6_000);
    const fewer = sceneFor(forecast, { ...settings, lanes: { 'hall.A': 1, 'hall.B': 1 } });
    expect(replicate(fewer, 1, 2).waitP95.mean).toBeGreaterThan(2 * usual.waitP95.mean);
  });

  it('what was measured at the gates takes the place of what was assumed', () => {
    const curve = { edges: [-3600, 0], shares: [1] };
    const fitted = {
      sessions: 3,
      people: 900,
      curve,
      isCurveEnough: true,
      personSeconds: 4,
      gaps: 500,
      isServiceEnough: true,
    };
    const known = { ...forecast, fitted };
    const settings = settingsFor(known);
    const scene = sceneFor(known, settings);
    expect(scene.crowd.curve).toEqual(curve);
    expect(scene.gates[0]!.stages[0]!.lanes[0]!.service.code).toMatchObject({ actSeconds: 0, personSeconds: 4 });
    const few = { ...known, fitted: { ...fitted, isCurveEnough: false, isServiceEnough: false } };
    expect(settingsFor(few).curve).toBe('late');
    expect(sceneFor(few, settingsFor(few)).gates[0]!.stages[0]!.lanes[0]!.service.code.personSeconds).toBe(1);
  });
});

describe('a chart', () => {
  it('has round marks from 0 that reach over the most', () => {
    expect([1, 3, 7, 12, 180, 2_345].map(roundStep)).toEqual([1, 5, 10, 20, 200, 5_000]);
    const { marks } = chartScale(600, 200, 437);
    expect(marks).toEqual([0, 200, 400, 600]);
    expect(chartScale(600, 200, 0).marks.at(-1)).toBeGreaterThan(0);
  });

  it('draws only what lies between its ends, time to the right and people up', () => {
    const scale = chartScale(600, 200, 100);
    const points = pointsOf(scale, new Array(300).fill(50), -200 * 60);
    expect(points).toHaveLength(chartUntil - chartFrom + 1);
    expect(scale.x(0)).toBeGreaterThan(scale.x(-60));
    expect(scale.y(100)).toBeLessThan(scale.y(0));
  });
});
