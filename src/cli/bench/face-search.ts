import { bestByLoop, createMatcher } from '../../engines/faces/matcher.ts';
import { meanTemplate, quantise, type Template, vectorOf } from '../../engines/faces/template.ts';
import { seededRandom } from '../../kernel/random.ts';
import { unlinkabilityFigures } from './face-figures.ts';
import { type BenchResult, median, rounded } from './figures.ts';
import { wholeOption } from './option.ts';

const size = 512;
const timedProbes = 25;
/** Probes that the plain loop searches too; it takes seconds for a million. */
const judgedProbes = 8;
/** Likeness of a probe with its own template, as two pictures of one person have it. */
const likeness = 0.6;
const listed = 5;
const linkedPeople = 4_000;

/**
 * An exact search for the likest templates out of N of 512 numbers on one core, and whether it finds what a plain loop
 * over the same whole numbers finds. The templates are random directions: the time does not depend on whose they are.
 */
export async function benchFaceSearch(options: Readonly<Record<string, string | undefined>>): Promise<BenchResult> {
  const count = wholeOption(options, 'templates', 10_000, 10, 4_000_000);
  const next = bytesFrom(20_130_907);
  const matcher = createMatcher(size);
  const flat = new Int8Array(count * size);
  const templates: Template[] = [];
  for (let slot = 0; slot < count; slot++) {
    const template = flat.subarray(slot * size, (slot + 1) * size);
    for (let index = 0; index < size; index++) template[index] = next();
    matcher.set(slot, template);
    templates.push(template);
  }
  const probes = Array.from({ length: timedProbes }, (_, index) => {
    const slot = Math.floor(((index + 0.5) * count) / timedProbes);
    return { slot, template: probeFor(templates[slot]!, next) };
  });
  let right = 0;
  const before = process.cpuUsage();
  const times = probes.map(({ slot, template }) => {
    const started = performance.now();
    const [best] = matcher.best(template, listed);
    const took = performance.now() - started;
    if (best?.slot === slot) right++;
    return took;
  });
  const used = process.cpuUsage(before);
  const loopTimes: number[] = [];
  let agreed = 0;
  for (const { template } of probes.slice(0, judgedProbes)) {
    const started = performance.now();
    const expected = bestByLoop(templates, template, listed).map((one) => one.slot);
    loopTimes.push(performance.now() - started);
    const found = matcher.best(template, listed).map((one) => one.slot);
    agreed += expected.filter((slot) => found.includes(slot)).length;
  }
  return {
    templates: count,
    numbers: size,
    milliseconds: rounded(median(times), 3),
    cpuMilliseconds: rounded((used.user + used.system) / 1_000 / timedProbes, 3),
    millisecondsLeast: rounded(Math.min(...times), 3),
    recall: rounded(agreed / (judgedProbes * listed), 4),
    foundPerson: `${right} of ${timedProbes}`,
    plainLoopMilliseconds: rounded(median(loopTimes), 1),
    megabytes: rounded((count * size) / 1e6, 1),
    ...unlinkabilityFigures(drawnPeople()),
  };
}

/** Whole numbers −128…127 from a seed, four at a time, for there are hundreds of millions of them. */
function bytesFrom(seed: number): () => number {
  const random = seededRandom(seed);
  let word = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      word = (random() * 4_294_967_296) | 0;
      left = 4;
    }
    left--;
    return (word << (8 * left)) >> 24;
  };
}

/** Two vectors each of people who do not exist, as like as two photos of one person. */
function drawnPeople(): [Float32Array, Float32Array][] {
  const next = bytesFrom(7);
  return Array.from({ length: linkedPeople }, () => {
    const one = Float32Array.from({ length: size }, () => next());
    const noise = Float32Array.from({ length: size }, () => next());
    // Two parts of the person and one and a third of chance make a likeness of .6.
    return [meanTemplate([one]), meanTemplate([one.map((value, index) => value + 1.333 * noise[index]!)])];
  });
}

function probeFor(template: Template, next: () => number): Template {
  const own = vectorOf(template);
  const other = meanTemplate([Float32Array.from({ length: size }, () => next())]);
  const away = Math.sqrt(1 - likeness * likeness);
  return quantise(meanTemplate([own.map((value, index) => likeness * value + away * other[index]!)]));
}
