import { html, type Insert, inlinesMarkup } from "@vigie/documents";
import { codeText, pageFormatter } from "@vigie/partner";
import { type Study, textIn } from "@vigie/study";
import { localeOf, numbersIn } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { campaignOf, participationOf } from "../campaigns/campaign-phase.ts";
import { partnerLabel } from "../campaigns/participants.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { answerBatch, batchOf, differencesIn, mayReviewBatch, type ReviewBatch } from "../deposits/batch.ts";
import {
  type BatchDifference,
  comparedMin,
  type FarTable,
  type MovedSize,
} from "../deposits/batch-differences.ts";
import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { logFault } from "../log.ts";
import { notify } from "../notify.ts";
import { form, go, hubTable, type View } from "../pages/view.ts";
import { reviewersNeeded } from "../rules/deposit-states.ts";
import { formOf, linesUnder } from "./forms.ts";
import { inTime, latePart } from "./in-time.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

/** Beginning of the name of the field that says why a bundle is sent back. */
const reasonField = "motif.";

/** One page per group: all its bundles in review, what differs first, and one answer. */
export function batchRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id/relecture/:group", async (context) => {
    const { person } = signedIn(context, "reviewer");
    const { id: campaign, group } = context.req.param();
    const where = { campaign, group };
    const batch = await batchOf(hub, person, where);
    const view = viewOf(context);
    const { message } = view;
    const { title, study: hash } = await campaignOf(hub, campaign);
    const { study } = await latestVersion(hub, hash);
    const heading = message("batch.title", { group: groupLabel(study, group, view) });
    const parts: Insert[] = [
      html`<p><a href="/campagnes/${campaign}">${title}</a></p>`,
      batch.answered === 0 ? null : html`<p>${message("batch.answered", { count: batch.answered })}</p>`,
    ];
    if (batch.waiting.length === 0)
      return answerPage(context, view, heading, [parts, html`<p>${message("batch.none")}</p>`]);
    await recordAlone(hub, { account: person.id, act: "batch.read", subject: campaign, detail: { group } });
    const differences = await inTime(hub, context, differencesIn(hub, where));
    // Nobody decides on a comparison that is not shown yet.
    if (differences === null) return answerPage(context, view, heading, [parts, latePart(view)]);
    return answerPage(context, view, heading, [
      parts,
      html`<p>${message("batch.text")}</p>
<p>${message("review.text", { count: reviewersNeeded })}</p>
<p>${message("review.blind")}</p>`,
      batchForm(view, { study, ...where, batch, differences: differences.made }),
    ]);
  });
  app.post("/campagnes/:id/relecture/:group", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "reviewer");
    const { id: campaign, group } = context.req.param();
    const reasons = linesUnder(context, reasonField);
    const decided = await answerBatch(hub, person, { campaign, group, reasons });
    // Each holder has a message of its own: the page waits for none of them.
    void notifyDecided(hub, campaign, decided).catch((error: unknown) => logFault(hub, "notify", error));
    return context.redirect(`/campagnes/${campaign}`, 303);
  });
}

async function notifyDecided(
  hub: Hub,
  campaign: string,
  decided: Awaited<ReturnType<typeof answerBatch>>,
): Promise<void> {
  for (const [state, own] of Map.groupBy(decided, (one) => one.state)) {
    await notify(hub, state, { campaign, to: "leads" });
    const institutions = new Set<string>();
    for (const { partner } of own)
      institutions.add((await participationOf(hub, campaign, partner)).institution);
    await notify(hub, state, { campaign, to: "partners", institutions: [...institutions] });
  }
}

/** For a reviewer, the pages of the groups of a campaign that it may review by batch. */
export async function batchLinks(
  hub: Hub,
  { message, language }: View,
  { study, campaign, person }: { readonly study: Study; readonly campaign: string; readonly person: Person },
): Promise<Insert> {
  const links: Insert[] = [];
  for (const { id: group, label, group: holders } of study.partners.values()) {
    const where = { campaign, group };
    if (holders === null || (await mayReviewBatch(hub, person, where)) !== true) continue;
    const { waiting } = await batchOf(hub, person, where);
    if (waiting.length === 0) continue;
    const values = { group: textIn(label, language), count: waiting.length };
    links.push(
      html`<p><a class="go" href="/campagnes/${campaign}/relecture/${group}">${message("batch.link", values)}</a></p>`,
    );
  }
  return links;
}

function groupLabel(study: Study, group: string, { language }: View): string {
  return textIn(study.partners.get(group)?.label ?? { fr: group }, language);
}

