import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { loadStudy } from "../src/index.ts";

test("a release says who publishes, with an address that files can be added to", async () => {
  const text = `publisher: { name: { fr: Observatoire, en: Observatory } }
url: https://observatoire.exemple/canaux
territory: { label: Corse-du-Sud, level: departement, code: "2A" }
frequency: once
keywords: [RSA]
`;
  expect(await loadStudy(new Map([...newStudy(), ["release.yaml", text]]))).toMatchObject({
    study: {
      release: {
        publisher: { name: { fr: "Observatoire", en: "Observatory" }, url: null },
        url: "https://observatoire.exemple/canaux/",
        contact: null,
        territory: { label: { fr: "Corse-du-Sud" }, level: "departement", code: "2A" },
        frequency: "once",
        logo: null,
        keywords: ["RSA"],
      },
    },
  });
});

test("without it, nobody publishes", async () => {
  expect(await loadStudy(newStudy())).toMatchObject({ study: { release: null } });
});
