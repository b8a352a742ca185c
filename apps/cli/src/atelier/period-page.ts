import { html, type Markup } from "@vigie/documents";
import { type Indicator, type PeriodChange, periodChange, type Window } from "@vigie/study";
import { isDayOption, now } from "../arguments/period.ts";
import { changedFiles, changeStudy } from "../study/study-copies.ts";
import { readStudyFiles } from "../study/study-folder.ts";
import { rightStudy } from "../study/study-mistakes.ts";
import { markOf } from "./parts.ts";
import {
  type AtelierAnswer,
  type AtelierRequest,
  atelierPaths,
  atelierShell,
  brokenSeriesPart,
  htmlAnswer,
  redirect,
  type Setting,
} from "./shell.ts";
import type { StudyAtWork } from "./study-at-work.ts";

/** Asks for the two days of the study’s period, shows every line that would change, and changes them. */
export async function periodAnswer(
  { method, query, form }: AtelierRequest,
  work: StudyAtWork,
  setting: Setting,
): Promise<AtelierAnswer> {
  const files = await readStudyFiles(work.folder);
  const study = await rightStudy(files);
  const given = method === "POST" ? form : query;
  const window = { from: given.get("from") ?? study.window.from, to: given.get("to") ?? study.window.to };
  const shown = { window, isDone: query.has("fait"), isWrong: false, isChanged: false, found: null };
  if (!(isDayOption(window.from) && isDayOption(window.to) && window.from <= window.to))
    return htmlAnswer(periodPage({ ...shown, isWrong: true }, setting), 422);
  if (window.from === study.window.from && window.to === study.window.to)
    return htmlAnswer(periodPage(shown, setting));
  const found = periodChange(files, study, window);
  const mark = markOf(JSON.stringify(found.lines));
  if (method === "POST" && form.get("mark") === mark) {
    await changeStudy(work.folder, found.files, now());
    return redirect(`${setting.base}${atelierPaths.period}?fait=1`);
  }
  const isChanged = method === "POST";
  const broken = await work.brokenSeries(files, changedFiles(files, found.files));
  return htmlAnswer(
    periodPage({ ...shown, isChanged, found: { ...found, mark, broken } }, setting),
    isChanged ? 409 : 200,
  );
}

interface ShownPeriod {
  readonly window: Window;
  readonly isDone: boolean;
  readonly isWrong: boolean;
  /** Whether files changed since the lines were shown. */
  readonly isChanged: boolean;
  /** Null until another period is asked for. */
  readonly found: (PeriodChange & { readonly mark: string; readonly broken: readonly Indicator[] }) | null;
}

function periodPage({ window, isDone, isWrong, isChanged, found }: ShownPeriod, setting: Setting): Markup {
  const { base, message } = setting;
  const title = message("atelier.period");
  const day = (key: "from" | "to", label: string) =>
    html`<div class="field"><label for="f-${key}">${label}</label><input type="date" id="f-${key}" name="${key}" required value="${window[key]}"></div>`;
  return atelierShell(
    setting,
    { title, current: atelierPaths.period },
    html`<h1>${title}</h1>
${isDone ? html`<p class="notice" role="status">${message("atelier.periodDone")}</p>` : null}
${isWrong ? html`<p class="doubt" role="alert">${message("atelier.periodWrong")}</p>` : null}
${isChanged ? html`<p class="doubt" role="alert">${message("atelier.periodChanged")}</p>` : null}
<p>${message("atelier.periodHelp")}</p>
<form method="get" action="${base}${atelierPaths.period}">${day("from", message("atelier.periodFrom"))}${day("to", message("atelier.periodTo"))}
<p><button class="go">${message("atelier.periodShow")}</button></p></form>
${found === null ? null : preview(found, window, setting)}`,
  );
}

function preview(
  { lines, points, mark, broken }: NonNullable<ShownPeriod["found"]>,
  window: Window,
  setting: Setting,
): Markup {
  const { base, message } = setting;
  const hidden = Object.entries({ ...window, mark }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<h2>${message("period.lines", { ...window, count: lines.length })}</h2>
<ul class="lines">${lines.map(
    ({ file, line, before, after }) =>
      html`<li>${message("remove.place", { file, line })}<br><del>${before}</del><br><ins>${after}</ins></li>`,
  )}</ul>
${points.length === 0 ? null : html`<h2>${message("period.points")}</h2><ul>${points.map(({ file, line, sort, name }) => html`<li>${message("remove.place", { file, line })} : ${message("renew.point", { sort, name })}</li>`)}</ul>`}
${brokenSeriesPart(broken, setting)}
<form method="post" action="${base}${atelierPaths.period}">${hidden}<p><button class="go">${message("atelier.periodAll")}</button> <a href="${base}${atelierPaths.period}">${message("atelier.renameCancel")}</a></p></form>`;
}
