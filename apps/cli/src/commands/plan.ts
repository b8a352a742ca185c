import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import {
  type Dialect,
  type Plan,
  type Purpose,
  plannedStatements,
  type Sql,
  writeLiteral,
} from "@vigie/engine";
import { clusterViews } from "@vigie/engine/node";
import { type Mapping, parseMapping } from "@vigie/mapping";
import { planOfSource } from "@vigie/partner";
import type { Partner, Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Command, Result } from "../arguments/command.ts";
import { today } from "../arguments/period.ts";
import { dialects, servers } from "../engines.ts";
import { readMapping } from "../partner/mapping-file.ts";
import { cliInputError } from "../problems.ts";
import { readStudy } from "../study/study-folder.ts";
import { partnerNamed, sourceNamed } from "../study/study-names.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const planCommand: Command = {
  name: "plan",
  options: {
    partner: { type: "string", required: true },
    dialect: { type: "string", form: "dialect", required: true },
    data: { type: "string" },
    source: { type: "string" },
    "as-view": { type: "boolean" },
  },
  async run({ positionals: [folder = ""], value, has }, terminal) {
    const study = await readStudy(folder);
    const partner = partnerNamed(study, value("partner") ?? "");
    const data = value("data");
    const mapping = data === null ? namesakeMapping(study, partner) : await readMapping(data, study, partner);
    const name = value("source");
    const sourceIds = name === null ? partner.sources : [sourceNamed(study, name).id];
    const dialect = dialectNamed(value("dialect") ?? "");
    const { message } = terminal.messages;
    const plans = [];
    for (const id of sourceIds)
      plans.push(await planOfSource({ study, mapping, day: today() }, sourceNamed(study, id)));
    if (has("as-view")) return printViews(plans, { mapping, dialect }, terminal);
    const sources = [];
    for (const plan of plans) {
      const id = plan.source;
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

/** What makes each server of a cluster compute the pass, for the sources whose mapping names a view. */
async function printViews(
  plans: readonly Plan[],
  { mapping, dialect }: { readonly mapping: Mapping; readonly dialect: Dialect },
  { line, messages: { message } }: Terminal,
): Promise<Result> {
  const connections = { folder: dirname(mapping.file), environment: process.env, servers };
  const sources = [];
  for (const plan of plans) {
    const views = await clusterViews(plan, connections);
    if (views === null) continue;
    if (views.dialect.name !== dialect.name)
      throw cliInputError("cli/view-of-other-database", {}, { found: views.dialect.name });
    const scripts = views.scripts.map(({ servers, statements }) => ({
      servers,
      sql: [...settingsOf(dialect), ...statements.map((sql) => `${readableSql(sql, dialect)};`)].join("\n"),
    }));
    for (const { servers, sql } of scripts) {
      line(
        `-- ${message("plan.view", { source: plan.source, servers: servers.join(", "), count: servers.length })}`,
      );
      for (const each of sql.split("\n")) line(each);
      line();
    }
    sources.push({ source: plan.source, scripts });
  }
  if (sources.length === 0) throw cliInputError("cli/view-not-named", { file: mapping.file });
  return { dialect: dialect.name, sources };
}

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
  const dialect = dialects.get(name);
  if (dialect === undefined) throw new RangeError("the option was checked to be a dialect");
  return dialect;
}

/**
 * The mapping of a partner whose tables and columns would bear the names of the study: `source` for units, `source_contacts`
 * for contacts. Only to show what would be asked: its secret is drawn and forgotten.
 */
function namesakeMapping(study: Study, partner: Partner): Mapping {
  const sources = partner.sources.flatMap((id) => {
    const source = study.sources.get(id);
    return source === undefined ? [] : [source];
  });
  const connection = "base";
  const written = {
    mapping: 1,
    study: study.id,
    partner: partner.id,
    fictitious: true,
    secret: randomBytes(32).toString("base64url"),
    accepts: {
      nothing: sources.filter(({ protects }) => protects === "nothing").map(({ id }) => id),
      rho: study.disclosure.rho,
    },
    sources: Object.fromEntries(
      sources.map(({ id, contacts }) => [
        id,
        {
          units: { table: id, connection, key: "unit" },
          ...(contacts === null
            ? {}
            : {
                contacts: {
                  table: `${id}_contacts`,
                  connection,
                  key: "unit",
                  date: "date",
                  channel: "channel",
                  ...(contacts.motives === null ? {} : { motive: "motive" }),
                },
              }),
        },
      ]),
    ),
  };
  const parsed = parseMapping(JSON.stringify(written), "", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return parsed.mapping;
}

/** A statement with its values in place, on lines that a person can follow. */
function readableSql(sql: Sql, dialect: Dialect): string {
  return writeLiteral(sql, dialect)
    .split(/('(?:[^']|'')*'|"(?:[^"]|"")*")/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(clauses, "\n$1")))
    .join("");
}

/** Between quotes, such words are values or names. */
const clauses = /(?<!extract\((?:year|month|day)) ((?:FROM|WHERE|GROUP BY|UNION ALL|FULL JOIN|ORDER BY) )/g;
