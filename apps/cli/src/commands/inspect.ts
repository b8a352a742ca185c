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
    terminal.line(
      `Lot du partenaire « ${manifest.partner} », fait le ${manifest.date} avec Vigie ${manifest.software.version}.`,
    );
    terminal.line(
      `Étude « ${manifest.study.id} », version ${manifest.study.version}, empreinte ${manifest.study.hash}.`,
    );
    terminal.line(
      signature === null
        ? "Il n’est pas signé : rien ne prouve qu’il vient de ce partenaire."
        : `Il se dit signé par la clé « ${signature.key} » ; « vigie verify » le vérifie, avec l’étude.`,
    );
    if (manifest.previous !== null) terminal.line(`Il suit le lot d’empreinte ${manifest.previous}.`);
    if (manifest.fictitious) terminal.line("DONNÉES FICTIVES : ces tableaux ne décrivent personne.");
    terminal.line(
      `Règle de secret : aucun effectif publié entre 1 et ${manifest.policy.min - 1} ; l’audit, refait, le confirme.`,
    );
    terminal.line();
    for (const { indicator, treatment, merged } of manifest.tables) {
      const rows = tables.get(indicator)?.rows.length ?? 0;
      const said =
        treatment === "withheld"
          ? "retenu : il contient des effectifs trop petits"
          : `${rows} cases${merged === 0 ? "" : `, ${merged} sous-groupes rares réunis`}`;
      terminal.line(`  ${indicator.padEnd(36)}  ${said}`);
    }
    terminal.line();
    terminal.line(`Empreinte du lot : ${hash}`);
    return { hash, manifest, signedBy: signature?.key ?? null };
  },
};
