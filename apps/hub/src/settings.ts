import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

/** How the hub runs; read from the environment once. */
export interface Settings {
  /** Database, kept files, published pages. */
  readonly folder: string;
  /** Address of the hub as people write it, without a final `/`. */
  readonly address: string;
  readonly port: number;
  /** Interface to listen on. */
  readonly host: string;
  /** Address of PostgreSQL; null for the SQLite file of the folder. */
  readonly databaseUrl: string | null;
  /** Whether the address of a reader is the last one of `X-Forwarded-For`. */
  readonly isBehindProxy: boolean;
  /** Address of an SMTP server, `smtps://user:password@host`; null where messages are only written in the hub. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Sign-in of the State's agents, by OpenID Connect; null where it is not used. */
  readonly proconnect: { readonly issuer: string; readonly client: string; readonly secret: string } | null;
  /** Kept outside of the database, which it opens: what names people and what they sign in with is sealed; null without one. */
  readonly secret: string | null;
  /** The one before it, while it is being changed. */
  readonly formerSecret: string | null;
  /** Where an antivirus listens, as clamd does; null without one. */
  readonly antivirus: { readonly path: string } | { readonly host: string; readonly port: number } | null;
  /** Who answers for the personal data of the service, and where to write to them; null where it does not say. */
  readonly controller: string | null;
  /** Where alerts go besides the administrators' accounts; null where to them only. */
  readonly alerts: string | null;
  /** Folder of the page served to partners; null where partners use the command. */
  readonly partnerPage: string | null;
  /** Greatest rho that the bundles of one partner may spend together: on one source over one window, and on all. */
  readonly caps: { readonly window: number; readonly all: number };
  /** Days after which a bundle that was never published is erased, once its campaign is closed. */
  readonly keptDays: number;
}

const environment = z.object({
  VIGIE_HUB_FOLDER: z.string().min(1),
  VIGIE_HUB_ADDRESS: z
    .url({ protocol: /^https?$/ })
    .refine((address) => new URL(address).pathname === "/")
    .optional(),
  VIGIE_HUB_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  VIGIE_HUB_HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z.string().optional(),
  VIGIE_HUB_PROXY: z.enum(["0", "1"]).default("0"),
  VIGIE_HUB_SMTP: z.string().optional(),
  VIGIE_HUB_SMTP_FROM: z.email().optional(),
  VIGIE_HUB_PROCONNECT_ISSUER: z
    .url()
    .refine(
      (issuer) => issuer.startsWith("https:") || /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(issuer),
    )
    .optional(),
  VIGIE_HUB_PROCONNECT_CLIENT: z.string().min(1).optional(),
  VIGIE_HUB_PROCONNECT_SECRET: z.string().min(1).optional(),
  VIGIE_HUB_SECRET: z.string().min(32).optional(),
  VIGIE_HUB_SECRET_FORMER: z.string().min(32).optional(),
  VIGIE_HUB_ANTIVIRUS: z
    .string()
    .regex(/^(?:\/.+|[\w.-]+:\d{1,5})$/)
    .optional(),
  VIGIE_HUB_CONTROLLER: z.string().min(1).max(300).optional(),
  VIGIE_HUB_ALERTS: z.email().optional(),
  VIGIE_HUB_PARTNER_PAGE: z.string().optional(),
  VIGIE_HUB_CAP_WINDOW: z.coerce.number().positive().default(3),
  VIGIE_HUB_CAP_ALL: z.coerce.number().positive().default(20),
  VIGIE_HUB_KEPT_DAYS: z.coerce.number().int().positive().default(90),
});

/**
 * Each variable may be the content of a file instead, named by the variable with `_FILE`: a secret that a vault or systemd hands
 * over stays out of the environment.
 * @returns the names of the variables that are wrong, where some are: a name of the hub's that no setting has is one of them
 */
export function readSettings(
  values: Readonly<Record<string, string | undefined>>,
): { readonly settings: Settings } | { readonly wrong: readonly string[] } {
  const unknown = Object.keys(values).filter(
    (name) => name.startsWith("VIGIE_HUB_") && !(name.replace(/_FILE$/, "") in environment.shape),
  );
  if (unknown.length > 0) return { wrong: unknown };
  const given: Record<string, string | undefined> = {};
  for (const name of Object.keys(environment.shape)) {
    const file = values[`${name}_FILE`];
    try {
      given[name] = file === undefined ? values[name] : readFileSync(file, "utf8").trim();
    } catch {
      return { wrong: [`${name}_FILE`] };
    }
  }
  const read = environment.safeParse(given);
  if (!read.success) return { wrong: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] };
  const found = read.data;
  if (found.VIGIE_HUB_SMTP !== undefined && found.VIGIE_HUB_SMTP_FROM === undefined)
    return { wrong: ["VIGIE_HUB_SMTP_FROM"] };
  const proconnect = proconnectOf(found);
  if (proconnect === "partial")
    return {
      wrong: ["VIGIE_HUB_PROCONNECT_ISSUER", "VIGIE_HUB_PROCONNECT_CLIENT", "VIGIE_HUB_PROCONNECT_SECRET"],
    };
  return {
    settings: {
      proconnect,
      folder: resolve(found.VIGIE_HUB_FOLDER),
      address: (found.VIGIE_HUB_ADDRESS ?? `http://127.0.0.1:${found.VIGIE_HUB_PORT}`).replace(/\/$/, ""),
      port: found.VIGIE_HUB_PORT,
      host: found.VIGIE_HUB_HOST,
      databaseUrl: found.DATABASE_URL ?? null,
      isBehindProxy: found.VIGIE_HUB_PROXY === "1",
      mail:
        found.VIGIE_HUB_SMTP === undefined || found.VIGIE_HUB_SMTP_FROM === undefined
          ? null
          : { url: found.VIGIE_HUB_SMTP, from: found.VIGIE_HUB_SMTP_FROM },
      secret: found.VIGIE_HUB_SECRET ?? null,
      formerSecret: found.VIGIE_HUB_SECRET_FORMER ?? null,
      antivirus: found.VIGIE_HUB_ANTIVIRUS === undefined ? null : listenerOf(found.VIGIE_HUB_ANTIVIRUS),
      controller: found.VIGIE_HUB_CONTROLLER ?? null,
      alerts: found.VIGIE_HUB_ALERTS ?? null,
      partnerPage: found.VIGIE_HUB_PARTNER_PAGE === undefined ? null : resolve(found.VIGIE_HUB_PARTNER_PAGE),
      caps: { window: found.VIGIE_HUB_CAP_WINDOW, all: found.VIGIE_HUB_CAP_ALL },
      keptDays: found.VIGIE_HUB_KEPT_DAYS,
    },
  };
}

/** @param written a socket's path, or `host:port` */
function listenerOf(written: string): NonNullable<Settings["antivirus"]> {
  if (written.startsWith("/")) return { path: written };
  const [host = "", port] = written.split(":");
  return { host, port: Number(port) };
}

/** All three settings, or none. */
function proconnectOf(found: z.infer<typeof environment>): Settings["proconnect"] | "partial" {
  const issuer = found.VIGIE_HUB_PROCONNECT_ISSUER;
  const client = found.VIGIE_HUB_PROCONNECT_CLIENT;
  const secret = found.VIGIE_HUB_PROCONNECT_SECRET;
  if (issuer !== undefined && client !== undefined && secret !== undefined) return { issuer, client, secret };
  return issuer === undefined && client === undefined && secret === undefined ? null : "partial";
}
