import { randomBytes } from "node:crypto";
import { proposedOtherRows } from "@vigie/engine";
import { profileDiskFile, profileDiskFiles } from "@vigie/engine/node";
import type { Conversion } from "@vigie/files";
import { diskStore } from "@vigie/files/node";
import { knownShapes, type RecognisedFile, recogniseFile } from "@vigie/known-lists";
import {
  addedUpColumns,
  type DecidedField,
  decidedFields,
  type FileProfile,
  type FileRole,
  mappedFileColumn,
  mappedFiles,
  mappedFloor,
  mappedKey,
  type Proposal,
  proposeMapping,
  shareFile,
  withSecret,
  writeProposal,
} from "@vigie/mapping";
import { frenchTerritories } from "@vigie/places/node";
import { type Source, type Study, textIn } from "@vigie/study";
import { quotedRowsMin } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import { today } from "../arguments/period.ts";
import { isInside, refuseIrregular } from "../disk/regular-files.ts";
import { withWorkFolder } from "../disk/staging.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { readers } from "../engines.ts";
import type { CliMessages } from "../messages.ts";
import { type FilesToMap, filesToMap, printParts } from "../partner/files-to-map.ts";
import { existingMapping } from "../partner/mapping-file.ts";
import { printProposal, withMergedCommunes } from "../partner/proposal-lines.ts";
import { cliInputError } from "../problems.ts";
import { shortenedList } from "../study/grouped-mistakes.ts";
import { readStudy } from "../study/study-folder.ts";
import { partnerHolding, sourceNamed } from "../study/study-names.ts";
import { whenStopped } from "../terminal/stopping.ts";
import { asTyped, type Terminal } from "../terminal/terminal.ts";

export const mapCommand: Command = {
  name: "map",
  readsPartnerData: true,
  options: {
    source: { type: "string", required: true },
    out: { type: "string", required: true },
    sheet: { type: "string" },
    units: { type: "boolean" },
    contacts: { type: "boolean" },
    partner: { type: "string" },
    accept: { type: "string", multiple: true },
  },
  async run({ positionals: [folder = "", ...given], value, all, has }, terminal) {
    const out = value("out") ?? "";
    if (isInside(out, folder)) throw cliInputError("cli/mapping-inside-study", {}, { path: out });
    const study = await readStudy(folder);
    const source = sourceNamed(study, value("source") ?? "");
    const partner = partnerHolding(study, source, value("partner"));
    const sheet = value("sheet");
    const files = await filesToMap(given, out);
    const { shown: file, mapped: path, several } = files;
    if (sheet !== null && !/\.xls[xm]$/i.test(files.paths[0] ?? ""))
      throw cliInputError("cli/sheet-unexpected", { file });
    if (has("units") && has("contacts")) throw cliInputError("cli/roles-both", { file });
    const chosenRole = has("units") ? "units" : has("contacts") ? "contacts" : null;
    if (chosenRole === "contacts" && source.contacts === null)
      throw cliInputError("cli/no-contacts", { file }, { source: source.id });
    const accepted = new Set(all("accept"));
    for (const field of accepted)
      if (!source.attributes.has(field) && field !== "channel" && field !== "motive")
        throw cliInputError("cli/accept-unknown", { file }, { field: asTyped(field), source: source.id });
    const { message, language } = terminal.messages;
    const existing = await existingMapping(out, study, partner);
    const secret = randomBytes(32).toString("base64url");
    const role = roleOf([path, ...(several?.files ?? [])], { existing, source, chosen: chosenRole });
    // A mapping without a secret that was drawn is mended first: what it says of this file may have been corrected by hand.
    if (existing !== null && role !== null && chosenRole === null) {
      const mended = withSecret(existing, secret, language);
      if (mended !== null) {
        await writeWhole(out, mended, 0o600);
        terminal.print("map.secretWritten", { out });
        terminal.print("map.keep", { out });
        return { out, role: null, absent: [] };
      }
    }
    await refuseIrregular(files.paths.map((each) => ({ shown: each, path: each })));
    const fileColumn = existing === null ? null : mappedFileColumn(existing, source, role ?? "units");
    const { profile, known } = await withWorkFolder(out, (work) =>
      profileOf(files, { study, source, sheet, work, fileColumn, isShaped: role !== "contacts" }),
    );
    for (const each of profile.parts?.files ?? [profile]) refuseSheetsAlike(file, each, sheet);
    const shape = known?.recognised ?? null;
    terminal.step(
      message("map.read", { files: files.paths.length }),
      message(shape === null ? "map.rows" : "map.shape", { rows: profile.rows, shape: shape?.shape ?? "" }),
    );
    printParts(profile, files, terminal);
    if (known !== null) await printKnown(known.conversion, terminal);
    printFileProfile(profile, terminal);
    const mappedKeyName = existing === null ? null : mappedKey(existing, source);
    // A known shape names its units in its first column.
    const keyName = shape === null ? mappedKeyName : (profile.columns[0]?.name ?? null);
    const proposed = proposeMapping({ source, profile, chosenRole: role, keyName, language });
    const shaped = shape === null ? proposed : ofShape(proposed, profile, terminal.messages);
    const rowsMin = quotedRowsMin(existing === null ? 0 : mappedFloor(existing));
    const { proposal, merged } = withMergedCommunes(shaped, source, {
      communeNow: (value) =>
        isCommuneShaped(value) ? (frenchTerritories().former.get(value)?.now ?? null) : null,
      rowsMin,
    });
    const others = shape === null ? proposedOtherRows(profile, proposal).length : 0;
    if (others > 0) terminal.warning("map.otherRows", { rows: others });
    if (shape === null && chosenRole !== "units") {
      const asContacts = proposeMapping({ source, profile, chosenRole: "contacts", keyName, language });
      const key = profile.columns.find(({ name }) => name === proposal.key?.column);
      const isListed = proposal.role === "units" && key?.distinct === profile.rows;
      const columns = addedUpColumns(source, profile, {
        hasChannel: !isListed && asContacts.fields.has("channel"),
        fields: new Set(
          proposal.role === "units" ? [...proposal.fields.values()].map(({ column }) => column) : [],
        ),
      }).join(", ");
      if (columns !== "" && chosenRole === null)
        throw cliInputError("cli/contacts-added-up", { file }, { columns });
      if (columns !== "") terminal.warning("map.addedUp", { columns });
    }
    if (chosenRole === null)
      refuseGuessedReplacement(
        { paths: [path, ...(several?.files ?? [])], role: proposal.role, out },
        { existing, source },
      );
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
      shape: shape === null ? null : { ...shape, name: shape.shape },
      accepted,
      path,
      several,
    });
    if (text === null) throw cliInputError("cli/mapping-unreadable", { file: out }, { path: out });
    await writeWhole(out, text, 0o600);
    const decided = decidedFields(text, { source, role: proposal.role });
    const told = withDecided(proposal, decided, terminal.messages);
    printProposal(told, { source, partner: textIn(partner.label, language), rowsMin }, terminal);
    if (merged.length > 0) {
      terminal.section("map.mergedCommunes");
      for (const { field, code, now, rows } of merged)
        terminal.line(`  ${message("map.mergedCommune", { field, code, now, rows })}`);
    }
    terminal.line();
    if (source.protects === "nothing") terminal.print("map.nothing", { out, source: source.id });
    terminal.print("map.keep", { out });
    terminal.print("map.next", { out: asTyped(out) });
    return { out, role: proposal.role, absent: proposal.absent };
  },
};

