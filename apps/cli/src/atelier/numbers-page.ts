import { attributes, html, type Insert, type Markup } from "@vigie/documents";
import type { TextEvidence } from "@vigie/tables";
import { cellDimensions, citableNumbers } from "@vigie/text";
import { atelierPaths, atelierShell, type Setting } from "./shell.ts";

/** A number to insert: source, then indicator, then cell; every directive that reads this cell, with its text. */
export function numbersPage(query: URLSearchParams, evidence: TextEvidence | null, setting: Setting): Markup {
  const { base, message } = setting;
  const body =
    evidence === null ? html`<p>${message("atelier.noTrial")}</p>` : picker(query, evidence, setting);
  return atelierShell(
    setting,
    { title: message("atelier.numbers"), current: atelierPaths.numbers },
    html`<h1>${message("atelier.numbers")}</h1><p>${message("atelier.numbersHelp")}</p><form method="get" action="${base}${atelierPaths.numbers}">${body}</form>`,
  );
}

function picker(query: URLSearchParams, evidence: TextEvidence, setting: Setting): Markup {
  const { message } = setting;
  const { study } = evidence;
  const source = query.get("source") ?? "";
  const indicators = [...study.indicators.values()].filter((indicator) => indicator.source === source);
  const requested = query.get("indicator") ?? "";
  const indicator = indicators.some(({ id }) => id === requested) ? requested : "";
  const dimensions = indicator === "" ? [] : cellDimensions(indicator, evidence);
  const at = new Map(
    dimensions.map(({ name, codes }) => {
      const code = query.get(`at.${name}`) ?? "";
      return [name, codes.some((known) => known.code === code) ? code : ""];
    }),
  );
  const next = html`<p><button class="go">${message("atelier.next")}</button></p>`;
  return html`${choice("source", message("atelier.source"), {
    value: source,
    choices: [...study.sources.values()].map(({ id, label }) => [id, evidence.formatter.text(label)]),
  })}${
    indicators.length === 0
      ? next
      : html`${choice("indicator", message("atelier.indicator"), {
          value: indicator,
          choices: indicators.map(({ id, title }) => [id, `${evidence.formatter.text(title)} (${id})`]),
        })}${dimensions.map(({ name, label, codes }) =>
          choice(`at.${name}`, label, {
            none: message("atelier.total"),
            value: at.get(name) ?? "",
            choices: codes.map((known) => [known.code, known.label]),
          }),
        )}${next}`
  }${indicator === "" ? null : numbersPart(citableNumbers(indicator, at, evidence), setting)}`;
}

function numbersPart(numbers: ReturnType<typeof citableNumbers>, { message }: Setting): Insert {
  if (numbers.length === 0) return html`<p role="status">${message("atelier.noNumber")}</p>`;
  return html`<div class="scroll"><table><caption>${message("atelier.numbersCaption")}</caption><thead><tr><th scope="col">${message("atelier.reads")}</th><th scope="col">${message("atelier.directive")}</th></tr></thead><tbody>${numbers.map(
    ({ directive, text }) =>
      html`<tr><th scope="row">${text}</th><td><input class="directive" readonly aria-label="${message("atelier.directive")}" value="${directive}"></td></tr>`,
  )}</tbody></table></div>`;
}

function choice(
  name: string,
  label: string,
  given: {
    readonly value: string;
    readonly choices: readonly (readonly [string, string])[];
    readonly none?: string;
  },
): Markup {
  const { value, choices, none = "—" } = given;
  return html`<div class="field"><label for="n-${name}">${label}</label><select id="n-${name}" name="${name}"><option value="">${none}</option>${choices.map(
    ([code, text]) =>
      html`<option value="${code}"${code === value ? attributes` selected` : null}>${text}</option>`,
  )}</select></div>`;
}
