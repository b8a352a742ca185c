import type { Generated, Kysely, Transaction } from "kysely";
import type { CampaignState } from "../rules/campaign-phases.ts";
import type { DepositState } from "../rules/deposit-states.ts";
import type { ReminderKind, Topic } from "../rules/notices.ts";
import type { Role } from "../rules/roles.ts";

/** Instants are ISO texts in UTC, days `2026-12-31`; identifiers are random texts. The same on SQLite and PostgreSQL. */
export interface HubTables {
  account: {
    id: string;
    /** Sealed (`sealed.ts`), as the name, the password's hash and the key of the one-time passwords are. */
    email: string;
    /** By which an address is found while `email` is encrypted. */
    email_key: string;
    name: string;
    institution: string;
    role: Role;
    /** Empty for who signs in by ProConnect. */
    password: string;
    /** Key of the one-time passwords, in base32; null before it is set. */
    totp: string | null;
    /** The last period of thirty seconds whose password was used: each serves once. */
    totp_step: number | null;
    /** Subject identifier at ProConnect; null before the first sign-in through it. */
    proconnect: string | null;
    created_at: string;
    last_seen_at: string;
    disabled_at: string | null;
    /** Since when somebody invited for an institution waits for one of its agents to accept; null once accepted. */
    pending_since: string | null;
  };
  invitation: {
    id: string;
    token_hash: string;
    /** Hash of the code that the link asks for; null for one that was sent before there were codes. */
    code_hash: string | null;
    /** Sealed, as the name is. */
    email: string;
    email_key: string;
    name: string;
    institution: string;
    role: Role;
    expires_at: string;
    used_at: string | null;
    cancelled_at: string | null;
  };
  /** Which institution an agent is of, by the SIRET that ProConnect gives. */
  establishment: { siret: string; institution: string };
  /** Links that let somebody choose a new password, once. */
  password_link: { token_hash: string; code_hash: string | null; account: string; expires_at: string };
  session: {
    id_hash: string;
    account: string;
    /** Sent back by every form. */
    form_token: string;
    created_at: string;
    seen_at: string;
    /** What ProConnect signed at the sign-in, to sign out there; null for another way in. */
    id_token: string | null;
  };
  passkey: {
    /** Credential identifier, in base64url. */
    id: string;
    account: string;
    /** COSE key, in base64url. */
    public_key: string;
    /** How often the authenticator said it was used. */
    counter: number;
    name: string;
    created_at: string;
  };
  /** Browsers that signed in to an account, by what they keep of it. */
  known_device: { token_hash: string; account: string; seen_at: string };
  /** Which of the hub's messages a person does not want; all others are sent. */
  unwanted_mail: { account: string; topic: Topic };
  /** The last day that a person's tasks were looked at for the daily message, and what they were, as a JSON list. */
  digest: { account: string; day: string; tasks: string };
  /** Reminders of a deadline that were sent to a partner. */
  reminder: { campaign: string; partner: string; deadline: string; kind: ReminderKind };
  /** Failed attempts to sign in, by what they tried. */
  attempt: { key: string; at: string };
  /** Versions of studies. Those of one hash ask partners for the same, and differ by their text. */
  study: {
    hash: string;
    name: string;
    version: string;
    title: string;
    /** SHA-256 of the file that was uploaded. */
    blob: string;
    uploaded_by: string;
    uploaded_at: string;
  };
  campaign: {
    id: string;
    /** Hash of the study that partners run. */
    study: string;
    title: string;
    message: string;
    closes_on: string;
    state: CampaignState;
    previous: string | null;
    /** The campaign whose edition this one takes the place of; null for most. */
    corrects: string | null;
    /** Why it was cancelled; null where it was not. */
    cancel_reason: string | null;
    created_at: string;
  };
  /** Who conducts a campaign: accounts of leads. */
  team_member: { campaign: string; account: string };
  /** What each partner of a campaign's study is, and what it did. */
  participation: {
    campaign: string;
    partner: string;
    institution: string;
    opened_at: string | null;
    taken_at: string | null;
    /** When the partner said that its files are mapped to the study: the hub sees no mapping. */
    mapped_at: string | null;
    /** Last day on which it may deposit after the campaign's deadline; null for the same day as the others. */
    late_until: string | null;
  };
  partner_key: {
    institution: string;
    id: string;
    public: string;
    valid_from: string;
    valid_to: string | null;
    revoked_at: string | null;
    /** In whose name programs deposit with it; null where the journal did not say. */
    registered_by: string | null;
  };
  deposit: {
    id: string;
    campaign: string;
    partner: string;
    /** SHA-256 of the file: its name among the stored ones. */
    blob: string;
    state: DepositState;
    deposited_by: string;
    deposited_at: string;
    /** What it spends of the budget, as a ledger of one line; null before it is verified. */
    spent: string | null;
    /** What is wrong with it, as JSON; null before it is verified, and where nothing is. */
    problems: string | null;
    message: string;
    /** When its file was erased; the line stays. */
    erased_at: string | null;
  };
  review: {
    deposit: string;
    reviewer: string;
    verdict: "approve" | "return";
    reasons: string;
    answered_at: string;
  };
  edition: {
    id: string;
    campaign: string;
    /** Folder of its pages. */
    folder: string;
    /** Identifiers of the deposits that it holds, as a JSON list. */
    deposits: string;
    /** Who asked that it be published, which another one then does; null where nobody did. */
    asked_by: string | null;
    asked_at: string | null;
    published_at: string | null;
    /** When, and why, readers were refused it. */
    withdrawn_at: string | null;
    withdrawal_reason: string | null;
    /** When, and why, another edition was announced that takes its place. */
    corrected_at: string | null;
    correction_reason: string | null;
    created_at: string;
  };
  /** What partners and the lead write on a campaign before it is published. */
  comment: {
    id: string;
    campaign: string;
    account: string;
    /** The only partner that reads it; null where all do. */
    institution: string | null;
    text: string;
    written_at: string;
  };
  job: {
    id: string;
    kind: "assemble";
    subject: string;
    state: "waiting" | "running" | "done" | "failed";
    /** Why it failed, as `BilingualProblems` in JSON; empty otherwise. */
    message: string;
    created_at: string;
    ended_at: string | null;
  };
  /** Deposits and accounts that retention will erase, by their identifier. */
  announced_erasure: { subject: string; kind: "deposit" | "account"; announced_at: string };
  /** One row: the random identifier of the service, which its folder has too (`service-mark.ts`). */
  service: { id: string };
  /** Append-only; each line's hash covers the one before. */
  journal: {
    number: Generated<number>;
    at: string;
    account: string;
    act: string;
    subject: string;
    detail: string;
    hash: string;
  };
}

export type HubDatabase = Kysely<HubTables>;
export type HubTransaction = Transaction<HubTables>;
/** The database, or what a transaction sees of it. */
export type HubReader = Pick<HubDatabase, "selectFrom">;
