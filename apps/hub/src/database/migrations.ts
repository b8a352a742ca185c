import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

export type Engine = "sqlite" | "postgres";

/** Forward only, in the order of their names; those that ran are never changed. */
const migrations = (engine: Engine): Readonly<Record<string, Migration>> => ({
  "001-first": {
    up: async (database: Kysely<unknown>) => {
      const { schema } = database;
      await schema
        .createTable("account")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("email", "text", (column) => column.notNull().unique())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("institution", "text", (column) => column.notNull())
        .addColumn("role", "text", (column) => column.notNull())
        .addColumn("password", "text", (column) => column.notNull())
        .addColumn("totp", "text")
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("last_seen_at", "text", (column) => column.notNull())
        .addColumn("disabled_at", "text")
        .execute();
      await schema
        .createTable("invitation")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("token_hash", "text", (column) => column.notNull().unique())
        .addColumn("email", "text", (column) => column.notNull())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("institution", "text", (column) => column.notNull())
        .addColumn("role", "text", (column) => column.notNull())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .addColumn("used_at", "text")
        .execute();
      await schema
        .createTable("session")
        .addColumn("id_hash", "text", (column) => column.primaryKey())
        .addColumn("account", "text", (column) => column.notNull().references("account.id"))
        .addColumn("form_token", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("seen_at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("attempt")
        .addColumn("key", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await schema.createIndex("attempt_key").on("attempt").columns(["key", "at"]).execute();
      await schema
        .createTable("study")
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("version", "text", (column) => column.notNull())
        .addColumn("title", "text", (column) => column.notNull())
        .addColumn("blob", "text", (column) => column.primaryKey())
        .addColumn("uploaded_by", "text", (column) => column.notNull().references("account.id"))
        .addColumn("uploaded_at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("campaign")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("study", "text", (column) => column.notNull())
        .addColumn("title", "text", (column) => column.notNull())
        .addColumn("message", "text", (column) => column.notNull())
        .addColumn("closes_on", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("previous", "text", (column) => column.references("campaign.id"))
        .addColumn("created_at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("participation")
        .addColumn("campaign", "text", (column) => column.notNull().references("campaign.id"))
        .addColumn("partner", "text", (column) => column.notNull())
        .addColumn("institution", "text", (column) => column.notNull())
        .addColumn("opened_at", "text")
        .addColumn("taken_at", "text")
        .addPrimaryKeyConstraint("participation_key", ["campaign", "partner"])
        .execute();
      await schema
        .createTable("partner_key")
        .addColumn("institution", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("public", "text", (column) => column.notNull())
        .addColumn("valid_from", "text", (column) => column.notNull())
        .addColumn("valid_to", "text")
        .addColumn("revoked_at", "text")
        .addPrimaryKeyConstraint("partner_key_key", ["institution", "id"])
        .execute();
      await schema
        .createTable("deposit")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("campaign", "text", (column) => column.notNull().references("campaign.id"))
        .addColumn("partner", "text", (column) => column.notNull())
        .addColumn("blob", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("deposited_by", "text", (column) => column.notNull().references("account.id"))
        .addColumn("deposited_at", "text", (column) => column.notNull())
        .addColumn("spent", "text")
        .addColumn("problems", "text")
        .addColumn("message", "text", (column) => column.notNull())
        .execute();
      await schema.createIndex("deposit_campaign").on("deposit").columns(["campaign", "partner"]).execute();
      await schema
        .createTable("review")
        .addColumn("deposit", "text", (column) => column.notNull().references("deposit.id"))
        .addColumn("reviewer", "text", (column) => column.notNull().references("account.id"))
        .addColumn("verdict", "text", (column) => column.notNull())
        .addColumn("reasons", "text", (column) => column.notNull())
        .addColumn("answered_at", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("review_key", ["deposit", "reviewer"])
        .execute();
      await schema
        .createTable("edition")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("campaign", "text", (column) => column.notNull().references("campaign.id"))
        .addColumn("folder", "text", (column) => column.notNull())
        .addColumn("published_at", "text")
        .addColumn("created_at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("job")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("subject", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("message", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("ended_at", "text")
        .execute();
      await schema
        .createTable("token")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("token_hash", "text", (column) => column.notNull().unique())
        .addColumn("account", "text", (column) => column.notNull().references("account.id"))
        .addColumn("scope", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("revoked_at", "text")
        .execute();
      await schema
        .createTable("journal")
        .addColumn("number", engine === "sqlite" ? "integer" : "serial", (column) => column.primaryKey())
        .addColumn("at", "text", (column) => column.notNull())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("act", "text", (column) => column.notNull())
        .addColumn("subject", "text", (column) => column.notNull())
        .addColumn("detail", "text", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .execute();
      if (engine === "sqlite") await forbidChanges(database);
      else await forbidChangesInPostgres(database);
    },
  },
  "002-accounts-erasures-comments": {
    up: async ({ schema }: Kysely<unknown>) => {
      await schema.alterTable("account").addColumn("totp_step", "integer").execute();
      await schema.alterTable("account").addColumn("proconnect", "text").execute();
      await schema.createIndex("account_proconnect").on("account").column("proconnect").unique().execute();
      await schema.alterTable("deposit").addColumn("erased_at", "text").execute();
      await schema.createIndex("deposit_blob").on("deposit").column("blob").execute();
      await schema
        .alterTable("edition")
        .addColumn("deposits", "text", (column) => column.notNull().defaultTo("[]"))
        .execute();
      await schema
        .createTable("password_link")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("account", "text", (column) => column.notNull().references("account.id"))
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("establishment")
        .addColumn("siret", "text", (column) => column.primaryKey())
        .addColumn("institution", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("comment")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("campaign", "text", (column) => column.notNull().references("campaign.id"))
        .addColumn("account", "text", (column) => column.notNull().references("account.id"))
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("written_at", "text", (column) => column.notNull())
        .execute();
      await schema.createIndex("comment_campaign").on("comment").column("campaign").execute();
      for (const table of ["account", "invitation", "participation"])
        await schema.createIndex(`${table}_institution`).on(table).column("institution").execute();
      await schema.createIndex("job_subject").on("job").columns(["subject", "created_at"]).execute();
    },
  },
  "003-passkeys-mappings": {
    up: async ({ schema }: Kysely<unknown>) => {
      await schema
        .createTable("passkey")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("account", "text", (column) => column.notNull().references("account.id"))
        .addColumn("public_key", "text", (column) => column.notNull())
        .addColumn("counter", "integer", (column) => column.notNull())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .execute();
      await schema.createIndex("passkey_account").on("passkey").column("account").execute();
      await schema.alterTable("session").addColumn("id_token", "text").execute();
      await schema.alterTable("participation").addColumn("mapped_at", "text").execute();
    },
  },
  "004-deadlines": {
    up: ({ schema }: Kysely<unknown>) =>
      schema.alterTable("participation").addColumn("late_until", "text").execute(),
  },
  "005-sealed-accounts": {
    up: async (database: Kysely<unknown>) => {
      const { schema } = database;
      for (const table of ["account", "invitation"] as const) {
        await schema.alterTable(table).addColumn("email_key", "text").execute();
        await sql`update ${sql.table(table)} set email_key = email`.execute(database);
      }
      await schema.createIndex("account_by_email_key").on("account").column("email_key").unique().execute();
      for (const table of ["invitation", "password_link"] as const)
        await schema.alterTable(table).addColumn("code_hash", "text").execute();
      await schema
        .alterTable("partner_key")
        .addColumn("registered_by", "text", (column) => column.references("account.id"))
        .execute();
      await keepWhoRegistered(database);
      await schema.dropTable("token").execute();
    },
  },
  "006-readers-of-comments": {
    up: async (database: Kysely<unknown>) => {
      await database.schema.alterTable("comment").addColumn("institution", "text").execute();
      await sql`update comment set institution = (select institution from account
        where account.id = comment.account and role = 'partner')`.execute(database);
    },
  },
});

/** The journal says who registered each key. */
async function keepWhoRegistered(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ account: string; subject: string; detail: string }>`
    select account, subject, detail from journal where act = 'key.registered'`.execute(database);
  for (const { account, subject, detail } of rows) {
    const { institution }: { readonly institution?: string } = JSON.parse(detail);
    await sql`update partner_key set registered_by = ${account}
      where id = ${subject} and institution = ${institution}`.execute(database);
  }
}

/** Lines of the journal are added only; the database itself refuses the rest. */
async function forbidChanges(database: Kysely<unknown>): Promise<void> {
  for (const change of ["update", "delete"] as const)
    await sql`create trigger ${sql.ref(`journal_${change}`)} before ${sql.raw(change)} on journal begin select raise(abort, 'the journal is append-only'); end`.execute(
      database,
    );
}

async function forbidChangesInPostgres(database: Kysely<unknown>): Promise<void> {
  await sql`create function journal_refuse() returns trigger language plpgsql as $$ begin raise exception 'the journal is append-only'; end $$`.execute(
    database,
  );
  await sql`create trigger journal_refuse before update or delete on journal for each row execute function journal_refuse()`.execute(
    database,
  );
}

/** Brings a database to the schema of this version. @throws the error of the migration that failed */
export async function migrate<Tables>(database: Kysely<Tables>, engine: Engine): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations(engine) }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
