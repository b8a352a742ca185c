import { html, type Markup } from "@vigie/documents";
import type { DescribedProblem } from "@vigie/words";
import { atelierPaths, atelierShell, problemBlocks, type Setting } from "./shell.ts";
import type { Trial } from "./trial.ts";

/** Status line above the diagnostic: mistakes, and whether the trial is out of date. */
export interface Status {
  readonly problems: readonly DescribedProblem[];
  readonly trial: Trial;
  /** Whether the files could not be read again since they changed: what is shown is from before. */
  readonly isStale: boolean;
  /** The folder of the trial, where the one that was given holds another edition; else null. */
  readonly movedTo: string | null;
}

/** First page: mistakes of the study, and the diagnostic under them where there is one. */
export function homePage(status: Status, hasSite: boolean, setting: Setting): Markup {
  const { message } = setting;
  return atelierShell(
    setting,
    { title: message("write.title"), current: "" },
    html`<h1 class="hidden">${message("write.title")}</h1><div id="problems" aria-live="polite">${statusPart(status, setting)}</div>${
      hasSite
        ? html`<iframe id="site" title="${message("write.site")}" src="${setting.base}${atelierPaths.site}index.html"></iframe>`
        : null
    }`,
  );
}

/** State of the trial, then the mistakes in the order of the files, or that there is none. */
export function statusPart({ isStale, movedTo, problems, trial }: Status, setting: Setting): Markup {
  const { message, base } = setting;
  if (isStale) return html`<p role="status">${message("write.stale")}</p>`;
  const mistakes =
    problems.length === 0
      ? null
      : html`<section class="doubt"><h2>${message("atelier.toMend")}</h2><p>${message("write.last")}</p>${problemBlocks(problems, setting)}</section>`;
  const moved = movedTo === null ? null : html`<p>${message("atelier.trialMoved", { folder: movedTo })}</p>`;
  return html`${trialPart(trial, { mistakes, base, message })}${moved}`;
}

function trialPart(
  trial: Trial,
  { mistakes, base, message }: Pick<Setting, "base" | "message"> & { readonly mistakes: Markup | null },
): Markup {
  const again = html`<button class="go">${message("atelier.trialAgain")}</button>`;
  const form = (inside: Markup) =>
    html`<form method="post" action="${base}${atelierPaths.trial}">${inside}</form>${mistakes}`;
  switch (trial.state) {
    case "running":
      return html`<p role="status">${message("atelier.trialRunning")} ${trial.step}</p>`;
    case "needed":
      return form(html`<p role="status">${message("atelier.trialNeeded")} ${again}</p>`);
    case "failed":
      return form(
        html`<p role="status">${message("atelier.trialFailed")} ${again}</p><pre class="reason">${trial.reason}</pre>`,
      );
    case "right":
      return mistakes ?? html`<p role="status">${message("write.upToDate")}</p>`;
    default:
      return trial satisfies never;
  }
}
