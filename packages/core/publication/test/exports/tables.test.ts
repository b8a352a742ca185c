import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { exportedTable } from "../../../tables/src/exports/exported-table.ts";
import { tidyCsv } from "../../../tables/src/exports/tidy-csv.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { hidden, noisy } from "../../../tables/test/fixture/table-text.ts";

const homes = () => subjectOf("homes", (table) => hidden(table, "rsa|owner"));

describe("for programs", () => {
  test("codes, labels, counts, shares and the status of SDMX; a secret is empty, fiction has its column", async () => {
    expect(
      tidyCsv(exportedTable(await homes())),
    ).toBe(`universe,housing,universe_label,housing_label,count,count_error,share,base,conf_status,obs_status,share_obs_status,warning
rsa,tenant,foyers au RSA,Location,620,0,0.666667,930,free,A,A,Données fictives
rsa,owner,foyers au RSA,Propriété,,,,,confidential,Q,Q,Données fictives
rsa,hosted,foyers au RSA,"Hébergement <chez> un tiers, «\u202fdépannage\u202f»",250,0,0.268817,930,free,A,A,Données fictives
rsa,unsaid,foyers au RSA,Non renseigné par la personne,50,0,,,free,A,M,Données fictives
rsa,_U,foyers au RSA,Inconnu,20,0,,,free,A,M,Données fictives
rsa,_T,foyers au RSA,Ensemble,1000,0,,,free,A,M,Données fictives
`);
  });

  test("a share beside a free count says why it is empty, or that it is estimated", async () => {
    const statusOf = (csv: string, code: string) => {
      const rows: Readonly<Record<string, string>>[] = parse(csv, { columns: true });
      return rows.find(({ housing }) => housing === code)?.share_obs_status;
    };
    const secret = await subjectOf("homes", (table) => hidden(table, "rsa|tenant"));
    expect(statusOf(tidyCsv(exportedTable(secret)), "tenant")).toBe("Q");
    const unsure = await subjectOf("homes", (table) => noisy(table, 30));
    expect(statusOf(tidyCsv(exportedTable(unsure)), "tenant")).toBe("U");
    const survey = {
      weight: "poids",
      weightMax: 4,
      weightGrain: 0.01,
      strata: null,
      calibration: null,
      minimumBase: 30,
      exploratoryBelow: 0,
    };
    const subject = await homes();
    const weighted = {
      ...subject,
      source: { ...subject.source, survey },
      table: {
        ...subject.table,
        measures: ["share"],
        rows: subject.table.rows.map((row) => ({ ...row, values: [0.25], errors: [0] })),
      },
    };
    expect(statusOf(tidyCsv(exportedTable(weighted)), "hosted")).toBe("E");
  });

  test("real data have no such column", async () => {
    const csv = tidyCsv(exportedTable({ ...(await homes()), fictitious: false }));
    expect(csv.split("\n")[0]).toBe(
      "universe,housing,universe_label,housing_label,count,count_error,share,base,conf_status,obs_status,share_obs_status",
    );
    expect(csv).not.toMatch(/fictives/);
  });
});

test.each([
  '=HYPERLINK("http://exemple.fr";"cliquez")',
  "+33 1 23 45 67 89",
  "-1+cmd|' /C calc'!A0",
  "@SOMME(A1:A9)",
  "\t=1+1",
  " =1+1",
  "＝1+1",
])("a label is never a formula: %s", async (label) => {
  const subject = await homes();
  const housing = subject.source.attributes.get("housing");
  if (!housing) throw new RangeError("no such attribute");
  const codes = housing.codes.map((code) => ({ ...code, label: { fr: label } }));
  const source = { ...subject.source, attributes: new Map([["housing", { ...housing, codes }]]) };
  const table = exportedTable({ ...subject, source });
  const [head = [], ...tidy]: string[][] = parse(tidyCsv(table), {});
  expect(tidy.slice(0, 4).map((row) => row[head.indexOf("housing_label")])).toEqual(
    Array(4).fill(`'${label.trim()}`),
  );
  expect(tidy.map((row) => row[head.indexOf("housing")])).toContain("tenant");
});
