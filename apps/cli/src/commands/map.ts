import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { mappedKey, type Proposal, proposeMapping, writeProposal } from "@vigie/engine";
import { profileFile } from "@vigie/engine/node";
import { type Partner, type Source, said, VigieErrors } from "@vigie/study";
import type { Command } from "../command.ts";
import { problem, writing } from "../file-errors.ts";
import { withWorkFolder } from "../staging.ts";
import { readStudy } from "../study-folder.ts";
import { partnerHolding, sourceOf } from "../study-names.ts";
import type { Terminal } from "../terminal.ts";

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
Ce fichier reste chez vous : il contient des valeurs de vos données.

Exemple : vigie map mon-etude foyers.csv --source foyers --out caf.yaml
`,
  async run({ positionals: [folder = "", file = ""], value }, terminal) {
    const study = await readStudy(folder);
    const source = sourceOf(study, value("source") ?? "");
    const partner = partnerHolding(study, source, value("partner"));
    const out = value("out") ?? "";
    const profile = await withWorkFolder(`${out}.travail`, (work) =>
      profileFile({ path: file, workFolder: work }),
    );
    terminal.step("Fichier lu", `${profile.rows.toLocaleString("fr-FR")} lignes`);

    const existing = await readExisting(out);
    const proposal = proposeMapping({
      source,
      profile,
      keyName: existing === null ? null : mappedKey(existing, source),
    });
    const text = writeProposal({
      existing,
      study,
      partner: partner.id,
      source,
      profile,
      proposal,
      path: relative(dirname(resolve(out)), resolve(file))
        .split(sep)
        .join("/"),
    });
    if (text === null)
      throw new VigieErrors([problem("cli/mapping-unreadable", { file: out }, { path: said(out) })]);
    await writing(out, async () => {
      await writeFile(`${out}.partiel-${process.pid}`, text, { mode: 0o600 });
      await rename(`${out}.partiel-${process.pid}`, out);
    });
    tell(proposal, source, partner, out, terminal);
    return { out, role: proposal.role, absent: proposal.absent };
  },
};

async function readExisting(out: string): Promise<string | null> {
  return readFile(out, "utf8").catch(() => null);
}

function tell(proposal: Proposal, source: Source, partner: Partner, out: string, terminal: Terminal): void {
  const { role, key, fields, absent } = proposal;
  terminal.line();
  terminal.line(
    `Lu comme le fichier des ${role === "units" ? "unités" : "contacts"} de « ${source.label.fr} » (${partner.label.fr}).`,
  );
  terminal.line();
  const line = (name: string, column: string, reason: string) =>
    terminal.line(`  ${name.padEnd(20)} ← ${column.padEnd(20)} ${reason}`);
  line("identifiant", key?.column ?? "?", key?.reason ?? "aucune colonne ne semble nommer l’unité");
  for (const [id, guess] of fields) line(id, guess.column, guess.reason);
  for (const id of absent) line(id, "?", "aucune colonne trouvée : à compléter");
  const unknown = [...fields].flatMap(([id, { codes }]) =>
    (codes?.unknown ?? []).map((found) => ({ id, ...found })),
  );
  const named = unknown.filter(({ rows }) => rows >= 5);
  if (named.length > 0) {
    terminal.line();
    terminal.line("Valeurs que l’étude ne connaît pas, à traduire ou à déclarer hors champ :");
    for (const { id, value, rows } of named)
      terminal.line(`  ${id} : « ${value} », ${rows.toLocaleString("fr-FR")} lignes`);
  }
  terminal.line();
  terminal.line(`Ouvrez ${out}, vérifiez chaque ligne, corrigez ; puis : vigie run … --data ${out}`);
}
