import { join } from "node:path";
import { type AuditedBundle, previousProblem, readBundle, signatureProblem } from "@vigie/bundle";
import { type Study, said, type VigieError, VigieErrors } from "@vigie/study";
import { asTyped } from "../as-typed.ts";
import { today } from "../clock.ts";
import type { Command } from "../command.ts";
import { problem } from "../file-errors.ts";
import { isInside } from "../inside.ts";
import { leftOutLines } from "../left-out.ts";
import { readMapping } from "../mapping-file.ts";
import { runAtPartner } from "../partner-run.ts";
import { secrecyLines } from "../secrecy-lines.ts";
import { modeOpenToOthers, readSignerFile } from "../signer-file.ts";
import { stage } from "../staging.ts";
import { readGiven, readStudy } from "../study-folder.ts";
import { partnerOf } from "../study-names.ts";
import { tellingUnknownValues } from "../unknown-values.ts";

export const runCommand: Command = {
  name: "run",
  summary: "exécute l’étude chez un partenaire, sur ses données",
  positionals: ["ÉTUDE"],
  options: {
    partner: {
      type: "string",
      value: "NOM",
      required: true,
      help: "le partenaire, tel que l’étude le nomme",
    },
    data: {
      type: "string",
      value: "FICHIER",
      required: true,
      help: "sa mise en correspondance, écrite par « vigie map »",
    },
    out: {
      type: "string",
      value: "DOSSIER",
      required: true,
      help: "où écrire le lot et ce qui reste chez vous",
    },
    key: {
      type: "string",
      value: "FICHIER",
      help: "la clé privée qui signe le lot, faite par « vigie keys »",
    },
    previous: {
      type: "string",
      value: "LOT",
      multiple: true,
      help: "un lot déjà transmis pour cette étude ; à donner tous, en répétant l’option",
    },
    date: {
      type: "string",
      value: "AAAA-MM-JJ",
      form: "pastDay",
      help: "jour à inscrire dans le lot ; aujourd’hui par défaut",
    },
    memory: {
      type: "string",
      value: "TAILLE",
      form: "memory",
      help: "mémoire permise au calcul, comme 1GB ; le reste déborde sur le disque du dossier de sortie",
    },
  },
  help: `
Lit les fichiers que la mise en correspondance désigne, classe les contacts, fait les tableaux,
applique le secret statistique et écrit :

  DOSSIER/bundle.zip       ce qui sort : rien d’autre ne sort
  DOSSIER/private/         ce qui reste : tableaux exacts, rapport de qualité, ce qui est masqué et pourquoi

Avant toute transmission, l’écran dit tableau par tableau combien de cases sont masquées, ce qui est retenu et
pourquoi, et ce que masquerait un autre choix de l’étude. Cela ne se diffuse pas plus que private/.

DOSSIER est récrit en entier, s’il est tel qu’une exécution l’a laissé ; ce qu’on y a ajouté fait refuser la
suivante. Un lot transmis se range ailleurs.

Les lots déjà transmis se donnent tous par --previous, quelle que soit la version de l’étude : ce qui y était
masqué le reste, un tableau où quelques personnes ont changé n’est pas publié de nouveau, et un tableau qui
le dirait avec un autre, même abandonné par l’étude, est retenu.

Exemple : vigie run mon-etude --partner caf --data caf.yaml --out sortie
`,
  async run({ positionals: [folder = ""], value, all }, terminal) {
    const out = value("out") ?? "";
    if (isInside(out, folder))
      throw new VigieErrors([problem("cli/folder-inside-study", {}, { path: said(out) })]);
    const study = await readStudy(folder);
    const { say } = terminal.speech;
    terminal.step(say("study.read"), say("study.version", { version: study.version }));
    const partner = partnerOf(study, value("partner") ?? "");
    const mapping = await readMapping(value("data") ?? "", study, partner);
    const date = value("date") ?? today();
    const keyFile = value("key");
    const signer = keyFile === null ? null : await readSignerFile(keyFile, partner, date);
    const mode = keyFile === null ? null : await modeOpenToOthers(keyFile);
    if (mode !== null) terminal.warn(say("run.keyOpen", { file: asTyped(keyFile ?? ""), mode }));
    const next = { study: study.id, partner: partner.id, date };
    for (const file of all("previous"))
      if (isInside(file, out))
        throw new VigieErrors([
          problem("cli/previous-inside-out", {}, { file: said(file), path: said(out) }),
        ]);
    const { given, unsure } = await previousBundles(all("previous"), next, study);
    for (const file of unsure) terminal.warn(say("run.previousUnsure", { file }));
    const previous = given.map(({ bundle }) => bundle);
    const { after, ...summary } = await tellingUnknownValues(out, terminal, () =>
      stage({ target: out, kind: "run" }, ({ work, write }) =>
        runAtPartner({
          study,
          partner,
          mapping,
          date,
          signer,
          previous,
          memoryLimit: value("memory"),
          work,
          write,
          terminal,
        }),
      ),
    );
    const { telling, dropped } = after;
    const fileOf = (hash: string) => given.find(({ bundle }) => bundle.hash === hash)?.file ?? "";
    if (telling.length > 0)
      terminal.warn(
        say("run.telling", {
          count: telling.length,
          tables: telling.join(", "),
          many: dropped.length,
          dropped: dropped.join(", "),
        }),
      );
    for (const line of leftOutLines(after.leftOut, fileOf, terminal.speech)) terminal.warn(line);
    terminal.line();
    for (const line of secrecyLines(summary.losses, study, terminal.speech)) terminal.line(line);
    terminal.line();
    terminal.line(say("run.look"));
    terminal.list([
      [join(out, "private", "qualite.html"), say("run.quality")],
      [join(out, "private", "protection.html"), say("run.protection")],
      [join(out, "private", "tables"), say("run.tables")],
      [join(out, "bundle.zip"), say("run.bundle")],
    ]);
    terminal.line();
    terminal.line(signer === null ? say("run.unsigned") : say("run.signed", { key: signer.key }));
    if (signer === null && partner.keys.length > 0) terminal.warn(say("run.willBeRefused"));
    terminal.line();
    terminal.line(say("run.keep", { path: join(out, "private") }));
    terminal.line(`  vigie purge ${asTyped(out)}`);
    terminal.line(say("run.keepBundle"));
    return {
      out,
      ...summary,
      signedBy: signer?.key ?? null,
      previous: previous.at(-1)?.hash ?? null,
      telling,
      dropped,
      leftOut: after.leftOut.map((one) => ({ ...one, bundle: fileOf(one.bundle) })),
    };
  },
};

