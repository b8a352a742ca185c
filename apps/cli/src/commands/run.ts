import { stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type BudgetAfter,
  budgetsAfter,
  capProblems,
  type Ledger,
  type LedgerLine,
  lineOf,
  readSigner,
  type Signer,
  withLine,
  withoutLine,
} from "@vigie/bundle";
import { asNumber, formatFraction, guessSentence, type Policy } from "@vigie/disclosure";
import type { Mapping } from "@vigie/mapping";
import { policyAt, signerProblems } from "@vigie/partner";
import { defaultDisclosure, type Partner } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Command } from "../arguments/command.ts";
import { today } from "../arguments/period.ts";
import { isInside } from "../disk/regular-files.ts";
import { stage } from "../disk/staging.ts";
import { recordingUnknownValues } from "../disk/unknown-values.ts";
import type { CliMessages } from "../messages.ts";
import {
  changeLedgerFile,
  type LedgerFile,
  ledgerFileOf,
  readLedgerFile,
  recordedBundle,
  refuseClosedLedger,
} from "../partner/ledger-file.ts";
import { readMapping } from "../partner/mapping-file.ts";
import { runOnDisk } from "../partner/partner-run.ts";
import { releasedLines } from "../partner/released-lines.ts";
import { cliInputError } from "../problems.ts";
import { readGiven, readStudy } from "../study/study-folder.ts";
import { partnerNamed } from "../study/study-names.ts";
import { asTyped, type Terminal } from "../terminal/terminal.ts";

export const runCommand: Command = {
  name: "run",
  readsPartnerData: true,
  options: {
    partner: { type: "string", required: true },
    holder: { type: "string" },
    data: { type: "string", required: true },
    out: { type: "string", required: true },
    key: { type: "string" },
    "not-sent": { type: "boolean" },
    date: { type: "string", form: "pastDay" },
    memory: { type: "string", form: "memory" },
  },
  async run({ positionals: [folder = ""], value, has }, terminal) {
    const out = value("out") ?? "";
    if (isInside(out, folder)) throw cliInputError("cli/folder-inside-study", {}, { path: out });
    const study = await readStudy(folder);
    const { messages } = terminal;
    const { message } = messages;
    terminal.step(message("study.read"), message("study.version", { version: study.version }));
    const partner = partnerNamed(study, value("partner") ?? "");
    const data = value("data") ?? "";
    const mapping = await readMapping(data, study, partner);
    const date = value("date") ?? today();
    const keyFile = value("key");
    const holder = value("holder");
    const signer = keyFile === null ? null : await readSignerFile(keyFile, { partner, holder, day: date });
    const mode = keyFile === null ? null : await modeOpenToOthers(keyFile);
    if (mode !== null) terminal.warning("run.keyOpen", { file: asTyped(keyFile ?? ""), mode });
    const book = mapping.fictitious ? null : await openBook(data, { out, isUnsent: has("not-sent") });
    const policy = policyAt(study, mapping);
    for (const line of acceptedLines(mapping, policy, messages)) terminal.line(line);
    const ledger = book?.ledger ?? [];
    let takeBack = async () => {};
    const { bundle, run } = await recordingUnknownValues(out, terminal, () =>
      stage({ target: out, kind: "run" }, async ({ work, write }) => {
        const made = await runOnDisk({
          study,
          partner,
          holder,
          mapping,
          date,
          signer,
          ledger: book?.ledger ?? null,
          ledgerFile: book?.file.shown ?? "",
          memoryLimit: value("memory"),
          work,
          write,
          terminal,
        });
        if (book !== null) takeBack = await enter(book, lineOf(made.bundle), mapping.policy.cap);
        return made;
      }),
    ).catch(async (error: unknown) => {
      await takeBack();
      throw error;
    });
    if (book !== null) await removeReplaced(book, lineOf(bundle));
    terminal.line();
    for (const line of releasedLines(run.tables, { ...run, study, min: policy.min }, messages))
      terminal.line(line);
    terminal.line();
    const budgets = budgetsAfter(ledger, lineOf(bundle));
    if (book === null) terminal.print("run.ledgerFictitious");
    else printBudgets(budgets, { cap: mapping.policy.cap, book }, terminal);
    const { sources } = bundle.guarantee;
    if (sources.length > 0) terminal.line(guessSentence({ sources, from: "bundle", one: true }, messages));
    terminal.section("run.look");
    terminal.list([
      [join(out, "private", "qualite.html"), message("run.quality")],
      [join(out, "private", "protection.html"), message("run.protection")],
      [join(out, "private", "tables"), message("run.tables")],
      [join(out, "bundle.zip"), message("run.bundle")],
    ]);
    terminal.line();
    terminal.line(signer === null ? message("run.unsigned") : message("run.signed", { key: signer.key }));
    const keys = partner.group?.holders.get(holder ?? "")?.keys ?? partner.keys;
    if (signer === null && keys.length > 0) terminal.warning("run.willBeRefused");
    terminal.section("run.keep", { path: join(out, "private") });
    terminal.line(`  vigie purge ${asTyped(out)}`);
    if (book !== null) {
      terminal.print("run.keepBundle");
      terminal.line(`  vigie purge ${asTyped(out)} --not-sent --data ${asTyped(data)}`);
    }
    return {
      out,
      partner: partner.id,
      ...(holder === null ? {} : { holder }),
      hash: bundle.hash,
      fictitious: mapping.fictitious,
      tables: run.tables.map(({ measures: _, ...table }) => table),
      signedBy: signer?.key ?? null,
      budgets:
        book === null
          ? []
          : budgets.map((one) => ({ ...one, rho: formatFraction(one.rho), used: formatFraction(one.used) })),
      ledger: book?.file.shown ?? null,
    };
  },
};

