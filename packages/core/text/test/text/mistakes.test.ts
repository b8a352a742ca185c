import type { Study } from "@vigie/study";
import { describeProblem } from "@vigie/words";
import { beforeAll, expect, test } from "vitest";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { studyTextProblems } from "../../src/problems.ts";
import { textProblems } from "../../src/read/read-text.ts";

let study: Study;
beforeAll(async () => {
  const small = await smallStudy();
  const ages = small.indicators.get("ages");
  if (ages === undefined) throw new RangeError("no indicator of ages");
  const againstAll = { ...ages, id: "ages_all", against: "all" };
  study = { ...small, indicators: new Map([...small.indicators, [againstAll.id, againstAll]]) };
});

/** What is written, then what is said of it: code without its package, line, column, and what is suggested. */
const mistakes: readonly (readonly [string, string, number, number, string?])[] = [
  ["Un <b>gras</b>.", "text-html", 1, 4],
  ["<script>alert(1)</script>", "text-html", 1, 1],
  ["Un\n\n<div>\n\nbloc", "text-html", 3, 1],
  ["![image](https://exemple.fr/a.png)", "text-construct-refused", 1, 1],
  ["```\ncode\n```", "text-construct-refused", 1, 1],
  ["# Titre", "text-heading-level", 1, 1],
  [`${"> ".repeat(22)}citation`, "text-too-deep", 1, 43],
  [`${"> ".repeat(9000)}citation`, "text-too-deep", 1, 43],
  [`${"- ".repeat(11)}liste`, "text-too-deep", 1, 21],
  [`${"- ".repeat(5000)}liste`, "text-too-deep", 1, 201],
  [`${"> 1. ".repeat(5000)}liste`, "text-too-deep", 1, 201],
  [Array.from({ length: 900 }, (_, at) => `${"\t".repeat(at)}- a`).join("\n"), "text-too-deep", 51, 201],
  [`${":share[".repeat(30)}a${"]".repeat(30)}`, "text-too-deep", 1, 141],
  ["::chapter{id=a}", "text-label-missing", 1, 1],
  ["::chapter[Un]", "text-chapter-without-id", 1, 1],
  ["::chapter[Un]{id=../a}", "text-chapter-without-id", 1, 1],
  ["::chapter[Un]{id=a}\n\n::chapter[Deux]{id=a}", "text-anchor-twice", 3, 1],
  ["## Un {id=../a}", "text-heading-id", 1, 1],
  ["## Un {id=a}\n\n## Deux {id=a}", "text-anchor-twice", 3, 1],
  ["::barriers", "text-barriers-absent", 1, 1],
  ["::figure{indicator=groups}\n\n::figure{indicator=groups}", "text-anchor-twice", 3, 1],
  ["Voir [ici](#grops)\n\n::figure{indicator=groups}", "text-anchor-unknown", 1, 6, "groups"],
  ["Voir [ici](javascript:alert(1))", "text-link-refused", 1, 6],
  ["Voir [ici](http://exemple.fr)", "text-link-refused", 1, 6],
  ["Voir [ici](data:text/html,a)", "text-link-refused", 1, 6],
  ["::figure[Un titre](indicator=groups)", "text-braces-expected", 1, 9],
  ["::figure[Un titre](indicator=groups synthesis)", "text-braces-expected", 1, 1],
  ["Soit 28 % des foyers.", "text-number-typed", 1, 1],
  ["Un :shar[groups]{group=mixed}", "text-directive-unknown", 1, 4, "share"],
  ["Un :claim[oui]", "text-claim-unread", 1, 4],
  ['Un :claim[oui]{that="groups group=mixed"}', "text-claim-unread", 1, 4],
  ['Un :claim[oui]{that="groups > others"}', "text-claim-unread", 1, 4],
  ['Un :claim[oui]{that="groups group=mixed > many"}', "text-indicator-unknown", 1, 4],
  ['Un :claim[oui]{that="groups group=mixed = others"}', "text-claim-unread", 1, 4],
  ['Un :claim[oui]{that="50 % > others"}', "text-claim-unread", 1, 4],
  ['Un :claim[oui]{that="rsa.mos"}', "text-claim-unread", 1, 4, "rsa.most"],
  ['Un :claim[oui]{that="rsa.direct"}', "text-claim-unread", 1, 4],
  ['Un :claim[oui]{that="grups group=mixed > 50 %"}', "text-indicator-unknown", 1, 4, "groups"],
  ['Un :claim[oui]{that="groups group=mixd > 50 %"}', "text-code-unknown", 1, 4, "mixed"],
  ['Un :claim[oui]{that="homes housing=owner > reference"}', "text-comparison-unfit", 1, 4],
  ['Un :claim[oui]{what="rsa.most"}', "text-attribute-unknown", 1, 4, "that"],
  [":::findngs\n- Un\n:::", "text-directive-unknown", 1, 1, "findings"],
  [":::figure{indicator=groups}", "text-colons", 1, 1],
  ["Un.\n\n:::method\nUne note.\n\n::chapter[Un]{id=a}\n\nDeux.", "text-box-unclosed", 3, 1],
  ["::chapter[Un]{id=a}\n\n:::note[Titre]\nUne note.\n", "text-box-unclosed", 3, 1],
  [":::note", "text-box-unclosed", 1, 1],
  ["Un.\n\n| Canal | Foyers |\n| --- | ---: |\n| Accueil | beaucoup |", "text-table-typed", 3, 1],
  [":::figure{indicator=groups}\n:::", "text-colons", 1, 1],
  ["Un :figure{indicator=groups}", "text-colons", 1, 4],
  ["::findings\n\n- Un", "text-colons", 1, 1],
  ["::share[groups]{group=mixed}", "text-colons", 1, 1],
  ["::figur{indicator=groups}", "text-directive-unknown", 1, 1, "figure"],
  ["::figure{indicator=grups}", "text-indicator-unknown", 1, 1, "groups"],
  ["Un :share[grups]{group=mixed}", "text-indicator-unknown", 1, 4, "groups"],
  ["Un :share[groups]{grup=mixed}", "text-attribute-unknown", 1, 4, "group"],
  ["Un.\n\n::mark[Un]{row=a}", "text-mark-alone", 3, 1],
  ["::mark[Un]{row=a}", "text-mark-alone", 1, 1],
  ["Un :mark[Un]{row=a}", "text-colons", 1, 4],
  ["::figure{indicator=groups}\n::mark[Un]", "text-mark-unread", 2, 1],
  ["::figure{indicator=groups}\n::mark[:share[homes]{housing=owner}]", "text-mark-unread", 2, 1],
  ["::figure{indicator=groups}\n::mark[Un]{row=a at=b}", "text-mark-unread", 2, 1],
  ["::figure{indicator=groups}\n::mark[Un]{from=2022-01}", "text-mark-unread", 2, 1],
  ["::figure{indicator=groups}\n::mark[Un]{rows=a}", "text-attribute-unknown", 2, 1, "row"],
  ["::figure{indicator=groups}\n::mark[Un]{at=2022-01}", "text-mark-unfit", 2, 1],
  ["::figure{indicator=subgroups}\n::mark[Un]{at=2022-01}", "text-mark-unfit", 2, 1],
  ["::figure{indicator=groups color=red}", "text-attribute-unknown", 1, 1],
  ["Un :share[groups]{group=mixd}", "text-code-unknown", 1, 4, "mixed"],
  ["Un :share[groups]{group=mixed|drect}", "text-code-unknown", 1, 4, "direct"],
  ["Un :share[subgroups]{universe=all subgroup=desk}", "text-code-unknown", 1, 4],
  ["Un :share[ages_all]{universe=all group=mixed age_band=35-49}", "text-against-has-no-groups", 1, 4],
  ["Un :share[ages]{group=mixed}", "text-share-without-code", 1, 4],
  ["Un :share[groups]{group=mixed as=percnt}", "text-format-unknown", 1, 4, "percent"],
  ["Un :share[groups]{group=mixed decimals=-1}", "text-decimals-wrong", 1, 4],
  ["Un :count[groups]{group=mixed per=week}", "text-per-day", 1, 4],
  ["Un :count[groups]{group=mixed|direct per=working_day}", "text-per-day", 1, 4],
  ["Un :measure[groups]{measure=median}", "text-measure-unknown", 1, 4],
  ["Un :gap[ages]{age_band=35-49}", "text-comparison-unfit", 1, 4],
  ["Un :gap[ages]{group=mixed age_band=35-49 to=rest}", "text-comparison-other", 1, 4],
  ["Un :than[mobile]{mobile_app=yes to=whole}", "text-comparison-other", 1, 4],
  ["Un :reference[ages]{group=mixed age_band=35-49 to=against}", "text-comparison-other", 1, 4],
  ["Un :share[mobile]{universe=all mobile_app=yes without=rsa}", "text-reference-other", 1, 4],
  ["Un :than[homes]{housing=owner}", "text-comparison-unfit", 1, 4],
  ["Un :than[groups]{group=mixed more=plus less=moins}", "text-words-missing", 1, 4],
  ["Un :computed[rsa.mixd]", "text-published-unknown", 1, 4, "rsa.mixed"],
  ["Un :computed[rsa.most]", "text-words-of-condition-missing", 1, 4],
  ["Un :computed[rsa.most]{yes=oui}", "text-words-of-condition-missing", 1, 4],
  ["Un :computed[rsa.most]{yes=oui no=non as=percent}", "text-attribute-unknown", 1, 4],
  ["Un :computed[rsa.rest]{yes=oui}", "text-attribute-unknown", 1, 4],
  ["Un :computed[places]", "text-published-unknown", 1, 4],
  ["::overview{id=a}", "text-attribute-unknown", 1, 1],
  ["::overview\n\n::overview", "text-anchor-twice", 3, 1],
  ["Un :printed[rsa.rest]", "text-published-unknown", 1, 4],
  ["Un :printed[rsa.most]", "text-published-unknown", 1, 4],
  ["Un :elsewhere[offline]", "text-elsewhere-unknown", 1, 4],
];

