import { createWriteStream, readFileSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  driftedFiction,
  type Fiction,
  type FictionFile,
  fictitiousPlaces,
  inventFiction,
  makeFiction,
  movableShares,
  parseFiction,
} from "@vigie/fiction";
import { frenchTerritories } from "@vigie/places/node";
import { contentOf, type Partner, type Source, type Study, suggestion } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Staging } from "../disk/staging.ts";
import { makeFolder, writing } from "../disk/write-whole.ts";
import { cliProblem } from "../problems.ts";
import type { Terminal } from "../terminal/terminal.ts";

const seed = 1;
const fictionFile = "fiction.yaml";

/** The data of a demonstration: what they are drawn from, and for which study. */
export interface DemoFiction {
  /** Without its public sizes where the data are not of these. */
  readonly study: Study;
  readonly fiction: Fiction;
  /** `fiction.yaml` of a study that has none; null where the study has its own. */
  readonly invented: string | null;
  /** Whether sizes or shares are not those of the study’s own fiction: its text may then cite what is not precise enough. */
  readonly isTrial: boolean;
}

/**
 * The fiction of the study, or one invented from it.
 * @param sizes as a person writes them: units of each source of persons, of the largest one where the study has a fiction, and
 *   `source=units` for one; none for the usual sizes
 * @param drifts shares that move, as a person writes them
 * @param edition from 1: what the fiction says of later ones has not moved yet
 * @throws {VigieErrors} every mistake of the study's own fiction, every size of no source, every drift of no share
 */
export function demoFiction(
  files: ReadonlyMap<string, string>,
  study: Study,
  {
    sizes,
    drifts,
    edition = 1,
  }: { readonly sizes: readonly string[]; readonly drifts: readonly string[]; readonly edition?: number },
): DemoFiction {
  const { size, named } = sizesOf(sizes, study);
  const studyFiction = files.get(fictionFile);
  const text = studyFiction ?? inventFiction(study, { size, sizes: named, inhabitants: inhabitants() });
  const parsed = parseFiction(text, fictionFile, study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const moves = parsed.fiction.editions.moves.filter(({ since }) => since <= edition);
  const isOfItsSize =
    studyFiction !== undefined && sizes.length === 0 && drifts.length === 0 && moves.length === 0;
  const sized = studyFiction === undefined ? parsed.fiction : resized(parsed.fiction, { size, named });
  return {
    study: isOfItsSize ? study : { ...study, disclosure: { ...study.disclosure, public: new Map() } },
    fiction: withDrifts(sized, drifts, moves),
    invented: studyFiction === undefined ? text : null,
    isTrial: !isOfItsSize,
  };
}

interface Sizes {
  /** Null where only some sources have one. */
  readonly size: number | null;
  readonly named: ReadonlyMap<string, number>;
}

function sizesOf(written: readonly string[], { sources }: Study): Sizes {
  const pairs = written.map((text) => text.split("="));
  const alone = pairs.findLast(([, units]) => units === undefined)?.[0];
  const named = new Map(
    pairs.flatMap(([id = "", units]) => (units === undefined ? [] : [[id, Number(units)] as const])),
  );
  const unknown = [...named.keys()].filter((id) => !sources.has(id));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((id) =>
        cliProblem(
          "cli/size-of-no-source",
          {},
          {
            name: id,
            known: [...sources.keys()].join(", "),
            ...suggestion(id, sources.keys()),
          },
        ),
      ),
    );
  return { size: alone === undefined ? null : Number(alone), named };
}

/** The study's own fiction, at another size: its largest source has it, and the others keep their proportion to that one. */
function resized(fiction: Fiction, { size, named }: Sizes): Fiction {
  const largest = Math.max(...[...fiction.sources.values()].map(({ units }) => units), 1);
  const scale = size === null ? 1 : size / largest;
  const sources = [...fiction.sources].map(([id, source]) => {
    const units = named.get(id) ?? Math.max(1, Math.round(source.units * scale));
    return [id, { ...source, units }] as const;
  });
  return { ...fiction, sources: new Map(sources) };
}

/** Inhabitants of communes, EPCI and EPT, by code. */
function inhabitants(): ReadonlyMap<string, number> {
  return new Map(
    [...frenchTerritories().communes.values()].flatMap(({ code, population }) =>
      population === null ? [] : [[code, population] as const],
    ),
  );
}

/**
 * Writes the files of every partner, and the fiction they come from where it is invented.
 * @throws {VigieErrors} where a file would have no row: so few units were invented that none has a contact
 */
export async function writeDemoData(
  { folder }: Staging,
  { study, fiction, invented }: DemoFiction,
  { out, terminal }: { readonly out: string; readonly terminal: Terminal },
): Promise<void> {
  const { message } = terminal.messages;
  const files = [
    ...partnersData(study, fiction),
    ...(invented === null ? [] : [{ path: fictionFile, chunks: [invented] }]),
  ];
  for (const [at, file] of files.entries()) {
    terminal.progress(message("demo.fiction"), at / files.length);
    const path = join(folder, "donnees", file.path);
    await writing(join(out, "donnees", file.path), async () => {
      makeFolder(dirname(path));
      await pipeline(Readable.from(file.chunks), createWriteStream(path));
    });
    if (path.endsWith(".csv") && hasNoRow(path))
      throw new VigieErrors([cliProblem("cli/demo-without-rows", {}, { file: file.path })]);
  }
  terminal.step(message("demo.fictionWritten"), message("site.files", { count: files.length }));
}