/** A table may be on several sheets: the person says which one holds it. */
function refuseSheetsAlike(
  file: string,
  { sheets }: Pick<FileProfile, "sheets">,
  sheet: string | null,
): void {
  const alike = sheets?.alike ?? [];
  if (sheet !== null || sheets === null || alike.length === 0) return;
  throw cliInputError("cli/sheets-alike", { file }, { read: sheets.read, others: alike.join(", ") });
}

/** As the official code of a commune is written: the lists are read for no other value. */
function isCommuneShaped(value: string): boolean {
  return /^(?:\d{2}|2[AB])\d{3}$/.test(value);
}

/** The columns of a conversion have the names of the shape: nothing of them is to be doubted. */
function ofShape(proposal: Proposal, { columns, rows }: FileProfile, { message }: CliMessages): Proposal {
  const { key, fields } = proposal;
  const isSilent = (name: string) => rows > 0 && columns.find((column) => column.name === name)?.filled === 0;
  return {
    ...proposal,
    fields: new Map(
      [...fields].map(([id, guess]) => [
        id,
        isSilent(guess.column) ? { ...guess, reason: message("map.shapeSilent"), isDoubtful: false } : guess,
      ]),
    ),
    roleReason: message("map.shapeRole"),
    key: key && { ...key, reason: message("map.shapeKey"), isDoubtful: false },
  };
}

/** The proposal as it was written: what the mapping already decided of a field is in it. */
function withDecided(
  proposal: Proposal,
  decided: ReadonlyMap<string, DecidedField>,
  { message }: CliMessages,
): Proposal {
  const fields = [...proposal.fields].map(([id, guess]) => {
    const kept = decided.get(id);
    if (kept === undefined || guess.codes === null) return [id, guess] as const;
    const unknown = guess.codes.unknown.filter(({ value }) => !kept.values.has(value));
    const codes = { ...guess.codes, unknown };
    if (kept.column === guess.column) return [id, { ...guess, codes }] as const;
    const reason = message("map.decided");
    return [id, { ...guess, column: kept.column, reason, isDoubtful: false, codes }] as const;
  });
  return { ...proposal, fields: new Map(fields) };
}

