import { parseArgs } from "node:util";
import { holm, newestChanges } from "@vigie/statistics";
import { normals } from "../../packages/core/statistics/test/normals.ts";

/** Rules for alerts, on twenty groups of 2 000 over twelve quarters with noise of 5: the normal law stands for the binomial one. */
const { values } = parseArgs({ options: { runs: { type: "string", default: "2000" } } });
const runs = Number(values.runs);
const [groups, quarters, persons, share] = [20, 12, 2000, 0.2];
const noise = (5 / persons) ** 2;
const binomial = (of: number) => (of * (1 - of)) / persons;

/** A share of a group by quarter. */
type Shares = readonly number[];
/** The groups that have an alert in one quarter, from their shares until then. */
type Rule = (until: readonly Shares[]) => readonly number[];

const mean = (of: Shares) => of.reduce((sum, each) => sum + each, 0) / of.length;
const squares = (of: Shares) => of.slice(1).map((each, at) => (each - (of[at] ?? each)) ** 2 / 2);
const variance = (of: Shares) => noise + binomial(mean(of));

/** The newest quarter against the mean of all earlier ones, whose dispersion counts from the eighth on. */
function withoutLevels(dispersionOf: (earlier: Shares) => number): Rule {
  return (until) => {
    const pValues = until.map((all) => {
      const earlier = all.slice(0, -1);
      const factor = all.length < 8 ? 1 : Math.max(1, dispersionOf(earlier));
      const own = noise + factor * binomial(mean(earlier));
      const z = ((all.at(-1) ?? 0) - mean(earlier)) / Math.sqrt(own * (1 + 1 / earlier.length));
      return twoSided(z);
    });
    const level = 0.05 / (quarters - 4);
    return holm(pValues).flatMap((pValue, group) => (pValue <= level ? [group] : []));
  };
}

/** Of the standard normal law: Abramowitz and Stegun (1964), 7.1.26, to 2e-7. */
function twoSided(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const polynomial = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  return polynomial.reduce((sum, each) => (sum + each) * t, 0) * Math.exp(-(z ** 2) / 2);
}

const levels = (series: readonly Shares[]): readonly number[] =>
  newestChanges(
    series.map((shares, group) => ({
      estimates: shares.map((value) => ({ value, variance: noise, sampled: persons })),
      family: String(group),
      differenceMin: 0,
    })),
    quarters,
  ).flatMap((change, group) => (change?.isAlert ? [group] : []));

const median = (of: Shares) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
const rules: Readonly<Record<string, Rule>> = {
  "around the mean (Laney 2002)": withoutLevels(
    (of) => of.reduce((sum, each) => sum + (each - mean(of)) ** 2, 0) / (of.length - 1) / variance(of),
  ),
  "successive differences (von Neumann 1941)": withoutLevels((of) => mean(squares(of)) / variance(of)),
  // The median of a chi-square with one degree of freedom is .4549.
  "median of these differences": withoutLevels((of) => median(squares(of)) / 0.4549 / variance(of)),
  "levels, dispersion of all series": levels,
};

interface Layout {
  readonly dispersion?: number;
  /** Whether every second group alone has this dispersion. */
  readonly isOfHalf?: boolean;
  readonly correlation?: number;
  readonly change?: (quarter: number) => number;
}

/** Quarters with an alert of the first group where it changes, of any one elsewhere; one list per run. */
function alertsOf(rule: Rule, { dispersion = 1, isOfHalf = false, correlation = 0, change }: Layout) {
  const normal = normals(74);
  return Array.from({ length: runs }, () => {
    const series = Array.from({ length: groups }, (_, group) => {
      let latent = normal();
      return Array.from({ length: quarters }, (__, quarter) => {
        latent = correlation * latent + Math.sqrt(1 - correlation ** 2) * normal();
        const own = share + (group === 0 ? (change?.(quarter) ?? 0) : 0);
        const excess = isOfHalf && group % 2 === 0 ? 0 : Math.sqrt(dispersion - 1) * latent;
        const chance = excess + normal();
        return own + Math.sqrt(binomial(own)) * chance + Math.sqrt(noise) * normal();
      });
    });
    return Array.from({ length: quarters - 4 }, (_, at) => at + 4).filter((at) => {
      const found = rule(series.map((shares) => shares.slice(0, at + 1)));
      return change === undefined ? found.length > 0 : found.includes(0);
    });
  });
}

const step = (quarter: number) => (quarter >= 5 ? 0.05 : 0);
const within = (first: number) => (alerts: readonly number[]) =>
  alerts.some((at) => at === first || at === first + 1);
const any = (alerts: readonly number[]) => alerts.length > 0;
const columns: readonly (readonly [string, Layout, (alerts: readonly number[]) => boolean])[] = [
  ["no change", {}, any],
  ["2 ×", { dispersion: 2 }, any],
  ["2 ×, half of the groups", { dispersion: 2, isOfHalf: true }, any],
  ["2 ×, correlated", { dispersion: 2, correlation: 0.5 }, any],
  ["rising .5 a quarter", { change: (quarter) => quarter / 200 }, any],
  ["change", { change: step }, within(5)],
  ["second rise", { change: (quarter) => (quarter >= 9 ? 0.1 : step(quarter)) }, within(9)],
  ["return", { change: (quarter) => (quarter >= 9 ? 0 : step(quarter)) }, within(9)],
];
const line = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(" | ")} |\n`);
line(["rule, % of runs", ...columns.map(([name]) => name), "times named"]);
line(Array.from({ length: columns.length + 2 }, () => "---"));
for (const [name, rule] of Object.entries(rules)) {
  const parts = columns.map(([, layout, is]) => (100 * alertsOf(rule, layout).filter(is).length) / runs);
  const named = mean(alertsOf(rule, { change: step }).map(({ length }) => length));
  line([name, ...parts.map((part) => part.toFixed(1)), named.toFixed(2)]);
}
