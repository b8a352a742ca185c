import { join } from "node:path";
import {
  type Budget,
  type Bundle,
  budgetsOf,
  jsonOf,
  type ReceivedBundle,
  readBundle,
  senderOf,
  totalsOf,
  unmetSizesOf,
} from "@vigie/bundle";
import {
  asNumber,
  chancesInHundred,
  formatFraction,
  guessChance,
  guessFromAll,
  guessFromOneTable,
  guessSentence,
  totalRho,
} from "@vigie/disclosure";
import type { ProtectionChoices } from "@vigie/partner";
import { defaultDisclosure } from "@vigie/study";
import type { Command, Result } from "../arguments/command.ts";
import { exists } from "../disk/regular-files.ts";
import { auditEditions } from "../observatory/audit-editions.ts";
import { extractLines, extractsIn, unprotectedIn } from "../observatory/extract-lines.ts";
import { epsilonLine, openLists, sigmaOf, sourceLines, weakerLines } from "../observatory/guarantee-lines.ts";
import { cliInputError } from "../problems.ts";
import { readGiven } from "../study/study-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const auditCommand: Command = {
  name: "audit",
  options: {
    choose: { type: "string", alone: true },
    editions: { type: "string", form: "editions" },
  },
  async run({ positionals: files, value }, terminal) {
    const folder = value("choose");
    if (folder !== null) return choose(folder, terminal);
    const editions = value("editions");
    if (editions !== null) return auditEditions(files, Number(editions), terminal);
    const read: { readonly file: string; readonly bundle: ReceivedBundle }[] = [];
    for (const file of files) read.push({ file, bundle: await readBundle(await readGiven(file), { file }) });
    const bundles = read.map(({ bundle }) => bundle);
    const budgets = budgetsOf(bundles);
    printTotals(bundles, budgets, terminal);
    for (const { file, bundle } of read) print(file, bundle, terminal);
    for (const [partner, holders] of groupsIn(bundles))
      if (holders.size > 1) terminal.print("audit.holders", { partner, count: holders.size });
    if (read.some(({ bundle }) => bundle.guarantee.sources.length > 0)) terminal.print("audit.limits");
    return {
      bundles: read.map(({ file, bundle }) => summary(file, bundle)),
      budgets: budgets.map((budget) => ({
        ...budget,
        rho: formatFraction(budget.rho),
        total: formatFraction(budget.total),
      })),
      totals: totalsOf(budgets).map((total) => ({ ...total, rho: formatFraction(total.rho) })),
    };
  },
};