for (const [written, code, line, column, nearest] of mistakes)
  test(`${code}: ${written.replaceAll("\n", "⏎")}`, () => {
    const found = textProblems({ ...study, texts: new Map([["fr", written]]) });
    const [error] = found;
    expect(found).toHaveLength(1);
    expect(error?.code).toBe(`diagnostic/${code}`);
    expect(error?.place).toEqual({ file: "diagnostic.fr.md", line, column });
    if (nearest !== undefined) expect(error?.values.nearest?.value).toBe(nearest);
    if (error === undefined) return;
    const { what, expected, cure } = describeProblem(error, studyTextProblems, "fr");
    for (const sentence of [what, expected, cure]) {
      expect(sentence).toMatch(/^[\p{Lu}«].*[.?]$/su);
      expect(sentence).not.toMatch(/['{}]/);
    }
  });

test("several mistakes are said together", () => {
  const text = "Un <b>gras</b>, 28 %.\n\n::figure{indicator=rien}";
  const found = textProblems({ ...study, texts: new Map([["fr", text]]) });
  expect(found.map(({ code }) => code)).toEqual([
    "diagnostic/text-html",
    "diagnostic/text-number-typed",
    "diagnostic/text-indicator-unknown",
  ]);
});

test.each([
  ":::note[Titre]\nUne note.\n:::",
  "> :::note\n> Une note.\n> :::\n\nSuite.",
  "- :::note\n  Une note.\n  :::\n\nSuite.",
  ":::note\r\nUne note.\r\n:::\r\n",
  "Un choix | un autre\n\nUn – deux | trois",
])("a box that is closed, and bars in a sentence, are right: %j", (text) => {
  expect(textProblems({ ...study, texts: new Map([["fr", text]]) })).toEqual([]);
});

test("what only looks like a directive is text", () => {
  const text = "À 10:30, un rapport 3:a, « note:bene ».";
  expect(textProblems({ ...study, texts: new Map([["fr", text]]) })).toEqual([]);
});
