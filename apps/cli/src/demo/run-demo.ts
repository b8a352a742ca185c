import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ReceivedBundle, readBundle } from "@vigie/bundle";
import { assembling, type Logo } from "@vigie/publication";
import { readAssets } from "@vigie/publication/node";
import type { Partner, Study } from "@vigie/study";
import { possibleRows, total } from "@vigie/table";
import type { BundledEdition } from "@vigie/tables";
import { type VigieError, VigieErrors } from "@vigie/words";
import type { Staging } from "../disk/staging.ts";
import { makeFolder } from "../disk/write-whole.ts";
import { assembleOnTerminal, readPlaceFiles } from "../observatory/assemble-on-terminal.ts";
import { readMapping } from "../partner/mapping-file.ts";
import { runOnDisk } from "../partner/partner-run.ts";
import { withPopulations } from "../study/with-populations.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { comeIn, type DemoFiction, writeDemoData, writeDemoPlaces } from "./demo-data.ts";

export interface DemoResult {
  readonly site: ReadonlyMap<string, string | Uint8Array>;
  readonly hidden: readonly HiddenTable[];
  /** Errors of the partners whose published sizes are too small. */
  readonly refused: readonly VigieError[];
  /** Errors of the text, where the data are too few for what it cites. */
  readonly textErrors: readonly VigieError[];
}

/**
 * The whole way on fictitious data: every partner's run, then the diagnostic of what leaves.
 * @throws {VigieErrors} where nothing leaves any partner
 */
export async function runDemo(
  staging: Staging,
  given: {
    readonly out: string;
    readonly date: string;
    readonly drawn: DemoFiction;
    /** The editions before, the oldest first. */
    readonly earlier: readonly DemoFiction[];
    readonly logo: Logo | null;
  },
  terminal: Terminal,
): Promise<DemoResult> {
  const { out, date, drawn, earlier, logo } = given;
  const { study } = drawn;
  const { message } = terminal.messages;
  terminal.step(message("study.read"), message("study.version", { version: study.version }));
  const before: BundledEdition[] = [];
  for (const [at, edition] of earlier.entries()) {
    const folder = join("editions", String(at + 1));
    terminal.step(message("demo.edition", { edition: at + 1, editions: earlier.length + 1 }), folder);
    const { bundles: own } = await ranPartners(stagedIn(staging, folder), edition, {
      out: join(out, folder),
      date: lastDay(edition.study),
      terminal,
    });
    before.push({ study: withPopulations(edition.study), bundles: own });
  }
  const { bundles, refused } = await ranPartners(staging, drawn, { out, date, terminal });
  terminal.step(message("bundles.verified"), String(bundles.length));

  const places = await readPlaceFiles(
    await writeDemoPlaces(staging, { study, day: date }),
    { study, day: date },
    terminal,
  );
  const { pages: site, textErrors } = await pagesOf(
    { study, bundles, earlier: before, places, logo },
    drawn,
    terminal,
  );
  terminal.progress(message("site.writing"), null);
  for (const [path, content] of site) await staging.write(join("site", path), content);
  terminal.step(message("site.written"), message("site.files", { count: site.size }));
  return { site, hidden: hiddenTables(bundles, study), refused, textErrors };
}

/** The diagnostic; without its text where the trial is too small for what the text cites; its errors then say why. */
async function pagesOf(
  given: {
    readonly study: Study;
    readonly bundles: readonly ReceivedBundle[];
    readonly earlier: readonly BundledEdition[];
    readonly places: Awaited<ReturnType<typeof readPlaceFiles>>;
    readonly logo: Logo | null;
  },
  { isTrial }: DemoFiction,
  terminal: Terminal,
) {
  const { study, bundles, earlier, places, logo } = given;
  const assets = await readAssets();
  const pages = (texts: Partial<Pick<Study, "texts" | "easyTexts">>) =>
    assembleOnTerminal(
      assembling({
        study: { ...withPopulations(study), ...texts },
        bundles,
        earlier,
        places,
        logo,
        assets,
        language: "fr",
      }),
      terminal,
    );
  try {
    return { pages: await pages({}), textErrors: [] };
  } catch (error) {
    if (!isTrial || study.texts.size === 0 || !(error instanceof VigieErrors)) throw error;
    return { pages: await pages({ texts: new Map(), easyTexts: new Map() }), textErrors: error.errors };
  }
}

