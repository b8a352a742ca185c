import { html, type Markup } from "@vigie/html";
import type { DescribedProblem } from "@vigie/words";
import type { CliMessages } from "../messages.ts";
import { atelierPaths, problemBlocks, type Setting, shell } from "./shell.ts";

/** Status line above the diagnostic: mistakes, and whether the trial is out of date. */
export interface Status {
  readonly problems: readonly DescribedProblem[];
  /** `needed`: the study asks partners something else than the trial answered. */
  readonly trial: "right" | "needed" | "running" | "failed";
}

/** First page: mistakes of the study, and the diagnostic under them. */
export function homePage(status: Status, setting: Setting): Markup {
  const { message } = setting.messages;
  return shell(
    {
      title: message("write.title"),
      current: "",
      body: html`<h1 class="hidden">${message("write.title")}</h1><div id="problems" aria-live="polite">${statusPart(status, setting)}</div><iframe id="site" title="${message("write.site")}" src="${setting.base}${atelierPaths.site}index.html"></iframe>`,
    },
    setting,
  );
}

/** What is wrong, in the order of the files; that nothing is, where nothing is. */
export function statusPart({ problems, trial }: Status, { messages, base }: Setting): Markup {
  const { message } = messages;
  if (trial === "running") return html`<p role="status">${message("atelier.trialRunning")}</p>`;
  if (trial !== "right")
    return html`<form method="post" action="${base}${atelierPaths.trial}"><p role="status">${message(
      trial === "failed" ? "atelier.trialFailed" : "atelier.trialNeeded",
    )} <button class="go">${message("atelier.trialAgain")}</button></p></form>${
      problems.length === 0 ? null : problemsPart(problems, messages)
    }`;
  if (problems.length === 0) return html`<p role="status">${message("write.upToDate")}</p>`;
  return problemsPart(problems, messages);
}

function problemsPart(problems: readonly DescribedProblem[], messages: CliMessages): Markup {
  const { message } = messages;
  return html`<section class="doubt"><h2>${message("atelier.toMend")}</h2><p>${message("write.last")}</p>${problemBlocks(problems, messages)}</section>`;
}