/** Files of every partner; those of a group are made for each holder that has come, with its part of the units. */
function partnersData(study: Study, fiction: Fiction): readonly FictionFile[] {
  const groups = [...study.partners.values()].filter(({ group }) => group !== null);
  const files = makeFiction({ study, fiction, seed }).filter(
    ({ path }) => !groups.some(({ id }) => path.startsWith(`${id}/`)),
  );
  const ofHolders = groups.flatMap((partner) =>
    comeIn(partner).flatMap((holder, at) => {
      // No two holders are of one size: figures by holder have what they are for.
      const scale = (0.4 + ((at * 3) % 5) * 0.3) / (partner.group?.holders.size ?? 1);
      return makeFiction({
        study: { ...study, partners: new Map([[partner.id, partner]]) },
        fiction: asByChance(fiction, study, { scale, at }),
        seed: seed + 1 + at,
        scale,
      }).map(({ path, chunks }) => ({ path: path.replace(/\//, `/${holder}/`), chunks }));
    }),
  );
  return [...files, ...ofHolders];
}

/** Standard errors by which holders differ, one after the other: none is out of what chance explains. */
const chances = [0.9, -0.5, 1.4, -1.1, 0.3, -1.5, 0.6, -0.2];

/** The fiction of one holder: a share that is shown by holder is not the same at all, as its margins would make it. */
function asByChance(
  fiction: Fiction,
  { indicators }: Study,
  { scale, at }: { readonly scale: number; readonly at: number },
): Fiction {
  const shares = movableShares(fiction);
  return [...indicators.values()].reduce((moved, { source, of, byHolder }) => {
    const share = shares.get(`${source}.${of}.${byHolder}`);
    const units = (fiction.sources.get(source)?.units ?? 0) * scale;
    if (share === undefined || units === 0) return moved;
    // A share of n units has a standard error of 0.5 / √n at most.
    const change = ((chances[at % chances.length] ?? 0) * 0.5) / Math.sqrt(units);
    return driftedFiction(moved, { ...share, change });
  }, fiction);
}

/** Holders of a group that answer in a demonstration: a fifth are awaited, so that pages show it. */
export function comeIn({ group }: Partner): readonly string[] {
  const holders = [...(group?.holders.keys() ?? [])];
  return holders.slice(0, Math.max(1, holders.length - Math.floor(holders.length / 5)));
}

/** Whether a file that we wrote has its heads alone, which are short. */
function hasNoRow(path: string): boolean {
  return statSync(path).size < 65_536 && readFileSync(path, "utf8").trimEnd().split("\n").length < 2;
}

/** A list of places, with what its columns are called here. */
interface PlaceSource {
  readonly partner: Partner;
  readonly source: Source;
  readonly commune: string;
  /** Flag of the places that travel; null where the source has none. */
  readonly itinerant: string | null;
}

/**
 * The list of places that goes with the invented units of the first source of places of a rate; returns its path, none where
 * the study counts no places by commune.
 */
export async function writeDemoPlaces(
  { folder }: Staging,
  { study, day }: { readonly study: Study; readonly day: string },
): Promise<readonly string[]> {
  const places = placeSource(study);
  if (places === null) return [];
  const { partner, source, commune, itinerant } = places;
  const communes = new Map(
    (source.attributes.get(commune)?.codes ?? []).map(({ code, label }) => [
      code,
      { name: label.fr, centre: study.map?.centres?.points.get(code) ?? null },
    ]),
  );
  const text = await readFile(join(folder, "donnees", partner.id, `${source.id}.csv`), "utf8");
  const [header = "", ...lines] = text.trimEnd().split("\n");
  const columns = header.split(",");
  const units = lines.map((line) => {
    const cells = line.split(",");
    const cell = (name: string | null) => (name === null ? "" : (cells[columns.indexOf(name)] ?? ""));
    return { unit: cell("unit"), commune: cell(commune), itinerant: cell(itinerant) === "yes" };
  });
  const path = join(folder, "donnees", "lieux.csv");
  await writeFile(path, fictitiousPlaces(units, { communes, day }));
  return [path];
}

/** Codes of communes, as the official geographic code writes them. */
const communeCode = /^(?:\d{2}|2[AB])\d{3}$/;

function placeSource({ indicators, sources, partners }: Study): PlaceSource | null {
  for (const indicator of indicators.values()) {
    const source = sources.get(indicator.source);
    if (contentOf(indicator).rate === null || source?.protects !== "nothing") continue;
    const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
    const commune = fields.find(
      ({ codes }) => codes.length > 0 && codes.every(({ code }) => communeCode.test(code)),
    );
    const partner = [...partners.values()].find(({ sources: held }) => held.includes(source.id));
    if (commune === undefined || partner === undefined) continue;
    const itinerant = fields.find((field) => field.id === "itinerant")?.id ?? null;
    return { partner, source, commune: commune.id, itinerant };
  }
  return null;
}

/**
 * A fiction whose shares moved as its own `editions` say, then as a person writes it: `allocataires.rsa.yes=+5`, in points.
 * @throws {VigieErrors} every share that the fiction does not have
 */
function withDrifts(
  fiction: Fiction,
  written: readonly string[],
  moves: Fiction["editions"]["moves"],
): Fiction {
  const shares = movableShares(fiction);
  const drifts = [
    ...moves,
    ...written.map((text) => {
      const [share = "", points] = text.split(/=(?=[^=]*$)/);
      return { share, points: Number(points) };
    }),
  ];
  const unknown = drifts.filter(({ share }) => !shares.has(share));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map(({ share: name }) =>
        cliProblem("cli/drift-of-nothing", {}, { name, ...suggestion(name, shares.keys()) }),
      ),
    );
  return drifts.reduce((moved, { share: name, points }) => {
    const share = shares.get(name);
    return share === undefined ? moved : driftedFiction(moved, { ...share, change: points / 100 });
  }, fiction);
}
