import { defaultCap, peakOf } from "@vigie/bundle";
import {
  asNumber,
  chancesInHundred,
  fraction,
  fractionOf,
  type Guarantee,
  guaranteeOf,
  guessChance,
  guessSentence,
  type SourceGuarantee,
  totalRho,
} from "@vigie/disclosure";
import { laterWindow, type Study } from "@vigie/study";
import type { Result } from "../arguments/command.ts";
import { cliInputError } from "../problems.ts";
import { readStudy } from "../study/study-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";

/**
 * Prints what a number of editions of a study would spend, one period after the other, before any is made.
 * @throws {VigieErrors} unless one study is given, and nothing is wrong in it
 */
export async function auditEditions(
  paths: readonly string[],
  editions: number,
  terminal: Terminal,
): Promise<Result> {
  const [path = ""] = paths;
  if (paths.length > 1) throw cliInputError("cli/editions-of-several", {});
  const study = await readStudy(path);
  const { message } = terminal.messages;
  const { from } = study.window;
  terminal.print("audit.editions", { editions, from, to: windowAt(study.window, study, editions - 1).to });
  const { rho, min } = study.disclosure;
  const partners = [...study.partners.keys()].flatMap((partner) => {
    const guarantee = guaranteeOf(study, partner, { rho: fractionOf(rho), min, small: "hidden" });
    return guarantee.sources.length === 0 ? [] : [{ partner, guarantee }];
  });
  if (partners.length === 0) terminal.line(`  ${message("audit.noPersons")}`);
  const planned = partners.map((one) => ({ ...one, ...spentOver(one, study, editions) }));
  for (const { partner, guarantee, sources, total } of planned) {
    terminal.line();
    for (const { source, rho: own, peak, total: all } of sources)
      terminal.line(
        `  ${message("audit.editionsSource", { source, rho: own, peak, cap: defaultCap, isOver: peak > defaultCap ? "yes" : "no", total: all })}`,
      );
    terminal.line(`  ${message("audit.editionsTotal", { partner, rho: total })}`);
    const sentence = guessSentence(
      { sources: guarantee.sources, from: "bundles", rho: total },
      terminal.messages,
    );
    terminal.line(`    ${sentence}`);
  }
  for (const source of partners.flatMap(({ guarantee }) => guarantee.sources)) {
    terminal.line();
    terminal.line(`  ${message("audit.editionsChoices", { source: source.source })}`);
    terminal.list(
      choicesOf(source, editions).map((choice) => [
        `  ${message("choose.budget", { rho: choice.rho, own: "no" })}`,
        message("audit.editionsChoice", choice),
      ]),
    );
  }
  return { editions, partners: planned.map(({ partner, sources, total }) => ({ partner, sources, total })) };
}

/** Sources are added up for the partner: nothing proves that they are of different persons. */
function spentOver(
  { partner, guarantee }: { readonly partner: string; readonly guarantee: Guarantee },
  study: Study,
  editions: number,
) {
  const sources = guarantee.sources.map(({ source, window, rho }) => {
    const spendings = Array.from({ length: editions }, (_, at) => ({
      source,
      window: windowAt(window, study, at),
      rho,
      mark: null,
      tables: "",
      sharesFile: [],
    }));
    const peak = peakOf(spendings)?.rho ?? fraction(0n);
    const own = asNumber(rho);
    return { source, rho: own, peak: asNumber(peak), total: own * editions };
  });
  return { partner, sources, total: asNumber(totalRho(guarantee)) * editions };
}

function windowAt(window: SourceGuarantee["window"], { window: period }: Study, editions: number) {
  return laterWindow(window, { period, editions });
}

/** The share and the population of the second figure of the alerts: methods, section 7.20. */
const example = { share: 0.2, persons: 2_000, quantile: 1.96 };

/** The budget of the study, parts of it, and the one that spends over all editions what the study spends on one. */
function choicesOf({ rho, tables }: SourceGuarantee, editions: number) {
  const own = asNumber(rho);
  const variance = Math.max(
    0,
    ...tables.map((table) => (table.measure === "count" ? asNumber(table.variance) : 0)),
  );
  const rhos = [own, own / 2, own / 4, own / editions].toSorted((a, b) => b - a);
  return [...new Set(rhos)].map((each) => {
    const sigma = Math.sqrt((variance * own) / each);
    // The cells of a code and of the others bear independent noises of this size.
    const { share, persons, quantile } = example;
    const margin = (100 * quantile * sigma * Math.sqrt(1 - 2 * share + 2 * share ** 2)) / persons;
    const total = each * editions;
    return {
      rho: Number(each.toPrecision(3)),
      sigma,
      margin,
      change: margin * Math.SQRT2,
      total: Number(total.toPrecision(3)),
      chance: chancesInHundred(guessChance(total)),
    };
  });
}
