import { randomBytes } from "node:crypto";
import { dirname, relative, resolve, sep } from "node:path";
import {
  type FileProfile,
  isMapped,
  mappedFloor,
  mappedKey,
  type Proposal,
  proposeMapping,
  withSecret,
  writeProposal,
} from "@vigie/engine";
import { profileFile } from "@vigie/engine/node";
import { convertFile, type RecognisedFile, recogniseFile } from "@vigie/shapes/node";
import { type Partner, type Source, type Study, said, sayableRowsMin, VigieErrors } from "@vigie/study";
import { asTyped } from "../as-typed.ts";
import { today } from "../clock.ts";
import type { Command } from "../command.ts";
import { existingMapping } from "../existing-mapping.ts";
import { problem } from "../file-errors.ts";
import { isInside } from "../inside.ts";
import { refuseIrregular } from "../regular-files.ts";
import { withWorkFolder } from "../staging.ts";
import { whenStopped } from "../stopping.ts";
import { readStudy } from "../study-folder.ts";
import { partnerHolding, sourceOf } from "../study-names.ts";
import type { Terminal } from "../terminal.ts";
import { writeWhole } from "../write-whole.ts";

export const mapCommand: Command = {
  name: "map",
  summary: "propose la mise en correspondance d’un fichier avec une source de l’étude",
  positionals: ["ÉTUDE", "FICHIER"],
  options: {
    source: {
      type: "string",
      value: "NOM",
      required: true,
      help: "la source de l’étude que ce fichier alimente",
    },
    out: {
      type: "string",
      value: "FICHIER",
      required: true,
      help: "la mise en correspondance à écrire ou à compléter",
    },
    sheet: {
      type: "string",
      value: "FEUILLE",
      help: "la feuille d’un classeur ; la première par défaut",
    },
    partner: {
      type: "string",
      value: "NOM",
      help: "le partenaire ; inutile quand un seul tient cette source",
    },
  },
  help: `
Regarde l’en-tête et les valeurs du fichier, propose une colonne pour chaque champ, dit pourquoi, et
l’écrit dans la mise en correspondance. Les valeurs que l’étude ne connaît pas y sont marquées
« À TRADUIRE » : l’étude ne s’exécutera qu’une fois chacune traduite ou déclarée hors champ.

La mise en correspondance reste chez vous : elle contient des valeurs de vos données, et un secret, tiré au sort, dont
est tiré le bruit qui protège les personnes. Gardez-la d’une édition à l’autre, avec le registre que « vigie run »
écrit à côté. Si elle vient d’une version plus ancienne, il lui manque ce secret : relancée avec un fichier qui y est
déjà, la commande l’écrit, et ne change rien d’autre.

Exemple : vigie map mon-etude foyers.csv --source allocataires --out caf.yaml
`,
  async run({ positionals: [folder = "", file = ""], value }, terminal) {
    const out = value("out") ?? "";
    if (isInside(out, folder))
      throw new VigieErrors([problem("cli/mapping-inside-study", {}, { path: said(out) })]);
    const study = await readStudy(folder);
    const source = sourceOf(study, value("source") ?? "");
    const partner = partnerHolding(study, source, value("partner"));
    const sheet = value("sheet");
    if (sheet !== null && !/\.xls[xm]$/i.test(file))
      throw new VigieErrors([problem("cli/sheet-unexpected", { file }, {})]);
    const { say, language } = terminal.speech;
    const existing = await existingMapping(out, study, partner);
    const secret = randomBytes(32).toString("base64url");
    const path = relative(dirname(resolve(out)), resolve(file))
      .split(sep)
      .join("/");
    // A mapping without a secret that was drawn is mended first: what it says of this file may have been corrected by hand.
    if (existing !== null && isMapped(existing, source, path)) {
      const mended = withSecret(existing, secret, language);
      if (mended !== null) {
        await writeWhole(out, mended, 0o600);
        terminal.line(say("map.secretWritten", { out }));
        terminal.line(say("map.keep", { out }));
        return { out, role: null, absent: [] };
      }
    }
    await refuseIrregular([{ shown: file, path: file }]);
    const { profile, known } = await withWorkFolder(out, async (work) => {
      const found = await shapeOf(file, { study, source, sheet, work });
      const profile = await profileUntilStopped(
        found === null ? { path: file, sheet } : { path: found.plain, sheet: null },
        work,
      );
      return { profile, known: found?.recognised ?? null };
    });
    terminal.step(
      say("map.read"),
      say(known === null ? "map.rows" : "map.shape", { rows: profile.rows, shape: known?.shape ?? "" }),
    );

    const { sheets } = profile;
    if (sheets !== null && sheets.others.length > 0)
      terminal.line(say("map.sheets", { read: sheets.read, others: sheets.others.join(", ") }));
    if (profile.rows === 0) terminal.warn(say("map.noRows"));
    if (profile.twice.length > 0) terminal.warn(say("map.twice", { columns: profile.twice.join(", ") }));
    const own = existing === null ? null : mappedKey(existing, source);
    // A known shape names its units in its first column.
    const keyName = known === null ? own : (profile.columns[0]?.name ?? null);
    const proposed = proposeMapping({ source, profile, keyName, language });
    const key = proposed.key && { ...proposed.key, reason: say("map.shapeKey") };
    const proposal = known === null ? proposed : { ...proposed, key };
    const rowsMin = sayableRowsMin(study.disclosure.min, existing === null ? 0 : mappedFloor(existing));
    const text = writeProposal({
      existing,
      study,
      partner: partner.id,
      source,
      profile,
      proposal,
      language,
      secret,
      rowsMin,
      shape: known === null ? null : { name: known.shape, csv: known.csv, sheet: known.sheet },
      path,
    });
    if (text === null)
      throw new VigieErrors([problem("cli/mapping-unreadable", { file: out }, { path: said(out) })]);
    await writeWhole(out, text, 0o600);
    tell(proposal, { source, partner, out, rowsMin }, terminal);
    return { out, role: proposal.role, absent: proposal.absent };
  },
};

