import { asNumber, descriptionOf, epsilonOf, type ReceivedBundle, readBundle, totalRho } from "@vigie/bundle";
import { html, type Insert } from "@vigie/html";
import { codeText, pageFormatter } from "@vigie/station";
import type { Study } from "@vigie/study";
import { type Language, localeOf, type Numbers, numbersIn } from "@vigie/words";
import type { Deposit } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { type HubMessages, messagesIn } from "../messages.ts";
import { table } from "./view.ts";

type BundleTable = ReceivedBundle["tables"] extends ReadonlyMap<string, infer One> ? One : never;

/** That of every sentence on a guarantee. */
const deltaShown = 1e-6;
/** Tables longer than this are cut in the page; the file has them whole. */
const rowsShown = 200;

/** What a bundle holds, table by table, beside the same of the edition before, with its guarantee in figures. */
export async function bundleTables(
  hub: Hub,
  deposit: Deposit,
  { study, language }: { readonly study: Study; readonly language: Language },
): Promise<Insert> {
  const messages = messagesIn(language);
  const { message } = messages;
  const numbers = numbersIn(localeOf(language));
  if (deposit.erased_at !== null || !(await hub.blobs.has(deposit.blob)))
    return html`<p>${message("deposit.erased")}</p>`;
  const { guarantee, manifest, tables } = await read(hub, deposit.blob);
  const before = await bundleBefore(hub, deposit);
  return [
    html`<h2>${message("contents.title")}</h2>`,
    manifest.fictitious ? html`<p class="doubt">${message("contents.fictitious")}</p>` : null,
    manifest.comment === null ? null : html`<p>${message("contents.comment")} « ${manifest.comment} »</p>`,
    html`<p>${
      guarantee.sources.length === 0
        ? message("contents.noPersons")
        : message("contents.guarantee", {
            rho: numbers.rounded(asNumber(totalRho(guarantee)), 2),
            epsilon: numbers.rounded(epsilonOf(asNumber(totalRho(guarantee)), deltaShown), 1),
            min: guarantee.policy.min,
          })
    }</p>`,
    before === null ? null : html`<p>${message("contents.before")}</p>`,
    [...tables.values()].map((own) => {
      const title = study.indicators.get(own.indicator)?.title.fr ?? own.name;
      const earlier = before?.tables.get(own.name) ?? null;
      return html`<details><summary>${title}</summary>${comparison(own, earlier, { title, study, language, messages, numbers })}</details>`;
    }),
  ];
}

/** A table, with the counts of the edition before where it had the same one. */
function comparison(
  own: BundleTable,
  earlier: BundleTable | null,
  {
    title,
    study,
    language,
    messages: { message },
    numbers,
  }: {
    readonly title: string;
    readonly study: Study;
    readonly language: Language;
    readonly messages: HubMessages;
    readonly numbers: Numbers;
  },
): Insert {
  const { dimensions, measures, rows } = own;
  const names = dimensions.map(({ name }) => name);
  const indicator = study.indicators.get(own.indicator);
  const source = study.sources.get(indicator?.source ?? "");
  const formatter = pageFormatter(language);
  const meaning = (code: string, at: number) =>
    indicator === undefined || source === undefined
      ? code
      : codeText(code, { source, indicator, dimension: names[at] ?? "" }, formatter);
  const titles = new Map(
    indicator === undefined
      ? []
      : descriptionOf(own, study).fields.map((field) => [field.name, field.title] as const),
  );
  const titleOf = (name: string) => titles.get(name) ?? name;
  const isSame = earlier !== null && earlier.dimensions.map(({ name }) => name).join() === names.join();
  const former = new Map(isSame ? earlier.rows.map(({ codes, count }) => [codes.join("\0"), count]) : []);
  const shown = (count: number | null | undefined) => {
    if (count === undefined) return message("contents.absent");
    return count === null ? message("contents.hidden") : numbers.count(count);
  };
  const differenceFrom = (before: number | null | undefined, now: number | null) => [
    shown(before),
    typeof before === "number" && now !== null ? signed(now - before) : "",
  ];
  const signed = (difference: number) => `${difference > 0 ? "+" : ""}${numbers.count(difference)}`;
  return [
    earlier !== null && !isSame ? html`<p>${message("contents.otherDimensions")}</p>` : null,
    table(
      title,
      [
        ...names.map(titleOf),
        message("contents.count"),
        ...(isSame ? [message("contents.countBefore"), message("contents.difference")] : []),
        ...measures.map(titleOf),
      ],
      rows
        .slice(0, rowsShown)
        .map(({ codes, count, values }) => [
          ...codes.map(meaning),
          shown(count),
          ...(isSame ? differenceFrom(former.get(codes.join("\0")), count) : []),
          ...values.map((value) => (value === null ? "" : numbers.rounded(value, 2))),
        ]),
    ),
    rows.length > rowsShown
      ? html`<p>${message("contents.more", { rows: rows.length - rowsShown })}</p>`
      : null,
  ];
}

/** What the same partner published in the campaign before; null where there is none. */
async function bundleBefore(hub: Hub, { campaign, partner }: Deposit): Promise<ReceivedBundle | null> {
  const found = await hub.database
    .selectFrom("campaign")
    .innerJoin("deposit", "deposit.campaign", "campaign.previous")
    .select("deposit.blob")
    .where("campaign.id", "=", campaign)
    .where("deposit.partner", "=", partner)
    .where("deposit.state", "=", "published")
    .executeTakeFirst();
  return found === undefined ? null : read(hub, found.blob);
}

async function read(hub: Hub, blob: string): Promise<ReceivedBundle> {
  return readBundle(await hub.blobs.get(blob), { file: "bundle.zip" });
}