/** The ledger of a mapping as this run finds it. */
interface Book {
  readonly file: LedgerFile;
  /** Without the line of the bundle that this run replaces, where that one was handed over to nobody. */
  readonly ledger: Ledger;
  /** The hash of that bundle; null where there is none. */
  readonly replaced: string | null;
}

/**
 * @param isUnsent whether the person says that the bundle in the folder was handed over to nobody
 * @throws {VigieErrors} where the ledger cannot be read or could not be written, or where the run would replace a
 *   bundle that it has a line for
 */
async function openBook(
  mapping: string,
  { out, isUnsent }: { readonly out: string; readonly isUnsent: boolean },
): Promise<Book> {
  const file = await ledgerFileOf(mapping);
  const ledger = await readLedgerFile(file);
  await refuseClosedLedger(file);
  const replaced = await recordedBundle(out, ledger);
  if (replaced === null) return { file, ledger, replaced };
  if (!isUnsent) throw cliInputError("cli/bundle-recorded", {}, { out, path: file.shown });
  return { file, ledger: withoutLine(ledger, replaced), replaced };
}

/**
 * The line enters the ledger before the bundle takes its place: a process killed in between leaves a line too many, never
 * a bundle without one. Runs that ended since this one started are judged with it.
 * @throws {VigieErrors} where the ledger has no budget left
 * @returns what takes the line back
 */
async function enter({ file, replaced }: Book, line: LedgerLine, cap: number): Promise<() => Promise<void>> {
  let isNew = false;
  await changeLedgerFile(file, (ledger) => {
    const others = replaced === null ? ledger : withoutLine(ledger, replaced);
    const over = capProblems(others, line, { cap, place: { file: file.shown } });
    if (over.length > 0) throw new VigieErrors(over);
    const after = withLine(ledger, line);
    isNew = after !== ledger;
    return after;
  });
  return async () => {
    if (isNew) await changeLedgerFile(file, (ledger) => withoutLine(ledger, line.hash));
  };
}

/** Once the bundle is in its place; another run may have added its own line meanwhile. */
async function removeReplaced({ file, replaced }: Book, line: LedgerLine): Promise<void> {
  if (replaced !== null && replaced !== line.hash)
    await changeLedgerFile(file, (ledger) => withoutLine(ledger, replaced));
}

function printBudgets(
  budgets: readonly BudgetAfter[],
  { cap, book }: { readonly cap: number; readonly book: Book },
  terminal: Terminal,
): void {
  for (const { sources, window, rho, used, isSame } of budgets)
    terminal.print(isSame ? "run.budgetSame" : "run.budget", {
      sources: sources.join(", "),
      count: sources.length,
      ...window,
      used: asNumber(used),
      cap,
      rho: asNumber(rho),
    });
  terminal.print("run.ledger", { path: book.file.shown });
}

/** Weaker rules that the partner accepted by name and that this run uses, printed at each run. */
function acceptedLines(
  { policy: { accepts } }: Mapping,
  policy: Policy,
  { message }: CliMessages,
): readonly string[] {
  const rho = asNumber(policy.rho);
  const lines = [
    ...[...accepts.nothing].map((source) => message("weaker.nothing", { source })),
    ...(rho > defaultDisclosure.rho ? [message("weaker.rho", { rho, usual: defaultDisclosure.rho })] : []),
    ...(policy.small === "noisy" ? [message("weaker.small", { min: policy.min })] : []),
    ...[...accepts.pooled].map((source) => message("weaker.pooled", { source, min: policy.min })),
  ];
  return lines.length === 0 ? [] : [message("run.accepted"), ...lines.map((line) => `  ${line}`)];
}

/**
 * Reads a partner's private key, and sees that the observatory will accept what it signs.
 * @param by.day the day of the run, `2026-11-25`
 * @throws {VigieErrors} when the file is not a key, or the study gives this partner keys and this one is not among
 * them or not valid that day
 */
async function readSignerFile(
  file: string,
  by: { readonly partner: Partner; readonly holder: string | null; readonly day: string },
): Promise<Signer> {
  const signer = await readSigner(new TextDecoder().decode(await readGiven(file)), { file });
  const found = signerProblems(signer, { ...by, place: { file } });
  if (found.length > 0) throw new VigieErrors(found);
  return signer;
}

/**
 * The mode of a private key that others than its owner may read or change, as `chmod` writes it; null where it is well
 * kept, and under Windows, where modes say nothing.
 */
async function modeOpenToOthers(file: string): Promise<string | null> {
  if (process.platform === "win32") return null;
  const { mode } = await stat(file);
  return (mode & 0o077) === 0 ? null : (mode & 0o777).toString(8);
}
