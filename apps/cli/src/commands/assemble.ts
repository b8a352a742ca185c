import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { accountingProblems, defaultCap, type ReceivedBundle } from "@vigie/bundle";
import { assembling, languagesOf, print } from "@vigie/publication";
import { readAssets, readRasteriser, readTypesetter } from "@vigie/publication/node";
import { type Study, textIn } from "@vigie/study";
import { type PackagedEdition, receptionsOf } from "@vigie/tables";
import { VigieErrors } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import { today } from "../arguments/period.ts";
import { isInside } from "../disk/regular-files.ts";
import { stage } from "../disk/staging.ts";
import { systemCode, writeWhole } from "../disk/write-whole.ts";
import { assembleOnTerminal, readPlaceFiles } from "../observatory/assemble-on-terminal.ts";
import { extractLines, extractsIn } from "../observatory/extract-lines.ts";
import { descriptorAt, readDescriptor } from "../observatory/published-edition.ts";
import { type Received, readReceived, refuseSeveralOfOne } from "../observatory/received-bundles.ts";
import { cliInputError, cliProblem } from "../problems.ts";
import { readStudy } from "../study/study-folder.ts";
import { readLogo } from "../study/study-logo.ts";
import { withPopulations } from "../study/with-populations.ts";

export const assembleCommand: Command = {
  name: "assemble",
  options: {
    out: { type: "string", required: true },
    pdf: { type: "string" },
    "pdf-lang": { type: "string" },
    edition: { type: "boolean" },
    places: { type: "string", multiple: true },
    previous: { type: "string", multiple: true },
    "previous-study": { type: "string", multiple: true },
    cap: { type: "string", form: "rho" },
  },
  async run({ positionals: [folder = "", ...files], value, all, has }, terminal) {
    const { message } = terminal.messages;
    const out = value("out") ?? "";
    const pdf = value("pdf");
    if (pdf !== null) await refusePaperAt(pdf, out);
    const study = await readStudy(folder);
    terminal.step(message("study.read"), message("study.version", { version: study.version }));
    const language = languageOf(value("pdf-lang"), study);
    terminal.progress(message("bundles.verifying"), null);
    const { right, wrong } = await readReceived(files, [study]);
    if (wrong.length > 0) throw new VigieErrors(wrong);
    refuseSeveralOfOne(right);
    const bundles = right.map(({ bundle }) => bundle);
    const unsigned = bundles.filter(({ signature }) => signature === null).length;
    terminal.step(
      message("bundles.verified"),
      unsigned === 0
        ? String(bundles.length)
        : message("bundles.unsigned", { count: bundles.length, unsigned }),
    );
    for (const { manifest } of bundles)
      for (const line of extractLines(manifest, terminal.messages))
        terminal.warning("extract.ofPartner", { partner: manifest.partner, line });
    const groups = receptionsOf(study, bundles);
    for (const { partner, received, expected, awaited } of groups)
      terminal.print("bundles.holders", {
        partner: textIn(partner.label, terminal.messages.language),
        received,
        expected,
        waited: awaited.length,
        names: awaited.map(({ id }) => id).join(", "),
      });
    const earlier = await readEarlierEditions(all("previous-study"), all("previous"), right);
    const before = earlier.flatMap((edition) => ("study" in edition ? edition.bundles : []));
    const cap = Number(value("cap") ?? defaultCap);
    const over = accountingProblems([...bundles, ...before], cap);
    if (over.length > 0) throw new VigieErrors(over);
    if (before.length > 0) terminal.step(message("earlier.verified"), String(before.length));
    const places = await readPlaceFiles(all("places"), { study, day: today() }, terminal);
    const isFinal = has("edition");
    const logo = await readLogo(folder, study);
    const edition = { study: withPopulations(study), bundles, earlier, isFinal, logo };
    if (pdf !== null) terminal.progress(message("pdf.making"), null);
    const paper = pdf === null ? null : (await typesetter())(print({ ...edition, language }));
    if (paper !== null) terminal.step(message("pdf.made"), message("pdf.pages", { count: paper.pages }));
    const site = await assembleOnTerminal(
      assembling({
        ...edition,
        places,
        language: "fr",
        assets: await readAssets(),
        rasterise: isFinal ? await readRasteriser() : null,
        setPaper: isFinal ? await typesetter() : null,
      }),
      terminal,
    );
    terminal.progress(message("site.writing"), null);
    if (pdf !== null && paper !== null) await writeWhole(pdf, paper.bytes);
    await stage({ target: out, kind: "site" }, async ({ write }) => {
      for (const [path, content] of site) await write(path, content);
    });
    terminal.step(message("site.written"), message("site.files", { count: site.size }));
    const untranslated = study.languages.filter((declared) => !languagesOf(study).includes(declared));
    if (isFinal && earlier.length === 0) terminal.warning("site.withoutPrevious");
    if (untranslated.length > 0)
      terminal.warning("site.withoutLanguage", { languages: untranslated.join(", ") });
    terminal.line();
    terminal.list([
      [join(out, "index.html"), message("site.index")],
      ...(study.published.length === 0
        ? []
        : [[join(out, "published.json"), message("site.published")] as const]),
      ...(pdf === null ? [] : [[pdf, message("pdf.file")] as const]),
    ]);
    return {
      out,
      files: [...site.keys()],
      pdf,
      pages: paper?.pages ?? null,
      partners: [...new Set(bundles.map(({ manifest }) => manifest.partner))],
      holders: groups.map(({ partner, expected, received, awaited }) => ({
        partner: partner.id,
        expected,
        received,
        awaited: awaited.map(({ id }) => id),
      })),
      awaited: [...study.partners.keys()].filter((id) =>
        bundles.every(({ manifest }) => manifest.partner !== id),
      ),
      extracts: bundles.flatMap(({ manifest }) =>
        extractsIn(manifest).map((extract) => ({ partner: manifest.partner, ...extract })),
      ),
      fictitious: bundles.some(({ manifest }) => manifest.fictitious),
      untold: untranslated,
    };
  },
};

