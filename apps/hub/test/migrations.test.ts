import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openDatabase } from "../src/database/open-database.ts";

const schemas = join(import.meta.dirname, "schemas");

/** Columns of every table, as SQLite describes them. */
function shapeOf(path: string): readonly unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const shape = database
    .prepare(
      `select m.name as "table", c.name, c.type, c."notnull", c.pk from sqlite_master m, pragma_table_info(m.name) c
       where m.type = 'table' order by m.name, c.name`,
    )
    .all();
  database.close();
  return shape;
}

test.each(readdirSync(schemas))(
  "from the released schema %s: same tables as a new hub, lines kept",
  async (file) => {
    const folder = mkdtempSync(join(tmpdir(), "vigie-schema-"));
    try {
      const path = join(folder, "hub.sqlite");
      const released = new DatabaseSync(path);
      released.exec(readFileSync(join(schemas, file), "utf8"));
      released.close();
      const migrated = await openDatabase(folder, null);
      expect(
        await migrated.selectFrom("account").select(["id", "totp_step", "proconnect"]).execute(),
      ).toEqual([{ id: "a", totp_step: null, proconnect: null }]);
      expect(await migrated.selectFrom("deposit").select(["id", "erased_at"]).execute()).toEqual([
        { id: "d", erased_at: null },
      ]);
      expect(await migrated.selectFrom("edition").select(["id", "deposits"]).execute()).toEqual([
        { id: "e", deposits: "[]" },
      ]);
      await migrated.destroy();
      const fresh = mkdtempSync(join(tmpdir(), "vigie-schema-"));
      await (await openDatabase(fresh, null)).destroy();
      expect(shapeOf(path)).toEqual(shapeOf(join(fresh, "hub.sqlite")));
      rmSync(fresh, { recursive: true });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
