import { expect, test } from "vitest";
import { dataCsv } from "../src/data-csv.ts";
import { subjectOf } from "./fixture/subject.ts";
import { masked } from "./fixture/table-text.ts";

test("codes, labels, counts and shares; a secret is empty, fiction has its column", async () => {
  const subject = await subjectOf("homes", (table) => masked(table, "rsa|owner"));
  expect(dataCsv(subject)).toBe(`universe,housing,universe_label,housing_label,count,share,warning
rsa,tenant,foyers au RSA,Location,620,0.666667,Données fictives
rsa,owner,foyers au RSA,Propriété,,,Données fictives
rsa,hosted,foyers au RSA,"Hébergement <chez> un tiers, «\u202fdépannage\u202f»",250,0.268817,Données fictives
rsa,unsaid,foyers au RSA,Non renseigné par la personne,50,,Données fictives
rsa,_U,foyers au RSA,Inconnu,20,,Données fictives
rsa,_T,foyers au RSA,Ensemble,1000,,Données fictives
`);
});

test("real data have no such column", async () => {
  const csv = dataCsv({ ...(await subjectOf("homes")), fictitious: false });
  expect(csv.split("\n")[0]).toBe("universe,housing,universe_label,housing_label,count,share");
});