/** By group, the holders whose bundles these are. */
function groupsIn(bundles: readonly Bundle[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ofHolders = bundles.flatMap(({ manifest: { partner, holder } }) =>
    holder === undefined ? [] : [{ partner, holder }],
  );
  return new Map(
    [...Map.groupBy(ofHolders, ({ partner }) => partner)].map(([partner, held]) => [
      partner,
      new Set(held.map(({ holder }) => holder)),
    ]),
  );
}

function print(file: string, bundle: Bundle, terminal: Terminal): void {
  const { manifest, guarantee } = bundle;
  const { messages } = terminal;
  const { message } = messages;
  const { partner, date, study, fictitious } = manifest;
  const named = { file, partner, date, study: study.id, version: study.version };
  terminal.print("audit.bundle", { ...named, fictitious: fictitious ? "yes" : "no" });
  const { sources } = guarantee;
  const unmet = unmetSizesOf(manifest);
  for (const line of extractLines(manifest, messages)) terminal.line(`  ${line}`);
  if (sources.length === 0) terminal.line(`  ${message("audit.noPersons")}`);
  for (const source of sources) {
    const { title, lines, tables } = sourceLines(source, unmet.get(source.source) ?? [], messages);
    terminal.line();
    terminal.line(`  ${title}`);
    for (const line of lines) terminal.line(`    ${line}`);
    terminal.list(tables.map(([id, words]) => [`  ${id}`, words]));
  }
  terminal.line();
  const weaker = weakerLines(guarantee, unprotectedIn(bundle), messages);
  const usual = { rho: defaultDisclosure.rho, min: defaultDisclosure.min };
  terminal.line(`  ${message(weaker.length === 0 ? "weaker.none" : "weaker.title", usual)}`);
  for (const line of weaker) terminal.line(`    ${line}`);
  terminal.line();
}

/** What one person may lose to all that each partner gave: read before the details. */
function printTotals(read: readonly Bundle[], budgets: readonly Budget[], terminal: Terminal): void {
  const { message } = terminal.messages;
  for (const { partner, rho } of totalsOf(budgets)) {
    const bundles = read.filter((bundle) => senderOf(bundle) === partner);
    terminal.print("audit.together", { partner, bundles: bundles.length });
    for (const budget of budgets.filter((one) => one.partner === partner))
      terminal.line(
        `  ${message("audit.window", {
          sources: budget.sources.join(", "),
          count: budget.sources.length,
          ...budget.window,
          rho: asNumber(budget.rho),
          bundles: budget.bundles.length,
          windows: budget.windows,
          total: asNumber(budget.total),
        })}`,
      );
    const all = asNumber(rho);
    const sources = bundles.flatMap(({ guarantee }) => guarantee.sources);
    terminal.line(`  ${message("audit.total", { rho: all })}`);
    terminal.line(`    ${epsilonLine({ rho: all, lists: openLists(sources) }, terminal.messages)}`);
    const sentence = guessSentence({ sources, from: "bundles", rho: all }, terminal.messages);
    terminal.line(`    ${sentence}`);
    terminal.line();
  }
}

function summary(file: string, bundle: Bundle): Result {
  const { hash, manifest, guarantee } = bundle;
  const { sources } = guarantee;
  const rho = totalRho(guarantee);
  return {
    file,
    hash,
    partner: manifest.partner,
    policy: manifest.policy,
    extracts: extractsIn(manifest),
    rho: formatFraction(rho),
    chance: guessFromAll(sources),
    chanceOfOneTable: guessFromOneTable(sources),
    sources: sources.map((source) => ({
      source: source.source,
      window: source.window,
      rho: formatFraction(source.rho),
      contributions: formatFraction(source.contributions),
      delta: source.delta,
      public: source.public,
      outside: source.outside,
      tables: source.tables.map(({ id, measure, grain, variance, rho: share }) => ({
        id,
        measure,
        sigma: sigmaOf({ variance, grain }),
        rho: formatFraction(share),
      })),
    })),
    unprotected: unprotectedIn(bundle),
  };
}

/** What another budget would do to the partner's own tables. */
async function choose(folder: string, terminal: Terminal): Promise<Result> {
  const choices = await readChoices(folder);
  const { policy, cells, trulySmall, shares } = choices;
  const { message } = terminal.messages;
  terminal.print("choose.title", { folder });
  terminal.print("choose.cells", { cells, small: trulySmall, min: policy.min, shares });
  terminal.line();
  terminal.list(
    choices.choices.map(({ rho, shareError, hidden, printed }) => [
      message("choose.budget", { rho, own: rho === policy.rho ? "yes" : "no" }),
      message("choose.point", {
        known: shareError === null ? "no" : "yes",
        error: 100 * (shareError ?? 0),
        hidden,
        printed,
        shares,
        chance: chancesInHundred(guessChance(rho)),
      }),
    ]),
  );
  terminal.section("choose.read");
  return { choices };
}

/**
 * What other budgets would do, as the run into this folder left it.
 * @throws {VigieErrors} where there is no such file, or it is not what a run wrote
 */
async function readChoices(folder: string): Promise<ProtectionChoices> {
  const path = join(folder, "private", "choose.json");
  const text = (await exists(path)) ? new TextDecoder().decode(await readGiven(path)) : "";
  const choices = jsonOf(text);
  if (!isChoices(choices)) throw cliInputError("cli/no-choices", {}, { path });
  return choices;
}

/** A run writes the rest with these, or nothing. */
function isChoices(value: unknown): value is ProtectionChoices {
  return (
    typeof value === "object" &&
    value !== null &&
    "policy" in value &&
    "cells" in value &&
    "choices" in value &&
    Array.isArray(value.choices)
  );
}
