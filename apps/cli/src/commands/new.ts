import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import {
  type Composition,
  composeStudy,
  departementsWithHolidays,
  type Piece,
  suggestion,
  type Text,
} from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Arguments, Command } from "../arguments/command.ts";
import { windowOption } from "../arguments/period.ts";
import { exists } from "../disk/regular-files.ts";
import { stage } from "../disk/staging.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { cliInputError, cliProblem } from "../problems.ts";
import {
  centresOf,
  departementFiles,
  departementTimezones,
  territoryNamed,
} from "../study/departement-files.ts";
import { partnerNames, pieceNames, readNewStudy, readPieces } from "../study/study-pieces.ts";
import { asTyped, type Terminal } from "../terminal/terminal.ts";

export const newCommand: Command = {
  name: "new",
  options: {
    template: { type: "string" },
    departement: { type: "string" },
    period: { type: "string", form: "period" },
    partner: { type: "string", form: "named", multiple: true },
    centres: { type: "string" },
    english: { type: "boolean" },
  },
  async run(given, terminal) {
    const [folder = ""] = given.positionals;
    const names = given.value("template");
    if (names === null) return startSmall(folder, given, terminal);
    const pieces = await readPieces(
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    );
    const files = await composed(folder, pieces, given, terminal);
    if (await exists(join(folder, "study.yaml"))) return writeNewVersions(folder, files, terminal);
    if (given.value("departement") === null) terminal.warning("new.example");
    return writeNew(folder, files, terminal);
  },
};

async function startSmall(folder: string, given: Arguments, terminal: Terminal) {
  const options = ["departement", "period", "centres", "english"];
  const option = options.find((name) => given.value(name) !== null || given.has(name));
  const needless = option ?? (given.all("partner").length > 0 ? "partner" : undefined);
  if (needless !== undefined)
    throw cliInputError(
      "cli/template-missing",
      {},
      { option: needless, known: (await pieceNames()).join(", ") },
    );
  return writeNew(folder, await readNewStudy(), terminal);
}

async function writeNew(folder: string, files: ReadonlyMap<string, string>, terminal: Terminal) {
  await stage({ target: folder, kind: null }, async ({ write }) => {
    for (const [path, text] of files) await write(path, text);
  });
  for (const path of files.keys()) terminal.line(`  ${join(folder, path)}`);
  terminal.line();
  terminal.print("new.next", { folder: asTyped(folder), file: join(folder, "study.yaml") });
  return { folder, files: [...files.keys()] };
}

/** @throws {VigieErrors} a département or a partner that is not one, a file without centres, two pieces that disagree */
async function composed(
  folder: string,
  pieces: readonly Piece[],
  given: Arguments,
  terminal: Terminal,
): Promise<ReadonlyMap<string, string>> {
  const { frenchTerritories } = await import("@vigie/places/node");
  const territories = frenchTerritories();
  const departement = given.value("departement");
  const territory = departement === null ? null : territoryNamed(departement, territories);
  const period = given.value("period");
  const proposed = territory === null ? new Map<string, Text>() : partnerNames(territory);
  const named = given.all("partner").map((text): [string, Text] => {
    const at = text.indexOf("=");
    return [text.slice(0, at), { fr: text.slice(at + 1).trim() }];
  });
  const composition: Composition = {
    study: shortName(folder),
    place: territory?.name ?? null,
    window: period === null ? null : windowOption(period),
    timezone: departementTimezones.get(territory?.code ?? "") ?? "Europe/Paris",
    holidays: departementsWithHolidays.find((code) => code === territory?.code) ?? null,
    partners: new Map([...proposed, ...named]),
    english: given.has("english"),
    files:
      territory !== null && pieces.some(({ files }) => files.has("codelists/commune.yaml"))
        ? departementFiles(territory, {
            vintage: territories.vintage,
            centres: await centresOf(territory, given.value("centres"), terminal),
          })
        : new Map(),
  };
  const result = composeStudy(pieces, composition);
  if ("errors" in result) throw new VigieErrors(result.errors);
  refuseUnknownPartners(named, result.partners);
  return result.files;
}

/** A short name that a study may have, after its folder. */
function shortName(folder: string): string {
  const name = basename(resolve(folder))
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return name === "" ? "mon-etude" : name;
}

function refuseUnknownPartners(
  named: readonly (readonly [string, Text])[],
  partners: readonly string[],
): void {
  const unknown = named.filter(([id]) => !partners.includes(id));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map(([id]) =>
        cliProblem(
          "cli/partner-of-no-template",
          {},
          { name: id, known: partners.join(", "), ...suggestion(id, partners) },
        ),
      ),
    );
}

/** A person may have changed, or taken out, what was composed before: nothing of hers is replaced. */
async function writeNewVersions(folder: string, files: ReadonlyMap<string, string>, terminal: Terminal) {
  const { message } = terminal.messages;
  const rows: [string, string][] = [];
  const written: string[] = [];
  for (const [path, text] of files) {
    const before = await readFile(join(folder, path), "utf8").catch(() => null);
    if (before === text) continue;
    await writeWhole(join(folder, `${path}.nouveau`), text);
    written.push(`${path}.nouveau`);
    rows.push([join(folder, `${path}.nouveau`), message(before === null ? "new.absent" : "new.differs")]);
  }
  terminal.list(rows);
  terminal.line(
    written.length === 0
      ? message("new.same")
      : message("new.kept", { count: written.length, folder: asTyped(folder) }),
  );
  return { folder, files: written };
}
