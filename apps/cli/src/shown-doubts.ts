import { type Doubt, doubtExplanation, doubtSentence, pageFormatter } from "@vigie/station";
import { type Study, textIn } from "@vigie/study";
import type { Terminal } from "./terminal.ts";

/** What a terminal, which may be recorded, shows of the doubts: none that the study's choices decide. */
export function showDoubts(doubts: readonly Doubt[], study: Study, terminal: Terminal): void {
  const formatter = pageFormatter(terminal.messages.language);
  const shown = doubts.filter(({ gravity }) => gravity !== "private");
  for (const doubt of shown.filter((one) => !isSmallLoss(one))) {
    const parts = [doubtSentence(doubt, study, formatter), doubtExplanation(doubt, formatter)];
    terminal.warn(parts.filter((part) => part !== null).join(" "));
  }
  const { message, language } = terminal.messages;
  for (const [id, losses] of Map.groupBy(shown.filter(isSmallLoss), ({ source }) => source)) {
    const label = study.sources.get(id)?.label;
    const written = losses.map(({ kind, count, of }) =>
      message(`run.loss.${kind}`, { count, share: formatter.share(count / of) }),
    );
    const source = label === undefined ? id : textIn(label, language);
    terminal.line(message("run.setAside", { source, losses: written.join(" ; ") }));
  }
}

type Loss = Extract<
  Doubt,
  { readonly kind: "unknown_unit" | "no_date" | "no_channel" | "rows_ragged" | "rows_other" }
>;

/** Rows or contacts set aside, too few to be explained. */
function isSmallLoss(doubt: Doubt): doubt is Loss {
  const { kind, isExplanationAsked } = doubt;
  const isLoss =
    kind === "unknown_unit" ||
    kind === "no_date" ||
    kind === "no_channel" ||
    kind === "rows_ragged" ||
    kind === "rows_other";
  return isLoss && !isExplanationAsked;
}
