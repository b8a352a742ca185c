import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acceptNothing, vigie, workbench, writeFiles } from "./vigie.ts";

const codes = ["93066", "93027", "06088"].map((code) => `{ code: "${code}", label: "${code}" }`);

const study = new Map([
  [
    "etude/study.yaml",
    `vigie: 1
study: lieux
version: "1"
title: Lieux
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [lieux] } }
`,
  ],
  ["etude/codelists/commune.yaml", `codelist: commune\nlabel: Commune\ncodes: [${codes.join(", ")}]\n`],
  [
    "etude/sources/lieux.yaml",
    `source: lieux
label: Lieux
unit: { one: lieu, many: lieux }
protects: nothing
fields: { commune: { type: code, codelist: commune, label: Commune } }
`,
  ],
  [
    "etude/indicators.yaml",
    "indicators:\n  communes: { kind: distribution, source: lieux, title: Communes, of: commune }\n",
  ],
]);

/** A list of structures as the national agency publishes it, each line with what is wrong in it. */
const head = [
  "id_fs",
  "insee_dep",
  "lib_fs",
  "adresse",
  "insee_com",
  "code_postal",
  "lib_com",
  "latitude",
  "longitude",
  "labellisation",
];
type Line = readonly (string | number)[];
const lines: readonly {
  readonly title: string;
  readonly line: Line;
  readonly note: string | null;
  readonly commune: string | null;
}[] = [
  {
    title: "nothing wrong",
    line: [
      1,
      "93",
      "Maison Un",
      "1 rue du Port",
      "93066",
      93200,
      "Saint-Denis",
      48.936,
      2.357,
      "Espace labellisé 01/01/2020",
    ],
    note: null,
    commune: "93066",
  },
  {
    title: "a commune that is no more, followed to the one that holds it",
    line: [2, "93", "Maison Deux", "2 rue des Lilas", "93059", 93380, "Pierrefitte-sur-Seine", "", "", ""],
    note: "placed_former_code",
    commune: "93066",
  },
  {
    title: "a commune that never was",
    line: [3, "93", "Maison Trois", "3 rue du Bac", "93999", "", "Nulle-Part", "", "", ""],
    note: "code_unknown",
    commune: "",
  },
  {
    title: "coordinates swapped",
    line: [4, "93", "Maison Quatre", "4 rue de Paris", "93027", 93120, "La Courneuve", 2.396, 48.927, ""],
    note: "coordinates_swapped",
    commune: "93027",
  },
  {
    title: "a postal code as a whole number, without its zero",
    line: [5, "", "Maison Cinq", "5 rue de France", "", 6000, "Nice", "", "", ""],
    note: "placed_restored_postal",
    commune: "06088",
  },
  {
    title: "a code as a whole number, without its zero",
    line: [6, "", "Maison Six", "6 avenue Jean-Médecin", 6088, "", "Nice", "", "", ""],
    note: "placed_restored_code",
    commune: "06088",
  },
  {
    title: "a date in the future",
    line: [
      7,
      "93",
      "Maison Sept",
      "7 rue Gabriel-Péri",
      "93066",
      93200,
      "Saint-Denis",
      "",
      "",
      "Espace labellisé 01/01/2062",
    ],
    note: "date_future",
    commune: "93066",
  },
  {
    title: "a place elsewhere",
    line: [8, "13", "Maison Huit", "8 rue Paradis", "13055", 13006, "Marseille", "", "", ""],
    note: "outside_study",
    commune: null,
  },
];

interface Quality {
  readonly conversion: {
    readonly rows: number;
    readonly notes: readonly {
      readonly code: string;
      readonly message: { readonly fr: string };
      readonly effect: "set_aside" | "converted" | "noticed";
      readonly lines: readonly (readonly number[])[];
    }[];
  };
}

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(folder, study);
});
afterEach(() => clear());

const read = (path: string) => readFile(join(folder, "sortie", "private", path), "utf8");

