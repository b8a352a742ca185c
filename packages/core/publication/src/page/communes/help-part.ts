import { html, type Markup } from "@vigie/documents";
import { type LocalHelp, openingLines, type Territory } from "@vigie/findings";
import type { Place } from "@vigie/places";
import type { PublicationFormatter } from "../../formatter.ts";
import { definitionList } from "../page-table.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

/** Where help is in a territory: each place of a commune; of a greater territory, how many each commune has. */
export function helpPart(territory: Territory, help: LocalHelp | null, context: PageContext): Markup {
  const { formatter } = context;
  if (help === null) return html`<p>${formatter.message("help.noList")}</p>`;
  const { places, near } = help;
  if (places.length === 0)
    return html`<p>${formatter.message(territory.kind === "commune" ? "help.noneHere" : "help.noneInGroup")}</p>
${
  near.length === 0
    ? null
    : html`<p>${formatter.message("help.near")}</p>${nearList(near, context)}${caution(
        near.map(({ place }) => place),
        context,
      )}`
}`;
  return html`<p>${formatter.message("help.count", { count: places.length })}</p>
${territory.kind === "commune" ? placesMarkup(places, context) : byCommune(territory, places, context)}
${caution(places, context)}`;
}

export function placesMarkup(places: readonly Place[], context: PageContext): Markup {
  return html`<ul class="places">${places.map(
    (place) => html`<li>${placePart(place, null, context)}</li>
`,
  )}</ul>`;
}

function nearList(near: LocalHelp["near"], context: PageContext): Markup {
  return html`<ul class="places">${near.map(
    ({ place, km }) => html`<li>${placePart(place, km, context)}</li>
`,
  )}</ul>`;
}

function byCommune({ code }: Territory, places: readonly Place[], context: PageContext): Markup {
  const { territories, formatter } = context.publication;
  const counted = territories
    .filter(({ within }) => within === code)
    .map((commune) => ({ commune, count: places.filter((place) => place.commune === commune.code).length }))
    .filter(({ count }) => count > 0);
  return html`<ul>${counted.map(
    ({
      commune,
      count,
    }) => html`<li>${territoryLink(commune, context)} (${formatter.message("help.byCommune", { count })})</li>
`,
  )}</ul>`;
}

function placePart(place: Place, km: number | null, { publication }: PageContext): Markup {
  const { territories, formatter } = publication;
  const { practical, kinds, itinerant } = place;
  const commune = territories.find(({ code }) => code === place.commune);
  const town = [place.postalCode, commune === undefined ? null : formatter.text(commune.label)].filter(
    (part) => part !== null,
  );
  const address = [place.address, town.length === 0 ? null : town.join(" ")]
    .filter((part) => part !== null)
    .join(", ");
  const opening = practical.opening === null ? [] : openingLines(practical.opening, formatter);
  const named = [...kinds].map((kind) => formatter.message(`help.kind.${kind}`));
  const lines = [
    [formatter.message("help.address"), address === "" ? formatter.message("help.addressAbsent") : address],
    [
      formatter.message("help.opening"),
      opening.length === 0
        ? formatter.message("help.openingAbsent")
        : html`${opening.map((line, at) => html`${at === 0 ? null : html`<br>`}${line}`)}`,
    ],
    [formatter.message("help.phone"), practical.phone === null ? null : phoneLink(practical.phone)],
    [
      formatter.message("help.access"),
      practical.access.length === 0
        ? null
        : inFrench(practical.access.join(formatter.message("note.separator")), formatter),
    ],
    [
      formatter.message("help.website"),
      practical.website === null
        ? null
        : html`<a href="${practical.website}">${shortAddress(practical.website)}</a>`,
    ],
  ] as const;
  return html`<p><b>${place.name}</b>${named.length === 0 ? null : ` (${formatter.list(named)})`}${km === null ? null : ` – ${formatter.message("help.km", { km: formatter.number(km, 1) })}`}</p>
${itinerant === true ? html`<p>${formatter.message("help.itinerant")}</p>` : null}
${definitionList("terms", lines)}`;
}

/** Words of a list of places, which is written in French. */
function inFrench(text: string, { language }: PublicationFormatter): Markup | string {
  return language === "fr" ? text : html`<span lang="fr">${text}</span>`;
}

/** What a telephone dials, where the text is a number. */
function phoneLink(written: string): Markup | string {
  const digits = written.replaceAll(/[\s.()-]/g, "");
  return /^\+?\d{4,15}$/.test(digits) ? html`<a href="tel:${digits}">${written}</a>` : written;
}

function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}

function caution(places: readonly Place[], { formatter }: PageContext): Markup {
  const last = places
    .flatMap(({ updated }) => updated ?? [])
    .toSorted()
    .at(-1);
  return html`<p class="origin">${formatter.message("help.caution", { updated: last === undefined ? "none" : formatter.day(last) })}</p>`;
}

export function territoryLink({ code, label }: Territory, { edition, href }: PageContext): Markup {
  return html`<a href="${href(sitePaths.commune(code))}">${edition.publication.formatter.text(label)}</a>`;
}
