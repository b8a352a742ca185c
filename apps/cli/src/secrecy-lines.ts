import type { Alternative, Losses, TableLoss } from "@vigie/station";
import type { Study } from "@vigie/study";
import type { Speech } from "./speech.ts";
import { usualColumns } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** Lines of a usual terminal that the tables may take; the page has the others. */
const mostLines = 20;

/**
 * What secrecy masks, table by table, before anything is handed over. No count of persons: a terminal may be
 * recorded.
 */
export function secrecyLines(
  { tables, whole, base }: Losses,
  study: Study,
  speech: Speech,
): readonly string[] {
  const { say } = speech;
  if (tables.length === 0) return [say("secrecy.none")];
  const shown = firstOf(
    tables.map((loss) => [
      ...tableLines(loss, study, speech),
      ...(base === null ? [] : [`    ${otherChoices(loss, base, speech)}`]),
    ]),
  );
  const left = tables.length - shown.length;
  return [
    say("secrecy.title", { tried: base === null ? "no" : "yes" }),
    ...shown.flat(),
    ...(left === 0 ? [] : [`  ${say("secrecy.more", { count: left })}`]),
    ...(whole === 0 ? [] : [`  ${say("secrecy.whole", { count: whole })}`]),
    "",
    ...(tables.some(({ telling, linked }) => telling + linked > 0) ? [say("secrecy.words")] : []),
    base === null ? say("secrecy.untried") : say("secrecy.choice", { base }),
    say("secrecy.page"),
  ];
}

/** As many as fit; one at least, whatever its length. */
function firstOf(blocks: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let lines = 0;
  return blocks.filter((block, at) => {
    lines += wrapped(block.join("\n"), usualColumns).split("\n").length;
    return at === 0 || lines <= mostLines;
  });
}

function tableLines(loss: TableLoss, study: Study, { say, language }: Speech): readonly string[] {
  const title = study.indicators.get(loss.indicator)?.title;
  const { cells, telling, linked, withheld, masked } = loss;
  const lost =
    withheld === null
      ? say("secrecy.masked", { masked: telling + linked, cells, telling, linked })
      : say("secrecy.withheld", { reason: withheld });
  const named = `    ${say("secrecy.cells", { cells: masked.map((codes) => codes.join("/")).join(", ") })}`;
  return [
    `  ${title?.[language] ?? title?.fr ?? loss.indicator}`,
    `    ${lost}`,
    ...(masked.length === 0 || named.length > usualColumns ? [] : [named]),
  ];
}

function otherChoices({ merged, rounded }: TableLoss, base: number, { say }: Speech): string {
  const left = (found: Alternative | null) =>
    say("secrecy.left", {
      state: found === null ? "none" : found.masked === null ? "withheld" : "masked",
      masked: found?.masked ?? 0,
      cells: found?.cells ?? 0,
    });
  return say("secrecy.choices", { merged: left(merged), base, rounded: left(rounded) });
}
