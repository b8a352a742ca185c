create table "journal" ("number" integer primary key, "at" text not null, "account" text not null, "act" text not null, "subject" text not null, "detail" text not null, "hash" text not null);
create trigger "journal_update" before update on journal begin select raise(abort, 'the journal is append-only'); end;
create trigger "journal_delete" before delete on journal begin select raise(abort, 'the journal is append-only'); end;
