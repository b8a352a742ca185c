create table "journal" ("number" serial primary key, "at" text not null, "account" text not null, "act" text not null, "subject" text not null, "detail" text not null, "hash" text not null);
create function journal_refuse() returns trigger language plpgsql as $$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_refuse before update or delete on journal for each row execute function journal_refuse();
