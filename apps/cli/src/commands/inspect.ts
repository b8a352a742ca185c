import { readBundle } from "@vigie/bundle";
import type { Command } from "../command.ts";
import { readGiven } from "../study-folder.ts";

export const inspectCommand: Command = {
  name: "inspect",
  summary: "dit en mots ce que contient un lot",
  positionals: ["LOT"],
  options: {},
  help: `
LOT est un fichier « bundle.zip » écrit par « vigie run ». Il est d’abord vérifié : forme, empreintes, audit.
Pour vérifier aussi sa signature : vigie verify LOT --study ÉTUDE

Exemple : vigie inspect sortie/bundle.zip
`,
  async run({ positionals: [file = ""] }, terminal) {
    const { manifest, tables, signature, hash } = await readBundle(await readGiven(file), { file });
    const { say } = terminal.speech;
    const { partner, date, study, software, previous } = manifest;
    terminal.line(say("inspect.bundle", { partner, date, version: software.version }));
    terminal.line(say("inspect.study", { study: study.id, version: study.version, hash: study.hash }));
    terminal.line(
      signature === null ? say("inspect.unsigned") : say("inspect.signed", { key: signature.key }),
    );
    if (previous !== null) terminal.line(say("inspect.previous", { previous }));
    if (manifest.fictitious) terminal.line(say("inspect.fictitious"));
    terminal.line(say("inspect.rule", { max: manifest.policy.min - 1, min: manifest.policy.min }));
    terminal.line();
    const rows: (readonly [string, string])[] = [];
    for (const { indicator, treatment, rounding, merged } of manifest.tables) {
      const cells = tables.get(indicator)?.rows ?? [];
      const masked = cells.filter(({ count }) => count === null).length;
      const said =
        treatment === "withheld"
          ? say("inspect.withheld")
          : say("inspect.rows", { rows: cells.length, masked, base: rounding?.base ?? 0, merged });
      rows.push([indicator, said]);
    }
    terminal.list(rows);
    terminal.line();
    terminal.line(say("inspect.hash", { hash }));
    return { hash, manifest, signedBy: signature?.key ?? null };
  },
};