/** Which sheet and which line were taken for the table, and what cannot be read of it. */
function printFileProfile(
  { sheets, headerRow, kind, rows, twice, nameless, merged = [] }: FileProfile,
  terminal: Terminal,
): void {
  if (sheets !== null && sheets.others.length > 0)
    terminal.print("map.sheets", { read: sheets.read, others: sheets.others.join(", ") });
  if (headerRow > 1) terminal.print("map.headerRow", { line: headerRow, kind });
  if (rows === 0) terminal.warning("map.noRows");
  if (merged.length > 0)
    terminal.warning("map.merged", { count: merged.length, rows: shortenedList(merged, 5) });
  if (nameless > 0) terminal.warning("map.nameless", { count: nameless });
  if (twice.length > 0) terminal.warning("map.twice", { columns: twice.join(", ") });
}

async function printKnown(conversion: Conversion, terminal: Terminal): Promise<void> {
  const columns = Object.entries(conversion.columns ?? {});
  if (columns.length > 0) {
    terminal.print("map.shapeColumns");
    terminal.list(columns.map(([column, name]) => [column, name]));
  }
  if (conversion.notes.length === 0) return;
  const { printConversion } = await import("../partner/printed-conversions.ts");
  printConversion(conversion, terminal);
}

/** What is in the files, or in what a file of a known shape becomes. */
async function profileOf(
  { shown, paths, several }: FilesToMap,
  given: Parameters<typeof shapeOf>[1] & { readonly fileColumn: string | null; readonly isShaped: boolean },
): Promise<{ readonly profile: FileProfile; readonly known: KnownFile | null }> {
  const { work: workFolder, sheet, fileColumn, isShaped } = given;
  if (several !== null) {
    const read = { paths, names: several.names, fileColumn, sheet };
    const profile = await untilStopped((signal) => profileDiskFiles(read, { workFolder, readers, signal }));
    return { profile, known: null };
  }
  const known = isShaped ? await shapeOf(shown, given) : null;
  const read = known === null ? { path: shown, sheet } : { path: known.plain, sheet: null };
  const profile = await untilStopped((signal) => profileDiskFile({ ...read, workFolder, readers, signal }));
  return { profile, known };
}

interface KnownFile {
  readonly recognised: RecognisedFile;
  /** What it became. */
  readonly plain: string;
  readonly conversion: Conversion;
}

/** A file of a known shape, turned into a plain one: its own header says nothing of what a run will read. */
async function shapeOf(
  path: string,
  given: {
    readonly study: Study;
    readonly source: Source;
    readonly sheet: string | null;
    readonly work: string;
  },
): Promise<KnownFile | null> {
  const { study, source, sheet, work } = given;
  const store = diskStore(work);
  const fields = [...source.attributes.values()].filter(({ origin }) => origin.kind === "field");
  const recognised =
    source.contacts === null
      ? await recogniseFile(
          { path, shown: path },
          {
            source,
            store,
            sheet,
            fields: source.protects === "nothing" ? fields.map(({ id }) => id) : null,
          },
        )
      : null;
  if (recognised === null) return null;
  const { file, conversion } = await knownShapes(frenchTerritories).convert(recognised.file, {
    study,
    source,
    day: today(),
    store,
    shape: recognised.shape,
    ...(recognised.columns === null ? {} : { columns: recognised.columns }),
    companions: new Map(),
    mapping: path,
  });
  return { recognised, plain: file.path, conversion };
}

/** A statement under way would be waited for. */
function untilStopped(profile: (signal: AbortSignal) => Promise<FileProfile>): Promise<FileProfile> {
  const stopped = new AbortController();
  const forget = whenStopped(() => {
    stopped.abort();
    return null;
  });
  return profile(stopped.signal).finally(forget);
}

/** What a file is to be for a source: as the person says, or as the mapping says already; null where it is to be guessed. */
function roleOf(
  paths: readonly string[],
  { existing, source, chosen }: SourceMapping & { readonly chosen: FileRole | null },
): FileRole | null {
  if (chosen !== null) return chosen;
  const mapped = existing === null ? null : mappedFiles(existing, source);
  if (mapped === null) return null;
  return (["units", "contacts"] as const).find((role) => shareFile(mapped[role], paths)) ?? null;
}

interface SourceMapping {
  /** Text of the mapping; null where there is none yet. */
  readonly existing: string | null;
  readonly source: Source;
}

/** @throws {VigieErrors} where a guess would take the place of another file, which a person chose before */
function refuseGuessedReplacement(
  { paths, role, out }: { readonly paths: readonly string[]; readonly role: FileRole; readonly out: string },
  { existing, source }: SourceMapping,
): void {
  const there = existing === null ? [] : mappedFiles(existing, source)[role];
  if (there.every((one) => shareFile([one], paths))) return;
  const named = { path: paths[0] ?? "", there: shortenedList(there, 3) };
  throw cliInputError("cli/role-taken", { file: out }, { ...named, role, source: source.id });
}
