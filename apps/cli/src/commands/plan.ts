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
  options: {
    partner: { type: "string", required: true },
    dialect: { type: "string", form: "dialect", required: true },
    data: { type: "string" },
    source: { type: "string" },
  },
  async run({ positionals: [folder = ""], value }, terminal) {
    const study = await readStudy(folder);
    const partner = partnerOf(study, value("partner") ?? "");
    const data = value("data");
    const mapping = data === null ? namesakeMapping(study, partner) : await readMapping(data, study, partner);
    const name = value("source");
    const sourceIds = name === null ? partner.sources : [sourceOf(study, name).id];
    const dialect = dialectNamed(value("dialect") ?? "");
    const { message } = terminal.messages;
    const sources = [];
    for (const id of sourceIds) {
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
  const set = Object.entries(settings).map(([setting, value]) => `${setting} = ${value}`);
  return set.length === 0 ? [] : [`SET ${set.join(", ")};`];
}

const purposes = {
  population: "plan.population",
  quality: "plan.quality",
  tables: "plan.tables",
  "joint counts": "plan.joint-counts",
} as const satisfies Record<Purpose, string>;

function dialectNamed(name: string): Dialect {
  if (!isDialect(name)) throw new RangeError("the option was checked to be a dialect");
  return dialects[name];
}

function isDialect(name: string): name is DialectName {
  return Object.hasOwn(dialects, name);
}