/** @throws {VigieErrors} when the study has no text in the language asked for */
function languageOf(requested: string | null, study: Study): string {
  const available = languagesOf(study);
  const language = requested === null ? "fr" : available.find((each) => each === requested);
  if (language === undefined)
    throw cliInputError(
      "cli/pdf-language-untold",
      {},
      { language: requested ?? "", told: available.join(", ") },
    );
  return language;
}

/** @throws {VigieErrors} where this machine has no typesetter */
async function typesetter() {
  const made = await readTypesetter();
  if (made === null) throw cliInputError("cli/no-typesetter");
  return made;
}

/** The bundles of an edition as they were received, or the tables that it published. */
type ReceivedEdition =
  | { readonly study: Study; readonly bundles: readonly ReceivedBundle[] }
  | PackagedEdition;

/**
 * The editions before: those of the folders of data that they published, and those of bundles, each verified against the study
 * that it bears the hash of.
 * @param now the bundles of the edition that follows
 * @throws {VigieErrors} when bundles are given without a study, or a study without bundles, or are wrong; when a bundle is of
 * two editions
 */
async function readEarlierEditions(
  folders: readonly string[],
  files: readonly string[],
  now: readonly Received[],
): Promise<readonly ReceivedEdition[]> {
  const published: PackagedEdition[] = [];
  const bundleFiles: string[] = [];
  for (const file of files) {
    const descriptor = await descriptorAt(file);
    if (descriptor === null) bundleFiles.push(file);
    else published.push(await readDescriptor(descriptor));
  }
  if ((folders.length === 0) !== (bundleFiles.length === 0))
    throw cliInputError("cli/earlier-edition-incomplete");
  const studies = await Promise.all(folders.map(readStudy));
  const { right, wrong } = await readReceived(bundleFiles, studies);
  if (wrong.length > 0) throw new VigieErrors(wrong);
  const same = right.flatMap(({ file, bundle }) => {
    const other = now.find((one) => one.bundle.hash === bundle.hash);
    const words = { partner: bundle.manifest.partner, other: other?.file ?? "" };
    return other === undefined ? [] : [cliProblem("cli/earlier-edition-same", { file }, words)];
  });
  if (same.length > 0) throw new VigieErrors(same);
  return [...published, ...studies.map((study) => receivedOf(study, right))];
}

/** @throws {VigieErrors} when none is of this study, or two are of one partner */
function receivedOf(study: Study, received: readonly Received[]): ReceivedEdition {
  const own = received.filter((one) => one.study === study);
  if (own.length === 0) throw cliInputError("cli/earlier-edition-incomplete");
  refuseSeveralOfOne(own);
  return { study: withPopulations(study), bundles: own.map(({ bundle }) => bundle) };
}

/**
 * Refuses, before any work, to write the PDF over a file that is not a PDF or inside the folder of the site, which takes
 * the place of the one there was.
 * @throws {VigieErrors} with the reason
 */
async function refusePaperAt(pdf: string, site: string): Promise<void> {
  if (isInside(pdf, site)) throw cliInputError("cli/pdf-inside-site", {}, { path: pdf, out: site });
  if (await isOtherFile(pdf)) throw cliInputError("cli/pdf-over-file", {}, { path: pdf });
}

/** Whether something has that name that does not begin as a PDF does. */
async function isOtherFile(path: string): Promise<boolean> {
  const start = Buffer.alloc(4);
  try {
    // A pipe would be waited for.
    if (!(await stat(path)).isFile()) return true;
    const file = await open(path);
    await file.read(start, 0, 4, 0).finally(() => file.close());
  } catch (error) {
    return systemCode(error) !== "ENOENT";
  }
  return start.toString("latin1") !== "%PDF";
}
