// The odds by hand: 10,000 paths. A path draws the share of applications that lead to an interview and the share of interviews that lead to an offer, each from its
// Beta posterior; pay then arrives as a Poisson process of that rate, thinned by the delays, and the chance of none in time is e to the minus what is
// expected. The app works the same chance out application by application, which comes to nearly the same where the shares are small. Runs as a worker.
"use strict";
const SPREAD = [0.328, 0.508, 0.662, 0.821, 1, 1.218, 1.51, 1.968, 3.05];
const PATHS = 10_000;
const HORIZON = 1096;

/** Numbers between 0 and 1 from a seed (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gamma of shape ≥ ½, by Marsaglia and Tsang. */
function gamma(shape, even) {
  if (shape < 1) return gamma(shape + 1, even) * even() ** (1 / shape);
  const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - even()) < normal * normal / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta({ k, n }, even) {
  const hit = gamma(k + 0.5, even), miss = gamma(n - k + 0.5, even);
  return hit / (hit + miss);
}

/** Of how many applications, if all paid at all, pay comes within the days: those still to be sent and those that wait. */
function expected({ pace, reply, process, pay, contacts, waiting }, days) {
  const delays = [];
  for (const a of SPREAD) for (const b of SPREAD) for (const c of SPREAD) delays.push([Math.round(a * reply), Math.round(b * process) + Math.round(c * pay)]);
  const within = new Float64Array(days + 1);
  for (const [a, b] of delays) if (a + b <= days) within[a + b] += 1 / delays.length;
  for (let day = 1; day <= days; day++) within[day] += within[day - 1];
  let sum = 0;
  for (let day = 1; day <= days; day++) sum += (pace / 7) * within[days - day];
  const share = (contacts.k + 0.5) / (contacts.n + 1);
  for (const age of waiting) {
    const late = delays.filter(([a]) => a > age);
    // That nothing came so far makes an answer less likely.
    const unanswered = 1 - share * (1 - late.length / delays.length);
    sum += late.filter(([a, b]) => a + b <= age + days).length / delays.length / unanswered;
  }
  return sum;
}

/** For each talk under way: of those that end in an offer, the share that pays in time from now on, and the share that had it by now. */
function talks({ process, pay, underWay }, days) {
  return underWay.map((age) => {
    let inTime = 0, had = 0;
    for (const a of SPREAD) {
      const offered = Math.round(a * process);
      if (offered <= age) had += 1 / 9;
      else for (const b of SPREAD) if (offered + Math.round(b * pay) <= age + days) inTime += 1 / 81;
    }
    return [inTime, had];
  });
}

/** The chance in each path. */
function chances(input, shares, days, pace) {
  const sum = expected({ ...input, pace }, days), open = talks(input, days);
  return shares.map(([contact, offer]) => {
    let none = Math.exp(-contact * offer * sum);
    for (const [inTime, had] of open) none *= 1 - Math.min(1, (offer * inTime) / (1 - offer * had));
    return 1 - none;
  });
}

const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;

function odds(input) {
  const even = random(1914);
  const shares = Array.from({ length: PATHS }, () => [beta(input.contacts, even), beta(input.offers, even)]);
  const all = Float64Array.from(chances(input, shares, input.days, input.pace)).sort();
  const chance = mean(all);
  const levers = input.levers.map(({ name, days, more }) => {
    // What changes neither the day nor the pace moves nothing.
    const same = days === input.days && !more;
    return { name, points: same ? 0 : (mean(chances(input, shares, Math.min(days, HORIZON), input.pace + more)) - chance) * 100 };
  });
  levers.sort((a, b) => b.points - a.points);
  return { chance, low: all[PATHS * 0.05 - 1], high: all[PATHS * 0.95 - 1], levers };
}

onmessage = ({ data }) => postMessage(odds(data));