/** A file of a known shape, turned into a plain one: its own header says nothing of what a run will read. */
async function shapeOf(
  path: string,
  {
    study,
    source,
    sheet,
    work,
  }: {
    readonly study: Study;
    readonly source: Source;
    readonly sheet: string | null;
    readonly work: string;
  },
): Promise<{ readonly recognised: RecognisedFile; readonly plain: string } | null> {
  const recognised =
    source.contacts === null
      ? await recogniseFile(path, { source: source.id, sheet, workFolder: work })
      : null;
  if (recognised === null) return null;
  const { file } = await convertFile(recognised.file, {
    study,
    source,
    day: today(),
    workFolder: work,
    shape: recognised.shape,
    beside: new Map(),
    mapping: path,
  });
  return { recognised, plain: file.path };
}

/** A statement under way would be waited for. */
async function profileUntilStopped(
  read: { readonly path: string; readonly sheet: string | null },
  workFolder: string,
): Promise<FileProfile> {
  const stopped = new AbortController();
  const forget = whenStopped(() => stopped.abort());
  return profileFile({ ...read, workFolder, signal: stopped.signal }).finally(forget);
}

function tell(
  proposal: Proposal,
  {
    source,
    partner,
    out,
    rowsMin,
  }: {
    readonly source: Source;
    readonly partner: Partner;
    readonly out: string;
    readonly rowsMin: number;
  },
  terminal: Terminal,
): void {
  const { role, key, fields, absent } = proposal;
  const { say, language } = terminal.speech;
  const named = ({ label }: Source | Partner) => label[language] ?? label.fr;
  terminal.line();
  terminal.line(say("map.role", { role, source: named(source), partner: named(partner) }));
  terminal.line();
  const rows = [
    { name: say("map.key"), column: key?.column ?? "?", reason: key?.reason ?? say("map.noKey") },
    ...[...fields].map(([name, { column, reason }]) => ({ name, column, reason })),
    ...absent.map((name) => ({ name, column: "?", reason: say("map.absent") })),
  ];
  const width = Math.max(...rows.map(({ name }) => name.length));
  terminal.list(rows.map(({ name, column, reason }) => [`${name.padEnd(width)} ← ${column}`, reason]));
  const unknown = [...fields].flatMap(([id, { codes }]) =>
    (codes?.unknown ?? []).map((found) => ({ id, ...found })),
  );
  const frequent = unknown.filter(({ rows: found }) => found >= rowsMin);
  const rare = Map.groupBy(
    unknown.filter(({ rows: found }) => found < rowsMin),
    ({ id }) => id,
  );
  if (unknown.length > 0) {
    terminal.line();
    terminal.line(say("map.unknown"));
    for (const { id, value, rows: found } of frequent)
      terminal.line(`  ${say("map.unknownValue", { field: id, value, rows: found })}`);
    for (const [field, values] of rare)
      terminal.line(
        `  ${say("map.unknownRare", {
          field,
          values: values.length,
          rows: values.reduce((sum, { rows: found }) => sum + found, 0),
        })}`,
      );
  }
  terminal.line();
  if (source.protects === "nothing") terminal.line(say("map.nothing", { out, source: source.id }));
  terminal.line(say("map.keep", { out }));
  terminal.line(say("map.next", { out: asTyped(out) }));
}
