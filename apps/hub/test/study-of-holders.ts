import { newStudy } from "../../../test/new-study.ts";

const communes = new Map([
  ["bobigny", "93008"],
  ["pantin", "93055"],
  ["bondy", "93010"],
  ["drancy", "93029"],
  ["stains", "93072"],
]);

/** The small study, whose partner is a group of holders, as its `holders/caf.csv` says. */
export function studyOfHolders(
  ids: readonly string[],
  {
    label = (id) => `CCAS de ${id}`,
    contact = (id) => `accueil@${id}.fr`,
  }: { readonly label?: (id: string) => string; readonly contact?: (id: string) => string } = {},
): Map<string, string> {
  const texts = new Map(newStudy());
  const lines = ids.map((id) => `${id},${label(id)},${communes.get(id) ?? "93001"},${contact(id)}`);
  texts.set("holders/caf.csv", `holder,label,communes,contact\n${lines.join("\n")}\n`);
  const [study = "", indicators = ""] = ["study.yaml", "indicators.yaml"].map((path) => texts.get(path));
  texts.set("study.yaml", study.replace("    sources: [allocataires]\n", "$&    pooled: true\n"));
  return texts.set("indicators.yaml", indicators.replace(/^ {2}canaux:\n(?: {4}.*\n)*/m, ""));
}
