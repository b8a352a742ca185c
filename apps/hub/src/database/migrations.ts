import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

export type DatabaseKind = "sqlite" | "postgres";

type Table = CreateTableBuilder<string, string>;

const key = (name: string) => (table: Table) =>
  table.addColumn(name, "text", (column) => column.primaryKey());
/** Columns that are never null. */
const required =
  (...names: readonly string[]) =>
  (table: Table) =>
    names.reduce((made, name) => made.addColumn(name, "text", (column) => column.notNull()), table);
const optional =
  (...names: readonly string[]) =>
  (table: Table) =>
    names.reduce((made, name) => made.addColumn(name, "text"), table);
const reference =
  (name: string, to = name) =>
  (table: Table) =>
    table.addColumn(name, "text", (column) => column.notNull().references(`${to}.id`));

/** Forward only, in the order of their names; those that ran are never changed. */
const migrations: Readonly<
  Record<string, { readonly up: (database: Kysely<unknown>, engine: DatabaseKind) => Promise<void> }>
> = {
  "001-first": {
    up: async (database, engine) => {
      const { schema } = database;
      await schema
        .createTable("account")
        .$call(key("id"))
        .addColumn("email", "text", (column) => column.notNull().unique())
        .$call(required("name", "institution", "role", "password"))
        .$call(optional("totp"))
        .$call(required("created_at", "last_seen_at"))
        .$call(optional("disabled_at"))
        .execute();
      await schema
        .createTable("invitation")
        .$call(key("id"))
        .addColumn("token_hash", "text", (column) => column.notNull().unique())
        .$call(required("email", "name", "institution", "role", "expires_at"))
        .$call(optional("used_at"))
        .execute();
      await schema
        .createTable("session")
        .$call(key("id_hash"))
        .$call(reference("account"))
        .$call(required("form_token", "created_at", "seen_at"))
        .execute();
      await schema.createTable("attempt").$call(required("key", "at")).execute();
      await schema.createIndex("attempt_key").on("attempt").columns(["key", "at"]).execute();
      await schema
        .createTable("study")
        .$call(required("hash", "name", "version", "title"))
        .$call(key("blob"))
        .$call(reference("uploaded_by", "account"))
        .$call(required("uploaded_at"))
        .execute();
      await schema
        .createTable("campaign")
        .$call(key("id"))
        .$call(required("study", "title", "message", "closes_on", "state"))
        .addColumn("previous", "text", (column) => column.references("campaign.id"))
        .$call(required("created_at"))
        .execute();
      await schema
        .createTable("participation")
        .$call(reference("campaign"))
        .$call(required("partner", "institution"))
        .$call(optional("opened_at", "taken_at"))
        .addPrimaryKeyConstraint("participation_key", ["campaign", "partner"])
        .execute();
      await schema
        .createTable("partner_key")
        .$call(required("institution", "id", "public", "valid_from"))
        .$call(optional("valid_to", "revoked_at"))
        .addPrimaryKeyConstraint("partner_key_key", ["institution", "id"])
        .execute();
      await schema
        .createTable("deposit")
        .$call(key("id"))
        .$call(reference("campaign"))
        .$call(required("partner", "blob", "state"))
        .$call(reference("deposited_by", "account"))
        .$call(required("deposited_at"))
        .$call(optional("spent", "problems"))
        .$call(required("message"))
        .execute();
      await schema.createIndex("deposit_campaign").on("deposit").columns(["campaign", "partner"]).execute();
      await schema
        .createTable("review")
        .$call(reference("deposit"))
        .$call(reference("reviewer", "account"))
        .$call(required("verdict", "reasons", "answered_at"))
        .addPrimaryKeyConstraint("review_key", ["deposit", "reviewer"])
        .execute();
      await schema
        .createTable("edition")
        .$call(key("id"))
        .$call(reference("campaign"))
        .$call(required("folder"))
        .$call(optional("published_at"))
        .$call(required("created_at"))
        .execute();
      await schema
        .createTable("job")
        .$call(key("id"))
        .$call(required("kind", "subject", "state", "message", "created_at"))
        .$call(optional("ended_at"))
        .execute();
      await schema
        .createTable("token")
        .$call(key("id"))
        .addColumn("token_hash", "text", (column) => column.notNull().unique())
        .$call(reference("account"))
        .$call(required("scope", "created_at"))
        .$call(optional("revoked_at"))
        .execute();
      await schema
        .createTable("journal")
        .addColumn("number", engine === "sqlite" ? "integer" : "serial", (column) => column.primaryKey())
        .$call(required("at", "account", "act", "subject", "detail", "hash"))
        .execute();
      if (engine === "sqlite") await forbidChanges(database);
      else await forbidChangesInPostgres(database);
    },
  },
  "002-accounts-erasures-comments": {
    up: async ({ schema }) => {
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
        .$call(key("token_hash"))
        .$call(reference("account"))
        .$call(required("expires_at"))
        .execute();
      await schema.createTable("establishment").$call(key("siret")).$call(required("institution")).execute();
      await schema
        .createTable("comment")
        .$call(key("id"))
        .$call(reference("campaign"))
        .$call(reference("account"))
        .$call(required("text", "written_at"))
        .execute();
      await schema.createIndex("comment_campaign").on("comment").column("campaign").execute();
      for (const table of ["account", "invitation", "participation"])
        await schema.createIndex(`${table}_institution`).on(table).column("institution").execute();
      await schema.createIndex("job_subject").on("job").columns(["subject", "created_at"]).execute();
    },
  },
  "003-passkeys-mappings": {
    up: async ({ schema }) => {
      await schema
        .createTable("passkey")
        .$call(key("id"))
        .$call(reference("account"))
        .$call(required("public_key"))
        .addColumn("counter", "integer", (column) => column.notNull())
        .$call(required("name", "created_at"))
        .execute();
      await schema.createIndex("passkey_account").on("passkey").column("account").execute();
      await schema.alterTable("session").addColumn("id_token", "text").execute();
      await schema.alterTable("participation").addColumn("mapped_at", "text").execute();
    },
  },
  "004-deadlines": {
    up: ({ schema }) => schema.alterTable("participation").addColumn("late_until", "text").execute(),
  },
  "005-sealed-accounts": {
    up: async (database) => {
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
    up: async (database) => {
      await database.schema.alterTable("comment").addColumn("institution", "text").execute();
      await sql`update comment set institution = (select institution from account
        where account.id = comment.account and role = 'partner')`.execute(database);
    },
  },
  "007-service": {
    up: async (database, engine) => {
      await database.schema.createTable("service").$call(key("id")).execute();
      // A trigger for each row does not see a truncation.
      if (engine === "postgres")
        await sql`create trigger journal_truncate before truncate on journal for each statement execute function journal_refuse()`.execute(
          database,
        );
    },
  },
  "008-announced-erasures": {
    up: async ({ schema }) => {
      await schema
        .createTable("announced_erasure")
        .$call(key("subject"))
        .$call(required("kind", "announced_at"))
        .execute();
    },
  },
  "009-teams": {
    up: async (database) => {
      await database.schema
        .createTable("team_member")
        .$call(reference("campaign"))
        .$call(reference("account"))
        .addPrimaryKeyConstraint("team_member_key", ["campaign", "account"])
        .execute();
      // Until then every lead commanded every campaign: those who did are its team.
      await sql`insert into team_member (campaign, account)
        select distinct campaign.id, account.id from journal
        inner join campaign on campaign.id = journal.subject
        inner join account on account.id = journal.account
        where journal.act in ('campaign.opened', 'campaign.changed', 'campaign.published', 'campaign.archived')
        and account.role = 'lead'`.execute(database);
    },
  },
  "010-pending-agents": {
    up: ({ schema }) => schema.alterTable("account").addColumn("pending_since", "text").execute(),
  },
  "011-publication-by-two": {
    up: async ({ schema }) => {
      await schema
        .alterTable("edition")
        .addColumn("asked_by", "text", (column) => column.references("account.id"))
        .execute();
      await schema.alterTable("edition").addColumn("asked_at", "text").execute();
    },
  },
  "012-taking-back": {
    up: async ({ schema }) => {
      await schema
        .alterTable("campaign")
        .addColumn("corrects", "text", (column) => column.references("campaign.id"))
        .execute();
      await schema.alterTable("campaign").addColumn("cancel_reason", "text").execute();
      for (const name of ["withdrawn_at", "withdrawal_reason", "corrected_at", "correction_reason"])
        await schema.alterTable("edition").addColumn(name, "text").execute();
      await schema.alterTable("invitation").addColumn("cancelled_at", "text").execute();
    },
  },
  "013-notices": {
    up: async ({ schema }) => {
      await schema
        .createTable("unwanted_mail")
        .$call(reference("account"))
        .$call(required("topic"))
        .addPrimaryKeyConstraint("unwanted_mail_key", ["account", "topic"])
        .execute();
      await schema
        .createTable("digest")
        .addColumn("account", "text", (column) => column.primaryKey().references("account.id"))
        .$call(required("day", "tasks"))
        .execute();
      await schema
        .createTable("reminder")
        .$call(reference("campaign"))
        .$call(required("partner", "deadline", "kind"))
        .addPrimaryKeyConstraint("reminder_key", ["campaign", "partner", "deadline", "kind"])
        .execute();
    },
  },
  "014-known-devices": {
    up: ({ schema }) =>
      schema
        .createTable("known_device")
        .$call(reference("account"))
        .$call(required("token_hash", "seen_at"))
        .addPrimaryKeyConstraint("known_device_key", ["token_hash", "account"])
        .execute(),
  },
};

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
export async function migrate<Tables>(database: Kysely<Tables>, engine: DatabaseKind): Promise<void> {
  const ofEngine = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    { up: (on) => up(on, engine) },
  ]);
  const provider = { getMigrations: async () => Object.fromEntries(ofEngine) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
