import { type AttackedBundle, attackBundle, auditTogether, type Together } from "@vigie/bundle";
import { VigieErrors } from "@vigie/study";
import { auditProblems } from "../audit-problems.ts";
import type { Command, Result } from "../command.ts";
import { leftOutLines } from "../left-out.ts";
import { linkedFields } from "../linked-fields.ts";
import { readGiven } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";

export const auditCommand: Command = {
  name: "audit",
  summary: "attaque de nouveau des lots, à partir de ce qu’ils contiennent",
  positionals: ["LOT…"],
  options: {},
  help: `
Pour chaque lot : quelqu’un qui connaît les tableaux, l’étude et les règles du secret cherche la valeur de
chaque case masquée, puis recommence en étant la seule personne d’une case masquée. Donnez les lots qui se
suivent, quelle que soit la version de l’étude, pour savoir ce qu’ils disent ensemble ; ce qui n’y est pas
rapproché est dit, avec la raison : une autre période, d’autres codes.

Code de sortie : 0 aucune case n’est retrouvée ; 1 un lot est abîmé ; 3 une case est retrouvée, ou l’audit
que porte le lot dit autre chose.

Exemple : vigie audit caf-2025.zip caf-2026.zip
`,
  async run({ positionals: files }, terminal) {
    const attacked: { readonly file: string; readonly bundle: AttackedBundle }[] = [];
    for (const file of files)
      attacked.push({ file, bundle: await attackBundle(await readGiven(file), { file }) });
    for (const { file, bundle } of attacked) tell(file, bundle, terminal);
    const together = await auditTogether(attacked.map(({ bundle }) => bundle));
    const fileOf = (hash: string) => attacked.find(({ bundle }) => bundle.hash === hash)?.file ?? "";
    for (const series of together) tellTogether(series, fileOf, terminal);
    const found = auditProblems(attacked, together, fileOf);
    if (found.length > 0) throw new VigieErrors(found);
    return {
      bundles: attacked.map(({ file, bundle }) => summary(file, bundle)),
      together: together.map(({ bundles, audits, leftOut }) => ({
        bundles: bundles.map(({ hash }) => fileOf(hash)),
        samePersons: movedTables(audits).length === 0,
        holds: audits.every(({ holds }) => holds),
        leftOut: leftOut.map((one) => ({ ...one, bundle: fileOf(one.bundle) })),
      })),
    };
  },
};

function tell(
  file: string,
  { manifest, tables, assumptions, found }: AttackedBundle,
  terminal: Terminal,
): void {
  const { say } = terminal.speech;
  const { partner, date, study } = manifest;
  terminal.line(say("audit.bundle", { file, partner, date, study: study.id, version: study.version }));
  const persons = tablesOfPersons(manifest);
  const cells = persons.flatMap(({ indicator }) => tables.get(indicator)?.rows ?? []);
  const masked = cells.filter(({ count }) => count === null).length;
  const shown = persons.filter(({ indicator }) => tables.has(indicator)).length;
  terminal.line(`  ${say("audit.tables", { tables: shown, cells: cells.length, masked })}`);
  const linked = linkedFields(assumptions.structure);
  const fields = linked.map((names) => names.join(", ")).join(" ; ");
  terminal.line(`  ${say("audit.knows", { linked: linked.length, fields })}`);
  for (const { population, whole } of found?.populations ?? [])
    if (!whole) terminal.line(`  ${say("audit.weaker", { population })}`);
  const narrowest = (found?.populations ?? [])
    .flatMap((population) => population.cells)
    .toSorted((a, b) => a.high - a.low - (b.high - b.low))[0];
  if (narrowest !== undefined) {
    const { indicator, codes, low, high } = narrowest;
    terminal.line(`  ${say("audit.narrowest", { indicator, codes: codes.join(" × "), low, high })}`);
  }
  terminal.line(
    `  ${found?.holds === true ? say("audit.holds", { ...found.requirement }) : say("audit.fails")}`,
  );
  terminal.line();
}

function tellTogether(
  { bundles, audits, leftOut }: Together,
  fileOf: (hash: string) => string,
  terminal: Terminal,
): void {
  const partner = bundles[0]?.manifest.partner ?? "";
  const { say } = terminal.speech;
  const isSilent = ({ manifest, tables }: Together["bundles"][number]) =>
    !tablesOfPersons(manifest).some(({ indicator }) => tables.has(indicator));
  for (const { hash } of bundles.filter(isSilent))
    terminal.line(say("audit.silent", { file: fileOf(hash), partner }));
  const count = bundles.filter((bundle) => !isSilent(bundle)).length;
  if (count < 2) return;
  if (audits.length === 0) terminal.line(say("audit.apart", { count, partner }));
  else
    terminal.line(
      say("audit.together", {
        count,
        partner,
        holds: audits.every(({ holds }) => holds) ? "yes" : "no",
        moved: movedTables(audits).length,
        tables: movedTables(audits).join(", "),
      }),
    );
  for (const line of leftOutLines(leftOut, fileOf, terminal.speech)) terminal.line(`  ${line}`);
}

const tablesOfPersons = ({ tables }: AttackedBundle["manifest"]) =>
  tables.filter(({ protects }) => protects === "persons");

/** Earlier tables with a count that no longer holds. */
const movedTables = (audits: Together["audits"]) => [...new Set(audits.flatMap(({ moved }) => moved))];

function summary(file: string, { hash, manifest, found }: AttackedBundle): Result {
  return { file, hash, partner: manifest.partner, policy: manifest.policy, ...found };
}
