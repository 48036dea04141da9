import { describe, expect, it } from 'vitest';
import { stadiumQuestion } from '../../engines/crowd/stadium.ts';
import { crowdDay } from './crowd-day.ts';
import { crowdPicture } from './crowd-picture.ts';
import { clock, crowdReport, table } from './crowd-report.ts';
import { playLargeParties, playVariants } from './crowd-variants.ts';

describe('simulate crowd', () => {
  const question = stadiumQuestion(26_000, 9, 3);
  const variants = playVariants(question, { seed: 1, runs: 2, compliance: 0.6 });
  const party = playLargeParties(question, 1);
  const wait = (name: string) => variants.find((one) => one.name === name)!.result.waitP95.mean;

  it('slots shorten the wait, a gate that is down lengthens it, and telling people softens that', () => {
    expect(wait('withSlots')).toBeLessThan(wait('asPlanned'));
    expect(wait('gateDown')).toBeGreaterThan(wait('asPlanned'));
    expect(wait('gateDownWithSlots')).toBeLessThan(wait('gateDown'));
    expect(wait('turnstiles')).toBeGreaterThan(10 * wait('asPlanned'));
  });

  it('the report names every variant, kind of lane and the party of eight, in lines of one page', () => {
    const report = crowdReport(question, variants, party);
    const text = report.join('\n');
    for (const { label } of variants) expect(report.filter((line) => line.startsWith(`  ${label} `)).length).toBe(2);
    for (const kind of ['face and code', 'wide, step-free', 'those who need it', 'bag search', "steward's desk"])
      expect(text).toContain(kind);
    expect(text).toContain(`${clock(wait('asPlanned'))} at most`);
    expect(report.length).toBeLessThan(70);
    expect(party.parties).toBeGreaterThan(0);
    expect(party.throughSeconds).toBeGreaterThan(8);
  });

  it('the picture is SVG with each variant named, whatever its name holds', () => {
    const picture = crowdPicture('People <in> line & lanes', variants);
    expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 960 420"/);
    expect(picture).toContain('People &lt;in> line &amp; lanes');
    for (const { label } of variants) expect(picture).toContain(label);
    expect(picture).not.toContain('NaN');
  });

  it('a day of the edition plays each of its ticketed sessions at the venue', () => {
    const [json] = crowdDay({ day: '2021-07-22', json: true }, 1, 1);
    const { sessions } = JSON.parse(json!) as { sessions: { people: number; lanes: number; waitP95Seconds: number }[] };
    expect(sessions.length).toBeGreaterThan(2);
    for (const { people, lanes, waitP95Seconds } of sessions) {
      expect(people).toBeGreaterThan(1_000);
      expect(lanes).toBeGreaterThan(3);
      expect(waitP95Seconds).toBeLessThan(600);
    }
  });
});

it('tables stand in columns', () => {
  expect(
    table(
      ['Gate', 'people'],
      [
        ['A', '5'],
        ['Long gate', '1 000'],
      ],
    ),
  ).toEqual(['  Gate       people', '  A               5', '  Long gate   1 000']);
  expect([clock(0), clock(65), clock(599.6)]).toEqual(['0:00', '1:05', '10:00']);
});