interface Earlier {
  readonly file: string;
  readonly bundle: AuditedBundle;
}

/**
 * The latest last; what any of them published stays published. Those that no key of the study is known to have signed are
 * told.
 * @throws {VigieErrors} when an earlier bundle is not sound, this one cannot follow it, or one that it followed is missing
 */
async function previousBundles(
  files: readonly string[],
  next: { readonly study: string; readonly partner: string; readonly date: string },
  study: Study,
): Promise<{ readonly given: readonly Earlier[]; readonly unsure: readonly string[] }> {
  const bundles: Earlier[] = [];
  const unsure: string[] = [];
  const found: VigieError[] = [];
  for (const file of files) {
    const bundle = await readBundle(await readGiven(file), { file });
    const wrong = previousProblem(bundle, next, { file });
    const signature = wrong === null ? await signatureProblem(bundle, study, { file }) : null;
    if (wrong !== null) found.push(wrong);
    else if (signature?.code === "bundle/signature-wrong") found.push(signature);
    else bundles.push({ file, bundle });
    if (signature !== null) unsure.push(file);
  }
  const hashes = new Set(bundles.map(({ bundle }) => bundle.hash));
  for (const { file, bundle } of bundles) {
    const before = bundle.manifest.previous;
    if (found.length === 0 && before !== null && !hashes.has(before))
      throw new VigieErrors([problem("cli/previous-missing", { file }, { hash: said(before.slice(0, 12)) })]);
  }
  if (found.length > 0) throw new VigieErrors(found);
  return {
    given: bundles.toSorted((a, b) => (a.bundle.manifest.date < b.bundle.manifest.date ? -1 : 1)),
    unsure,
  };
}
