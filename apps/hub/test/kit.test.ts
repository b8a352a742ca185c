import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { studyLogo, studyOf } from "../src/campaigns/study-file.ts";

import { studyWork } from "../src/campaigns/study-work.ts";
import { kitOf } from "../src/kits/kit-of.ts";
import { serveHub } from "../src/serve.ts";
import { type TestHub, testHub } from "./fixture.ts";

let service: TestHub;
const source = "sources/allocataires.yaml";
const surveyed = (newStudy().get(source) ?? "").replace("unit: {", "survey: { minimum_base: 30 }\nunit: {");
const study = new Uint8Array(studyZip(new Map([...newStudy(), [source, surveyed]])));
beforeAll(async () => {
  service = await testHub();
});
afterAll(() => service.close());

test("a partner's kit holds what `vigie kit` makes; it is made once, and again by another start of the service", async () => {
  const request = { study, partner: "caf", language: "fr" } as const;
  const kit = await kitOf(service.hub, request);
  const files = unzipSync(kit);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      "lisez-moi.html",
      "mon-etude.vigie",
      "allocataires.xlsx",
      "questionnaire/allocataires-formulaire.xlsx",
      "questionnaire/allocataires.pdf",
      "papiers/convention.docx",
      "papiers/registre.docx",
      "papiers/analyse-impact.json",
    ]),
  );
  expect(files["mon-etude.vigie"]).toEqual(study);
  expect(Buffer.from(files["lisez-moi.html"] ?? []).toString()).toContain("questionnaire/allocataires.pdf");
  const folder = join(service.hub.settings.folder, "kits");
  expect(readdirSync(folder)).toHaveLength(1);
  expect(await kitOf(service.hub, request)).toEqual(kit);
  expect(readdirSync(folder)).toHaveLength(1);
  await (await serveHub(service.hub)).close();
  expect(existsSync(folder)).toBe(false);
});

test("a kit that cannot be made is refused in words, and leaves nothing", async () => {
  const request = { study: new TextEncoder().encode("no study"), partner: "caf", language: "fr" } as const;
  await expect(kitOf(service.hub, request)).rejects.toMatchObject({ errors: [{ code: "hub/kit-stopped" }] });
  expect(service.logged.at(-1)).toMatch(/ fault ProcessStopped 1\b.* kit$/);
  expect(readdirSync(join(service.hub.settings.folder, "kits"))).toEqual([]);
});

const release = `publisher: { name: Observatoire }
url: https://observatoire.exemple.fr/
territory: { label: Essai, level: departement, code: "93" }
frequency: yearly
logo: logo.svg
keywords: [accès aux droits]
`;
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h3"/></svg>';
const withLogo = (content: string | null) =>
  new Uint8Array(
    studyZip(
      new Map([...newStudy(), ["release.yaml", release]]),
      content === null ? null : { name: "logo.svg", bytes: new TextEncoder().encode(content) },
    ),
  );

test("a study brings its logo, and the study of the next period keeps it", async () => {
  const bytes = withLogo(drawing);
  const found = await studyLogo(await studyOf(bytes, "etude.vigie"), bytes);
  expect(found?.logo).toMatchObject({ kind: "svg", content: drawing });
  const next = { from: "2025-01-01", to: "2025-12-31" };
  const renewed = await studyWork({ bytes, name: "etude.vigie", next });
  if (renewed.kind !== "renewed") throw new RangeError(JSON.stringify(renewed));
  expect(Buffer.from(unzipSync(renewed.bytes)["logo.svg"] ?? []).toString()).toBe(drawing);
});

test.each([
  ["a logo that is not there", null, "hub/logo-absent"],
  ["a logo that runs something", drawing.replace("<path", "<script>x</script><path"), "hub/logo-unfit"],
  [
    "a logo that is too large",
    drawing.replace("<path", `<!--${"x".repeat(200_000)}--><path`),
    "hub/logo-unfit",
  ],
  ["a logo that is no image", "logo", "hub/logo-unfit"],
])("%s: the study is refused", async (_, content, code) => {
  const found = await studyWork({ bytes: withLogo(content), name: "etude.vigie", next: null });
  expect(found).toMatchObject({ kind: "wrong", problems: [{ code, place: { file: "release.yaml" } }] });
});
