import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMapping } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { planSource } from "../../../core/engine/src/index.ts";
import { clusterViews, openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { smallStudy } from "../../../core/engine/test/world/study.ts";
import { temporaryFolder } from "../../../core/engine/test/world/temporary-folder.ts";
import { postgresServer } from "../src/index.ts";
import { type PostgresCluster, scriptsOf, startPostgresCluster } from "./postgres-cluster.ts";
import { hasPostgres } from "./postgres-server.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guide-base.md"), "utf8");
const page = /### PostgreSQL : d’une grappe vide au lot\n([\s\S]*?)\n###? /.exec(guide)?.[1] ?? "";
const [everywhere = "", onServers = "", onCoordinator = ""] = [
  ...page.matchAll(/```sql\n([\s\S]*?)```/g),
].map(([, block = ""]) => block.replaceAll("'…'", "'vigie'"));

/** What the guide writes for the first server and the units, for each server, then for the contacts. */
function coordinatorStatements(ports: readonly number[]): readonly string[] {
  const columns = /contacts (\(.*\));/.exec(onServers)?.[1] ?? "";
  const ofContacts = (text: string) =>
    text.replaceAll("foyers", "contacts").replace(/\(cle text.*?\)/, columns);
  const statements = onCoordinator.split(/;\n/).filter((text) => text.trim() !== "");
  return ports.flatMap((port, at) =>
    statements
      .filter((text) => at === 0 || /noeud/.test(text))
      .flatMap((text) => (/foyers/.test(text) ? [text, ofContacts(text)] : [text]))
      .map((text) =>
        text
          .replace("host 'noeud1', dbname 'entrepot'", `host '127.0.0.1', port '${port}', dbname 'postgres'`)
          .replaceAll("noeud1", `lieu${at + 1}`)
          .replaceAll(/(foyers|contacts)_1/g, `$1_${at + 1}`)
          .replace("REMAINDER 0", `REMAINDER ${at}`),
      ),
  );
}

const mapping = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  foyers:
    units: { table: observatoire.foyers, connection: entrepot, key: cle }
    contacts: { table: observatoire.contacts, connection: entrepot, key: cle, date: jour, channel: canal, motive: motif }
    population: observatoire.vigie_foyers
`;

async function fill({ coordinator, shards, wires }: PostgresCluster): Promise<void> {
  for (const server of [coordinator, ...shards]) await server.send(everywhere);
  for (const shard of shards) await shard.send(onServers);
  await coordinator.send("DROP EXTENSION postgres_fdw CASCADE");
  await coordinator.send(...coordinatorStatements(wires.map(({ port }) => port)));
  await coordinator.send(
    "INSERT INTO observatoire.foyers SELECT 'f' || i, date '1950-01-01' + 100 * i FROM generate_series(1, 90) AS i",
    "INSERT INTO observatoire.contacts SELECT 'f' || 1 + i % 90, date '2022-08-01', 'guichet', 'autre' FROM generate_series(1, 200) AS i",
  );
}

test.skipIf(!hasPostgres)(
  "the cluster of the guide, made as written, is read by a user who may only read (skipped where PostgreSQL is not installed)",
  async () => {
    const cluster = await startPostgresCluster();
    const { coordinator, shards } = cluster;
    try {
      await fill(cluster);
      const study = await smallStudy();
      const parsed = parseMapping(mapping, "mapping.yaml", { study });
      if ("errors" in parsed) throw new VigieErrors(parsed.errors);
      const source = study.sources.get("foyers");
      if (source === undefined) throw new RangeError("the study has no such source");
      // The guide's units have a birth alone.
      const indicators = ["groupes", "ages"].flatMap((id) => study.indicators.get(id) ?? []);
      const plan = planSource(study, source, parsed.mapping, indicators);
      const folder = temporaryFolder();
      const connections = {
        folder,
        environment: { VIGIE_CONNECTION_ENTREPOT: coordinator.addressOf("vigie", "vigie") },
        servers: [postgresServer],
      };
      const views = await clusterViews(plan, connections);
      const written = views === null ? [] : scriptsOf(views);
      await cluster.install(
        written.map(({ servers, sql }) => ({
          servers: servers.map((each) => each.replace("lieu", "noeud")),
          sql,
        })),
      );
      for (const shard of shards)
        await shard.send("REVOKE INSERT ON ALL TABLES IN SCHEMA observatoire FROM vigie");
      const engine = await openPartnerEngine({
        workFolder: join(folder, "work"),
        inputFolders: [],
        connections,
      });
      const { quality } = await engine.run(plan, () => undefined).finally(engine.close);
      expect([quality.units, quality.contacts?.kept]).toEqual([90, 200]);
    } finally {
      await cluster.close();
    }
  },
);
