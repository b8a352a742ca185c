import { z } from "zod";
import { serviceTestFile } from "../service-test/service-test-schema.ts";
import { barriersFile } from "./barriers-schema.ts";
import { breaksFile } from "./breaks-schema.ts";
import { codelistFile } from "./codelist-schema.ts";
import { dictionaryFile } from "./dictionary-schema.ts";
import { elsewhereFile } from "./elsewhere-schema.ts";
import { indicatorsFile } from "./indicators-schema.ts";
import { populationsFile } from "./populations-schema.ts";
import { publishedFile } from "./published-schema.ts";
import { releaseFile } from "./release-schema.ts";
import { sourceFile } from "./source-schema.ts";
import { studyFile } from "./study-schema.ts";
import { tilesFile } from "./tiles-schema.ts";

/** The published JSON Schemas by file name, for editors: each describes one kind of study file. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(kinds).map(([name, { schema, title }]) => {
      // Draft 7 is the one that the YAML extensions of editors know best.
      const described = z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "ref" });
      return [`${name}.schema.json`, `${JSON.stringify({ title, ...described }, null, 2)}\n`];
    }),
  );
}

const kinds = {
  study: { schema: studyFile, title: "Vigie : identité d’une étude (study.yaml)" },
  codelist: { schema: codelistFile, title: "Vigie : une nomenclature (codelists/*.yaml)" },
  source: { schema: sourceFile, title: "Vigie : une source (sources/*.yaml)" },
  indicators: { schema: indicatorsFile, title: "Vigie : les indicateurs (indicators.yaml)" },
  published: { schema: publishedFile, title: "Vigie : les chiffres publiés (published.yaml)" },
  populations: {
    schema: populationsFile,
    title: "Vigie : les populations des territoires (populations.yaml)",
  },
  breaks: { schema: breaksFile, title: "Vigie : les ruptures de série (breaks.yaml)" },
  elsewhere: { schema: elsewhereFile, title: "Vigie : les valeurs citées d’ailleurs (elsewhere.yaml)" },
  "service-test": {
    schema: serviceTestFile,
    title: "Vigie : la grille des tests de services en ligne (service-test.yaml)",
  },
  barriers: {
    schema: barriersFile,
    title: "Vigie : les freins, et où chaque source les voit (barriers.yaml)",
  },
  tiles: { schema: tilesFile, title: "Vigie : le fond des cartes (tiles.yaml)" },
  dictionary: { schema: dictionaryFile, title: "Vigie : une langue de plus (languages/*.yaml)" },
  release: { schema: releaseFile, title: "Vigie : la diffusion (release.yaml)" },
};