/** A folder of the staging, as one of its own. */
function stagedIn({ folder, work, write }: Staging, inside: string): Staging {
  return {
    folder: join(folder, inside),
    work: join(work, inside),
    write: (path, content) => write(join(inside, path), content),
  };
}

/** The last day of a study's windows: a source may end after the period, and nothing dated after the bundle is read. */
function lastDay({ window, sources }: Study): string {
  return (
    [window, ...[...sources.values()].map((source) => source.window)]
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? window.to
  );
}

/**
 * The invented files of one edition, and every partner's run on its own.
 * @throws {VigieErrors} where nothing leaves any partner
 */
async function ranPartners(
  staging: Staging,
  drawn: DemoFiction,
  { out, date, terminal }: { readonly out: string; readonly date: string; readonly terminal: Terminal },
) {
  const { study } = drawn;
  await writeDemoData(staging, drawn, { out, terminal });
  const bundles: ReceivedBundle[] = [];
  const refused: VigieError[] = [];
  for (const partner of study.partners.values()) {
    for (const holder of partner.group === null ? [null] : comeIn(partner)) {
      const ran = await runPartner(staging, { study, partner, holder, date }, terminal);
      if ("refused" in ran) refused.push(...ran.refused);
      else bundles.push(ran.bundle);
    }
  }
  if (bundles.length === 0) throw new VigieErrors(refused);
  return { bundles, refused };
}

/** One partner's run on its invented files, or why its sources are too small by the sizes that the study declares. */
async function runPartner(
  staging: Staging,
  {
    study,
    partner,
    holder,
    date,
  }: {
    readonly study: Study;
    readonly partner: Partner;
    readonly holder: string | null;
    readonly date: string;
  },
  terminal: Terminal,
): Promise<{ readonly bundle: ReceivedBundle } | { readonly refused: readonly VigieError[] }> {
  const owner = join(partner.id, holder ?? "");
  const mapping = await readMapping(join(staging.folder, "donnees", owner, "mapping.yaml"), study, partner);
  const write = (path: string, content: string | Uint8Array) =>
    staging.write(join("partenaires", owner, path), content);
  const work = join(staging.work, owner);
  makeFolder(work);
  const given = { study, partner, holder, mapping, date, work, write, terminal };
  try {
    await runOnDisk({ ...given, signer: null, ledger: null, ledgerFile: "", memoryLimit: null });
  } catch (error) {
    // By its published sizes alone: what a demonstration is to say, and no defect.
    if (error instanceof VigieErrors && error.errors.every(({ code }) => code === "partner/budget-too-thin"))
      return { refused: error.errors };
    throw error;
  }
  const path = join(staging.folder, "partenaires", owner, "bundle.zip");
  return { bundle: await readBundle(await readFile(path), { file: path }) };
}

/** An indicator with more than half of its cells hidden, totals excluded. */
export interface HiddenTable {
  readonly indicator: string;
  readonly source: string;
  readonly cells: number;
  /** Cells under the threshold; all of them where the others count nobody. */
  readonly hidden: number;
}

/**
 * Indicators of which bundles hide more than half of the cells, or count nobody in those that they show.
 * @returns each once, in the order of the tables
 */
export function hiddenTables(
  bundles: readonly Pick<ReceivedBundle, "tables">[],
  { indicators }: Pick<Study, "indicators">,
): readonly HiddenTable[] {
  const counts = Map.groupBy(
    bundles.flatMap(({ tables }) => [...tables.values()]),
    ({ indicator }) => indicator,
  );
  return [...counts].flatMap(([indicator, tables]) => {
    const cells = tables.flatMap(possibleRows).filter(({ codes }) => !codes.includes(total));
    const isEmpty = cells.every(({ count }) => count === null || count === 0);
    const hidden = isEmpty ? cells.length : cells.filter(({ count }) => count === null).length;
    if (hidden * 2 <= cells.length && !isEmpty) return [];
    return [{ indicator, source: indicators.get(indicator)?.source ?? "", cells: cells.length, hidden }];
  });
}