/** Every bundle that waits, those that differ first, each with the field that says why it is sent back. */
function batchForm(
  view: View,
  {
    study,
    campaign,
    group,
    batch,
    differences,
  }: {
    readonly study: Study;
    readonly campaign: string;
    readonly group: string;
    readonly batch: ReviewBatch;
    readonly differences: ReadonlyMap<string, BatchDifference | null>;
  },
): Insert {
  const { message, language, sent } = view;
  const lines = batch.waiting.map(({ id, partner }) => ({
    id,
    holder: partnerLabel(study, partner, language),
    difference: differences.get(id) ?? null,
  }));
  const differing = lines
    .filter(({ difference }) => weightOf(difference) > 0)
    .toSorted((a, b) => weightOf(b.difference) - weightOf(a.difference));
  const others = lines.filter((one) => !differing.includes(one));
  const rowsOf = (shown: typeof lines) =>
    hubTable(
      message(shown === differing ? "batch.differ" : "batch.others", {
        count: shown.length,
        isAlone: differing.length === 0 ? "yes" : "no",
      }),
      [message("batch.holder"), message("batch.differences"), message("batch.reason")],
      shown.map(({ id, holder, difference }) => [
        html`<a href="/depots/${id}">${holder}</a>`,
        differencePart(view, study, difference),
        html`<input name="${reasonField}${id}" value="${sent.get(`${reasonField}${id}`) ?? ""}" maxlength="200" autocomplete="off" aria-label="${message("batch.reasonOf", { holder })}">`,
      ]),
    );
  return [
    html`<p>${message("batch.compared")}</p>`,
    differences.size < comparedMin ? html`<p>${message("batch.few", { count: comparedMin })}</p>` : null,
    html`<p>${message("batch.how")}</p>`,
    form(view, `/campagnes/${campaign}/relecture/${group}`, [
      differing.length === 0 ? null : rowsOf(differing),
      others.length === 0 ? null : rowsOf(others),
      go(message("batch.action", { count: lines.length })),
    ]),
  ];
}

/** How much a bundle asks to be looked at: 0 where no table is far from the group and no size moved. */
function weightOf(difference: BatchDifference | null): number {
  if (difference === null) return 3;
  const { compared, far, moved } = difference;
  return (compared === 0 ? 0 : far.length / compared) + (moved.length > 0 ? 1 : 0);
}

/** Tables that a line of the list names. */
const tablesNamed = 3;

function differencePart(view: View, study: Study, difference: BatchDifference | null): Insert {
  const { message } = view;
  if (difference === null) return message("batch.unread");
  const { compared, far, moved } = difference;
  if (far.length + moved.length === 0) return message("batch.nothing");
  return [
    far.length === 0
      ? null
      : html`${message("batch.far", { far: far.length, compared })}<ul>${far
          .slice(0, tablesNamed)
          .map((table) => html`<li>${farPart(view, study, table)}</li>`)}${
          far.length > tablesNamed
            ? html`<li>${message("batch.more", { count: far.length - tablesNamed })}</li>`
            : null
        }</ul>`,
    moved.length === 0
      ? null
      : html`<ul>${moved.map((one) => html`<li>${movedPart(view, study, one)}</li>`)}</ul>`,
  ];
}

function farPart({ message, language }: View, study: Study, table: FarTable): Insert {
  const indicator = study.indicators.get(table.indicator);
  const source = study.sources.get(indicator?.source ?? "");
  if (indicator === undefined || source === undefined) return table.indicator;
  const formatter = pageFormatter(language);
  const values = { group: formatter.share(table.group) };
  const shares =
    table.own === null
      ? message("batch.hidden", values)
      : message("batch.shares", { ...values, own: formatter.share(table.own) });
  // The universe comes first; it names the row where nothing else does.
  const named = table.codes.map((code, at) =>
    inlinesMarkup(codeText(code, { source, indicator, dimension: table.dimensions[at] ?? "" }, formatter)),
  );
  const row = (named.length > 1 ? named.slice(1) : named).map((label, at) =>
    at === 0 ? label : html`, ${label}`,
  );
  return html`${inlinesMarkup(formatter.label(indicator.title))} – ${row}, ${shares}`;
}

function movedPart({ message, language }: View, study: Study, { source, times }: MovedSize): Insert {
  const { rounded } = numbersIn(localeOf(language));
  const label = study.sources.get(source)?.label;
  const difference =
    times === null ? message("batch.movedHidden") : message("batch.moved", { times: rounded(times, 1) });
  return html`${label === undefined ? source : inlinesMarkup(pageFormatter(language).label(label))} – ${difference}`;
}
