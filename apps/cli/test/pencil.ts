import { eptOf, type Household, kinds } from "./households.ts";
import { entriesOf } from "./zip-entries.ts";

/**
 * What anyone finds in published tables with a pencil: sums and differences of counts, over all the tables at once,
 * by elimination on how many households of each kind there are. It shares nothing with Vigie's audit.
 */
interface Line {
  readonly says: string;
  /** One number a kind of household: how often the count holds it. */
  readonly sum: readonly number[];
  readonly count: number;
}

const holds: Readonly<Record<string, (household: Household, code: string) => boolean>> = {
  universe: ({ rsa }, code) => code === "all" || code === rsa.replace("yes", "rsa"),
  commune: ({ commune }, code) => code === commune || code === eptOf[commune],
  ept: ({ commune }, code) => code === eptOf[commune],
  logement: ({ logement }, code) => code === logement,
  rsa: ({ rsa }, code) => code === rsa,
};

/** The counts that a bundle shows, read from its zip and its CSV files alone. */
export async function linesOf(path: string): Promise<readonly Line[]> {
  const files = [...(await entriesOf(path))].filter(([name]) => name.startsWith("tables/"));
  return files.flatMap(([name, text]) => {
    const [header = "", ...rows] = text.trimEnd().split("\n");
    const fields = header.split(",").slice(0, -1);
    return rows.flatMap((row) => {
      const codes = row.split(",");
      const count = codes.at(-1) ?? "";
      const isIn = (household: Household) =>
        fields.every((field, at) => codes[at] === "_T" || holds[field]?.(household, codes[at] ?? ""));
      const sum = kinds.map((household) => (isIn(household) ? 1 : 0));
      return count === "" ? [] : [{ says: `${name} ${row}`, sum, count: Number(count) }];
    });
  });
}

/** Every group of households that a table of these fields could count, with margins: what somebody may ask about. */
const questions: readonly (readonly number[])[] = ["all", "rsa", "no"].flatMap((universe) =>
  ["_T", ...new Set(Object.values(eptOf)), ...Object.keys(eptOf)].flatMap((place) =>
    ["_T", ...new Set(kinds.map(({ logement }) => logement))].map((logement) =>
      kinds.map((household) =>
        holds.universe?.(household, universe) &&
        (place === "_T" || holds.commune?.(household, place)) &&
        (logement === "_T" || household.logement === logement)
          ? 1
          : 0,
      ),
    ),
  ),
);

const nearZero = (value: number) => Math.abs(value) < 1e-7;

/** Lines with one leading kind each, that no other line has. */
function eliminated(lines: readonly Line[]): readonly (readonly number[])[] {
  const rows: (readonly number[])[] = [];
  for (const { sum, count } of lines) {
    const left = reduced([...sum, count], rows);
    const lead = left.slice(0, -1).findIndex((value) => !nearZero(value));
    if (lead < 0) continue;
    const pivot = left[lead] ?? 1;
    rows.push(left.map((value) => value / pivot));
  }
  return rows;
}

function reduced(row: readonly number[], rows: readonly (readonly number[])[]): readonly number[] {
  return rows.reduce((left, own) => {
    const lead = own.findIndex((value) => !nearZero(value));
    const times = left[lead] ?? 0;
    return nearZero(times) ? left : left.map((value, at) => value - times * (own[at] ?? 0));
  }, row);
}

/** The count of those households, where the lines give it; null where they do not. */
function deduced(question: readonly number[], rows: readonly (readonly number[])[]): number | null {
  const left = reduced([...question, 0], rows);
  return left.slice(0, -1).every(nearZero) ? Math.round(-(left.at(-1) ?? 0)) : null;
}

const isFew = (count: number) => count > 0 && count < 11;

/** Groups of 1 to 10 households that the counts of one bundle give, or of several that count the same persons. */
export function fewIn(lines: readonly Line[]): number {
  const rows = eliminated(lines);
  return questions.filter((question) => isFew(deduced(question, rows) ?? 0)).length;
}

/** Groups of which two bundles both give the count, and that 1 to 10 households joined or left in between. */
export function fewBetween(one: readonly Line[], other: readonly Line[]): number {
  const [before, after] = [eliminated(one), eliminated(other)];
  return questions.filter((question) => {
    const counts = [deduced(question, before), deduced(question, after)] as const;
    return counts[0] !== null && counts[1] !== null && isFew(Math.abs(counts[1] - counts[0]));
  }).length;
}
