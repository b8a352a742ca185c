import { loadStudy, type Source, type Study } from "@vigie/study";

const files = new Map([
  [
    "study.yaml",
    `vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { p: { label: P, sources: [s] } }
`,
  ],
  [
    "sources/s.yaml",
    "source: s\nlabel: S\nunit: { one: u, many: us }\nfields: { f: { type: flag, label: F } }\n",
  ],
  ["indicators.yaml", "indicators: { i: { kind: distribution, source: s, title: I, of: f } }\n"],
]);

/** A study for shapes that look at none of it. */
export async function anyStudy(): Promise<{ readonly study: Study; readonly source: Source }> {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const source = loaded.study.sources.get("s");
  if (source === undefined) throw new RangeError("the study has its source");
  return { study: loaded.study, source };
}