async function mapThenRun(file: string): Promise<void> {
  for (const words of [
    ["map", "etude", file, "--source", "lieux", "--out", "odds.yaml"],
    ["run", "etude", "--partner", "odds", "--data", "odds.yaml", "--out", "sortie", "--date", "2022-12-31"],
  ]) {
    const { code, error } = await vigie(words, folder);
    expect([words[0], code, error]).toEqual([words[0], 0, ""]);
    if (words[0] === "map") await acceptNothing(join(folder, "odds.yaml"), ["lieux"]);
  }
}

describe("a list of places with something wrong on every line loses none of them silently", () => {
  const kinds = [
    {
      kind: "CSV",
      header: 1,
      write: () =>
        writeFile(
          join(folder, "fs.csv"),
          `${[head, ...lines.map(({ line }) => line)].map((row) => row.join(";")).join("\n")}\n`,
        ),
      file: "fs.csv",
    },
    {
      kind: "a workbook whose header is on line 4",
      header: 4,
      write: async () => {
        const book = new Excel.Workbook();
        const sheet = book.addWorksheet("Structures");
        sheet.getRow(1).getCell(1).value = "Liste des structures";
        sheet.getRow(2).getCell(3).value = "mise à jour de décembre";
        for (const [at, row] of [head, ...lines.map(({ line }) => line)].entries())
          sheet.getRow(4 + at).values = [...row];
        await book.xlsx.writeFile(join(folder, "fs.xlsx"));
      },
      file: "fs.xlsx",
    },
  ];
  for (const { kind, header, write, file } of kinds)
    test(kind, async () => {
      await write();
      await mapThenRun(file);
      const { conversion }: Quality = JSON.parse(await read("quality.json")).lieux;
      const at = (rank: number) => header + 1 + rank;
      const noted = conversion.notes.flatMap(({ code, lines: noteLines }) =>
        noteLines.map(([line]) => `${line} ${code}`),
      );
      for (const [rank, { note }] of lines.entries())
        if (note !== null) expect(noted).toContain(`${at(rank)} ${note}`);
      expect(noted.filter((line) => line.startsWith(`${at(0)} `))).toEqual([]);

      const communes = lines.flatMap(({ commune }) => (commune === null ? [] : [commune || "_U"]));
      expect(conversion.rows).toBe(communes.length);
      expect(await counts()).toEqual({ ...countedEach(communes), _T: communes.length });
      const page = await read("qualite.html");
      for (const { message, effect } of conversion.notes)
        expect(page).toContain(`<th scope="row">${message.fr}</th><td class="text">${effects[effect]}</td>`);
    });

  const effects = { set_aside: "écartées", converted: "converties", noticed: "gardées" };
  const counts = async () => {
    const [, ...rows] = (await read("tables/communes.csv")).trimEnd().split("\n");
    return Object.fromEntries(
      rows.map((row) => row.split(",")).map(([, code, count]) => [code, Number(count)]),
    );
  };
  const countedEach = (codes: readonly string[]) =>
    Object.fromEntries(
      [...Map.groupBy(codes, (code) => code)].map(([code, sameCodes]) => [code, sameCodes.length]),
    );
});

test("in a file of no known form, a commune that the study lacks has its line, and no other one is suggested", async () => {
  const rows = Array.from({ length: 24 }, (_, at) => `l${at};${at < 12 ? "93059" : "93066"}`);
  await writeFile(join(folder, "liste.csv"), `lieu;commune\n${rows.toReversed().join("\n")}\n`);
  await writeFile(
    join(folder, "odds.yaml"),
    `mapping: 1
study: lieux
partner: odds
accepts: { nothing: [lieux] }
sources: { lieux: { units: { file: liste.csv, format: { delimiter: ";" }, key: lieu, fields: { commune: commune } } } }
`,
  );
  const { code, error } = await vigie(
    ["run", "etude", "--partner", "odds", "--data", "odds.yaml", "--out", "sortie"],
    folder,
  );
  expect(error).toContain(`liste.csv, ligne 14, donnée « commune »
  La valeur « 93059 » de la colonne « commune » (12 lignes) n’est pas un code connu.
  Attendu : Chaque valeur est un code de l’étude, ou la correspondance la traduit.
  Remède : Traduisez-la sous « codes: »`);
  expect(code).toBe(1);
  expect((await readdir(folder)).filter((name) => name.includes("sortie"))).toEqual(["sortie.refus"]);
});
