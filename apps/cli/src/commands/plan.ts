import { type Dialect, type DialectName, dialects, type Purpose, plannedStatements } from "@vigie/engine";
import { planOfSource } from "@vigie/station";
import { today } from "../clock.ts";
import type { Command } from "../command.ts";
import { readMapping } from "../mapping-file.ts";
import { namesakeMapping } from "../namesake-mapping.ts";
import { readableSql } from "../readable-sql.ts";
import { readStudy } from "../study-folder.ts";
import { partnerOf, sourceOf } from "../study-names.ts";

export const planCommand: Command = {
  name: "plan",
  summary: "montre les requêtes qu’une exécution envoie à une base de données",
  positionals: ["ÉTUDE"],
  options: {
    partner: {
      type: "string",
      value: "NOM",
      required: true,
      help: "le partenaire, tel que l’étude le nomme",
    },
    dialect: {
      type: "string",
      value: "BASE",
      form: "dialect",
      required: true,
      help: "la base qui les lira : postgres, clickhouse ou duckdb",
    },
    data: {
      type: "string",
      value: "FICHIER",
      help: "sa mise en correspondance ; à défaut, tables et colonnes portent les noms de l’étude",
    },
    source: { type: "string", value: "SOURCE", help: "une seule source ; toutes par défaut" },
  },
  help: `
Écrit, dans l’ordre, les requêtes que « vigie run » envoie, pour que l’administrateur de la base les lise avant.
Rien n’est envoyé : aucune base n’est contactée.

La première requête lit les contacts une fois et écrit une table temporaire, d’une ligne par unité, qui disparaît avec
la session ; les autres la comptent. Les valeurs, envoyées comme paramètres, sont montrées à leur place. Les colonnes
sont supposées de type texte : celles qui sont des dates ou des nombres dans la base sont lues plus simplement.

Certaines requêtes de qualité ne partent que si les comptes précédents le demandent. Si une ligne est en faute, la
table est relue pour compter ses pareilles, par une requête du même genre.

Exemple : vigie plan mon-etude --partner caf --data caf.yaml --dialect postgres > requetes.sql
`,
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const partner = partnerOf(study, value("partner") ?? "");
    const data = value("data");
    const mapping = data === null ? namesakeMapping(study, partner) : await readMapping(data, study, partner);
    const asked = value("source");
    const named = asked === null ? partner.sources : [sourceOf(study, asked).id];
    const dialect = dialectNamed(value("dialect") ?? "");
    const { message } = terminal.messages;
    const sources = [];
    for (const id of named) {
      const plan = await planOfSource({ study, mapping, day: today() }, sourceOf(study, id));
      const statements = plannedStatements(plan, dialect).map(({ purpose, sql }) => ({
        purpose,
        sql: readableSql(sql, dialect),
      }));
      terminal.line(`-- ${message("plan.source", { source: id, count: statements.length })}`);
      for (const line of settingsOf(dialect)) terminal.line(line);
      for (const [at, { purpose, sql }] of statements.entries()) {
        if (purpose !== statements[at - 1]?.purpose) {
          terminal.line();
          terminal.line(`-- ${message(purposes[purpose])}`);
        }
        for (const line of `${sql};`.split("\n")) terminal.line(line);
      }
      terminal.line();
      sources.push({ source: id, statements });
    }
    return { dialect: dialect.name, settings: dialect.settings, sources };
  },
};

/** Without them, the statements would not say the same. */
function settingsOf({ settings }: Dialect): readonly string[] {
  const set = Object.entries(settings).map(([setting, wanted]) => `${setting} = ${wanted}`);
  return set.length === 0 ? [] : [`SET ${set.join(", ")};`];
}

const purposes = {
  population: "plan.population",
  quality: "plan.quality",
  tables: "plan.tables",
  joints: "plan.joints",
} as const satisfies Record<Purpose, string>;

function dialectNamed(name: string): Dialect {
  if (!isDialect(name)) throw new RangeError("the option was checked to be a dialect");
  return dialects[name];
}

function isDialect(name: string): name is DialectName {
  return Object.hasOwn(dialects, name);
}
