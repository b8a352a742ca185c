import type { Proposal } from "@vigie/mapping";
import { type Source, textIn } from "@vigie/study";
import type { Terminal } from "./terminal.ts";

/** Columns left that are named; past some, their names help nobody. */
const leftMax = 40;

/** Every guess with why, what a person must check, what has no column, and what must be translated. */
export function printProposal(
  { role, roleReason, key, fields, multiples, carried, absent, near, left }: Proposal,
  {
    source,
    partner,
    rowsMin,
  }: { readonly source: Source; readonly partner: string; readonly rowsMin: number },
  terminal: Terminal,
): void {
  const { message, language } = terminal.messages;
  terminal.line();
  terminal.line(
    message("map.role", {
      role,
      source: textIn(source.label, language),
      partner,
      reason: roleReason,
    }),
  );
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
    terminal.line();
    terminal.line(message("map.carried"));
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
    terminal.line(message("map.lacking", { count: lacking, left: some.join(", "), lefts: left.length }));
  }
  printUnknownValues(new Map([...fields, ...carried]), rowsMin, terminal);
  const doubts = [...fields.values(), ...carried.values(), ...multiples.values()].filter(
    ({ isDoubtful }) => isDoubtful,
  ).length;
  const toCheck = doubts + (key?.isDoubtful === true ? 1 : 0);
  if (toCheck > 0) {
    terminal.line();
    terminal.line(message("map.toCheck", { count: toCheck }));
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
