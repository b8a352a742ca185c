import { createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readBundle } from "@vigie/bundle";
import { fictitiousPlaces, makeFiction, parseFiction } from "@vigie/fiction";
import { assembling } from "@vigie/publication";
import { readAssets } from "@vigie/publication/node";
import { type Study, VigieErrors } from "@vigie/study";
import { assembleOnTerminal } from "../assemble-on-terminal.ts";
import { today } from "../clock.ts";
import type { Command } from "../command.ts";
import { writing } from "../file-errors.ts";
import { makeFolder } from "../make-folder.ts";
import { readMapping } from "../mapping-file.ts";
import { runAtPartner } from "../partner-run.ts";
import { readPlaces } from "../place-lists.ts";
import { addressOf, serve } from "../serve.ts";
import { type Staging, stage } from "../staging.ts";
import { readStudy, readStudyFiles } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";
import { withPopulations } from "../with-populations.ts";

const referenceStudy = join(import.meta.dirname, "..", "..", "..", "..", "studies", "publics-fragiles");
const seed = 1;

export const demoCommand: Command = {
  name: "demo",
  summary: "tout le chemin sur des données fictives, jusqu’au diagnostic ouvert",
  positionals: [],
  options: {
    out: { type: "string", value: "DOSSIER", help: "où écrire ; « demo » par défaut" },
    port: {
      type: "string",
      value: "NUMÉRO",
      form: "port",
      help: "port des pages ; un port libre par défaut",
    },
    date: {
      type: "string",
      value: "AAAA-MM-JJ",
      form: "day",
      help: "jour à inscrire dans les lots ; aujourd’hui par défaut",
    },
    "no-serve": { type: "boolean", help: "s’arrête après avoir écrit, sans servir les pages" },
  },
  help: `
Fabrique des données fictives de la taille de l’étude de référence, exécute l’étude chez chaque
partenaire, réunit les lots, puis sert le diagnostic sur cette machine seulement.

  DOSSIER/donnees/      les données fictives et leurs mises en correspondance
  DOSSIER/partenaires/  ce que chaque partenaire obtient : bundle.zip, et private/ qui reste chez lui
  DOSSIER/site/         le diagnostic

Exemple : vigie demo --out demo --no-serve
`,
  async run({ value, has }, terminal) {
    const out = value("out") ?? "demo";
    const date = value("date") ?? today();
    const site = await stage({ target: out, kind: "demo" }, (staging) =>
      runDemo(staging, { out, date }, terminal),
    );
    const { say } = terminal.speech;
    terminal.line();
    terminal.line(say("demo.fictitious"));
    terminal.list([
      [join(out, "site", "index.html"), say("demo.site")],
      [join(out, "partenaires"), say("demo.partners")],
      [join(out, "donnees"), say("demo.data")],
    ]);
    if (!has("no-serve")) {
      const server = await serve(site, Number(value("port") ?? 0), say("serve.absent"));
      terminal.line();
      terminal.line(say("demo.open", { address: addressOf(server) }));
      await new Promise((resolve) => {
        process.once("SIGINT", resolve);
        process.once("SIGTERM", resolve);
      });
      server.closeAllConnections();
      server.close();
    }
    return { out };
  },
};

async function runDemo(
  staging: Staging,
  { out, date }: { readonly out: string; readonly date: string },
  terminal: Terminal,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const study = await readStudy(referenceStudy);
  const { say } = terminal.speech;
  terminal.step(say("study.read"), say("study.version", { version: study.version }));
  await writeFiction(staging, out, terminal);

  const bundles = [];
  for (const partner of study.partners.values()) {
    const mapping = await readMapping(
      join(staging.folder, "donnees", partner.id, "mapping.yaml"),
      study,
      partner,
    );
    const write = (path: string, content: string | Uint8Array) =>
      staging.write(join("partenaires", partner.id, path), content);
    const work = join(staging.work, partner.id);
    makeFolder(work);
    await runAtPartner({
      study,
      partner,
      mapping,
      date,
      signer: null,
      firstIndicators: null,
      memoryLimit: null,
      work,
      write,
      allow: () => {},
      terminal,
    });
    const path = join(staging.folder, "partenaires", partner.id, "bundle.zip");
    bundles.push(await readBundle(await readFile(path), { file: path }));
  }
  terminal.step(say("bundles.verified"), String(bundles.length));

  const places = await readPlaces(
    [await writePlaces(staging, { study, date })],
    { study, day: date },
    terminal,
  );
  const site = await assembleOnTerminal(
    assembling({
      study: withPopulations(study),
      bundles,
      places,
      assets: await readAssets(),
      language: "fr",
    }),
    terminal,
  );
  terminal.progress(say("site.writing"), null);
  for (const [path, content] of site) await staging.write(join("site", path), content);
  terminal.step(say("site.written"), say("site.files", { count: site.size }));
  return site;
}

async function writeFiction({ folder }: Staging, out: string, terminal: Terminal): Promise<void> {
  const { say } = terminal.speech;
  const study = await readStudy(referenceStudy);
  const text = (await readStudyFiles(referenceStudy)).get("fiction.yaml") ?? "";
  const parsed = parseFiction(text, "fiction.yaml", study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const files = makeFiction({ study, fiction: parsed.fiction, seed });
  for (const [at, file] of files.entries()) {
    terminal.progress(say("demo.fiction"), at / files.length);
    const path = join(folder, "donnees", file.path);
    await writing(join(out, "donnees", file.path), async () => {
      makeFolder(dirname(path));
      await pipeline(Readable.from(file.chunks), createWriteStream(path));
    });
  }
  terminal.step(say("demo.fictionWritten"), say("site.files", { count: files.length }));
}

/** The list of places that goes with the invented units of `structures`; returns its path. */
async function writePlaces(
  { folder }: Staging,
  { study, date }: { readonly study: Study; readonly date: string },
): Promise<string> {
  const attribute = study.sources.get("structures")?.attributes.get("commune");
  if (attribute === undefined) throw new RangeError("the reference study without its places");
  const communes = new Map(
    attribute.codes.map(({ code, label }) => [
      code,
      { name: label.fr, centre: study.map?.centres?.points.get(code) ?? null },
    ]),
  );
  const [, ...lines] = (await readFile(join(folder, "donnees", "odds93", "structures.csv"), "utf8"))
    .trimEnd()
    .split("\n");
  const units = lines.map((line) => {
    const [unit = "", commune = "", itinerant] = line.split(",");
    return { unit, commune, itinerant: itinerant === "yes" };
  });
  const path = join(folder, "donnees", "lieux.csv");
  await writeFile(path, fictitiousPlaces(units, { communes, day: date }));
  return path;
}
