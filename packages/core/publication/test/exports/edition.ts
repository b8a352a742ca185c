import type { Release } from "@vigie/study";
import { gather } from "../../../tables/src/gather.ts";
import type { CountTable } from "../../../tables/test/fixture/count-table.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import type { DataFiles } from "../../src/exports/data-files.ts";
import { publicationFormatter, type WordedEdition } from "../../src/formatter.ts";

export const release: Release = {
  publisher: { name: { fr: "Observatoire de l’Essai" }, url: "https://observatoire.exemple/" },
  url: "https://observatoire.exemple/canaux/",
  contact: { name: { fr: "Pôle études" }, email: "etudes@observatoire.exemple" },
  territory: { label: { fr: "Seine-Saint-Denis" }, level: "departement", code: "93" },
  frequency: "yearly",
  logo: null,
  keywords: ["accès aux droits", "RSA"],
};

/** The small study, one count of `homes` hidden. */
export async function smallEdition({
  fictitious = true,
  published = release,
}: {
  readonly fictitious?: boolean;
  readonly published?: Release | null;
} = {}): Promise<WordedEdition> {
  const study = { ...(await smallStudy()), release: published };
  const tables: readonly CountTable[] = smallTables.map((table) =>
    table.indicator === "homes" ? hidden(table, "rsa|owner") : table,
  );
  const bundles = smallBundles(study, tables).map((bundle) => ({
    ...bundle,
    manifest: { ...bundle.manifest, fictitious },
  }));
  return {
    study,
    bundles,
    gathered: gather(study, bundles),
    fictitious,
    unverified: false,
    formatter: publicationFormatter("fr"),
  };
}

export function contentOf(data: DataFiles, name: string): string | Uint8Array {
  const files = [...data.whole, ...data.tables.map(({ file }) => file), ...data.lists];
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new RangeError("no such file");
  return file.content;
}
