import type { Proposal } from "@vigie/mapping";
import { type Source, textIn } from "@vigie/study";
import type { Terminal } from "../terminal/terminal.ts";

/** Columns left that are named; past some, their names help nobody. */
const leftMax = 40;

/** Every guess with why, what a person must check, what has no column, and what must be translated. */
export function printProposal(
  { role, roleReason, key, fields, multiples, carried, absent, near, left }: Proposal,
  given: { readonly source: Source; readonly partner: string; readonly rowsMin: number },
  terminal: Terminal,
): void {
  const { source, partner, rowsMin } = given;
  const { message, language } = terminal.messages;
  terminal.section("map.role", {
    role,
    source: textIn(source.label, language),
    partner,
    reason: roleReason,
  });
  terminal.line();
  const rows = [
    { name: message("map.key"), column: key?.column ?? "?", reason: key?.reason ?? message("map.noKey") },
    ...[...fields].map(([name, { column, reason }]) => ({ name, column, reason })),
    ...[...multiples].map(([name, { columns, reason }]) => ({ name, column: shortList(columns), reason })),
    ...absent.map((name) => ({
      name,
      column: "?",
      reason: near.has(name)
        ? message("map.absentNear", { near: near.get(name) ?? "" })
        : message("map.absent"),
    })),
  ];
  const width = Math.max(...rows.map(({ name }) => name.length));
  terminal.list(rows.map(({ name, column, reason }) => [`${name.padEnd(width)} ← ${column}`, reason]));
  if (carried.size > 0) {
    terminal.section("map.carried");
    const lacking = [...source.attributes.values()].filter(
      ({ id, origin }) => origin.kind === "field" && !carried.has(id),
    );
    terminal.list([
      ...[...carried].map(([name, { column, reason }]) => [`${name} ← ${column}`, reason] as const),
      ...lacking.map(({ id }) => [`${id} ← ?`, message("map.absent")] as const),
    ]);
  }
  const lacking = absent.length + (key === null ? 1 : 0);
  if (lacking > 0) {
    terminal.line();
    const some = left.length > leftMax ? [...left.slice(0, leftMax), "…"] : left;
    terminal.print("map.lacking", { count: lacking, left: some.join(", "), lefts: left.length });
  }
  printUnknownValues(new Map([...fields, ...carried]), rowsMin, terminal);
  const doubts = [...fields.values(), ...carried.values(), ...multiples.values()].filter(
    ({ isDoubtful }) => isDoubtful,
  ).length;
  const toCheck = doubts + (key?.isDoubtful === true ? 1 : 0);
  if (toCheck > 0) {
    terminal.section("map.toCheck", { count: toCheck });
  }
}

/** The first of the columns of a question of several answers. */
function shortList([first = "", second, ...more]: readonly string[]): string {
  return `${first}${second === undefined ? "" : `, ${second}`}${more.length > 0 ? "…" : ""}`;
}

/** Values that the study does not know: those frequent enough one by one, the others counted. */
function printUnknownValues(
  fields: Proposal["fields"],
  rowsMin: number,
  { messages: { message }, line }: Terminal,
): void {
  const unknown = [...fields].flatMap(([id, { codes }]) =>
    (codes?.unknown ?? []).map((found) => ({ id, near: codes?.near.get(found.value) ?? null, ...found })),
  );
  if (unknown.length === 0) return;
  const frequent = unknown.filter(({ rows }) => rows >= rowsMin);
  const rare = Map.groupBy(
    unknown.filter(({ rows }) => rows < rowsMin),
    ({ id }) => id,
  );
  line();
  line(message("map.unknown"));
  for (const { id, value, rows, near } of frequent)
    line(`  ${message("map.unknownValue", { field: id, value, rows, near: near ?? "no" })}`);
  for (const [field, values] of rare)
    line(
      `  ${message("map.unknownRare", {
        field,
        values: values.length,
        rows: values.reduce((sum, { rows }) => sum + rows, 0),
      })}`,
    );
  const proposed = new Set(frequent.flatMap(({ id, near }) => (near === null ? [] : [id])));
  if (proposed.size === 0) return;
  const options = [...proposed].map((id) => `--accept ${id}`).join(" ");
  line(message("map.accept", { options }));
}

/** A code of a commune that the study has under that of the commune which it joined. */
interface MergedCommune {
  readonly field: string;
  readonly code: string;
  readonly now: string;
  readonly rows: number;
}

/**
 * A proposal in which the codes of communes that merged are translated: files keep them for years.
 * @param communeNow code of today of a commune that is no more; null for any other value
 * @param rowsMin values of fewer rows are not quoted in a mapping: they stay to be translated
 */
export function withMergedCommunes(
  proposal: Proposal,
  source: Source,
  { communeNow, rowsMin }: { communeNow(value: string): string | null; readonly rowsMin: number },
): { readonly proposal: Proposal; readonly merged: readonly MergedCommune[] } {
  const merged: MergedCommune[] = [];
  const fields = new Map(
    [...proposal.fields].map(([field, guess]) => {
      const known = new Set(source.attributes.get(field)?.codes.map(({ code }) => code));
      const mergedHere = (guess.codes?.unknown ?? []).flatMap(({ value, rows }) => {
        const now = rows < rowsMin ? null : communeNow(value);
        return now !== null && known.has(now) ? [{ field, code: value, now, rows }] : [];
      });
      if (guess.codes === null || mergedHere.length === 0) return [field, guess];
      merged.push(...mergedHere);
      const codes = {
        ...guess.codes,
        translated: new Map([
          ...guess.codes.translated,
          ...mergedHere.map(({ code, now }) => [code, now] as const),
        ]),
        unknown: guess.codes.unknown.filter(({ value }) => !mergedHere.some(({ code }) => code === value)),
      };
      return [field, { ...guess, codes }];
    }),
  );
  return { proposal: { ...proposal, fields }, merged };
}
