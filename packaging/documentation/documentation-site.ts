import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readAssets } from "@vigie/publication/node";
import { joinedProblems, type ProblemCatalogue } from "@vigie/words";
import { catalogue } from "../../apps/cli/src/catalogue.ts";
import { hubProblems } from "../../apps/hub/src/problems.ts";
import { pageProblems } from "../../apps/partner-page/src/core/problems.ts";
import { documentPages, listedPages, sampleFiles } from "./documents.ts";
import { messagePages } from "./message-pages.ts";
import { testedMistakes } from "./mistakes.ts";
import { referencePages } from "./reference-pages.ts";
import { searchPage } from "./search-page.ts";
import { framed } from "./site-frame.ts";
import { messagesPath, type SitePart } from "./site-page.ts";
import { specificationPages, specificationPath } from "./specification-pages.ts";
import { siteStyle } from "./style.ts";

/** What every part of Vigie may report. */
export const problems: ProblemCatalogue = joinedProblems([catalogue, pageProblems, hubProblems]);

/**
 * The documentation as a site that opens from a folder: every document, the reference of the study language, the rules of the calculation, a search,
 * and a page per message, which their own list finds. Same repository, same bytes.
 * @returns path in the site, with `/`, to content
 */
export async function documentationSite(
  root: string,
  version: string,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const documents = await documentPages(root);
  const references = await referencePages(root);
  const specification = await specificationPages(root);
  const messages = messagePages(problems, await testedMistakes(root));
  const listedIn = async (name: string) =>
    listedPages(await readFile(join(root, "docs", name), "utf8"), documents);
  const guides: SitePart = { title: "Guides", language: "fr", pages: await listedIn("README.md") };
  const english: SitePart = { title: "In English", language: "en", pages: await listedIn("in-english.md") };
  const reference: SitePart = {
    title: "Référence",
    language: "fr",
    pages: [
      ...references.map(({ path, title }) => ({ path, label: title })),
      { path: messagesPath, label: "Les messages" },
      { path: specificationPath, label: "La spécification du calcul" },
    ],
  };
  const site = { parts: [guides, reference, english], version };
  const found = new Map([
    ["Guides", documents.filter(({ language }) => language === "fr")],
    ["Référence", references],
    ["La spécification du calcul", specification],
    ["Documents en anglais", documents.filter(({ language }) => language === "en")],
  ]);
  const { fonts, fontLicence, scripts } = await readAssets();
  const fontPaths = new Map(fonts.map(({ weight }) => [weight, `fonts/atkinson-${weight}.woff2`]));
  return new Map<string, string | Uint8Array>([
    ...[...documents, ...references, ...specification, ...messages].map(
      (page) => [page.path, framed(site, page)] as const,
    ),
    ["recherche.html", searchPage(site, found)],
    ["recherche.js", scripts.get("recherche.js") ?? ""],
    ["style.css", siteStyle(fontPaths)],
    ...fonts.map(({ weight, bytes }) => [fontPaths.get(weight) ?? "", bytes] as const),
    ["fonts/OFL.txt", fontLicence],
    ...(await sampleFiles(root)),
  ]);
}
