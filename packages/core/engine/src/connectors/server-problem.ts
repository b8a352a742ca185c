import { textValue, type VigieErrors } from "@vigie/words";
import { DriverError } from "../database.ts";
import { engineInputError } from "../problems.ts";

/** Sentence for an error of the network or of TLS; null for any other. */
export function networkProblem(
  error: unknown,
): "engine/database-unreachable" | "engine/database-tls" | "engine/database-lost" | null {
  const code = errorCode(error);
  const text = error instanceof Error ? error.message : "";
  if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|ETIMEDOUT)$/.test(code))
    return "engine/database-unreachable";
  if (
    /SSL|certificate|self.signed/i.test(text) ||
    /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)
  )
    return "engine/database-tls";
  if (/^(?:ECONNRESET|EPIPE|ECONNABORTED)$/.test(code)) return "engine/database-lost";
  return null;
}

/** The code of an error of a driver or of the network; empty where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/**
 * What stands for an error of PostgreSQL or of the network: what a person can do something about, else its code. Its
 * text quotes values, and is left behind.
 */
export function postgresProblem(error: unknown, connection: string): Error {
  const code = errorCode(error);
  const known = problemOf(code, error);
  if (known !== null)
    return engineInputError(known, {}, { connection: textValue(connection), server: textValue("postgres") });
  return new DriverError("PostgreSQL", code === "" ? "unknown error" : `error ${code}`);
}

/** @see PostgreSQL, appendix A: the first two characters of a code are its class. */
function problemOf(code: string, error: unknown) {
  const text = error instanceof Error ? error.message : "";
  const network = networkProblem(error);
  if (network !== null) return network;
  if (/timeout expired|timed out/i.test(text)) return "engine/database-unreachable";
  if (code.startsWith("28") || /password must be a string|SCRAM|SASL/i.test(text))
    return "engine/database-login-refused";
  if (code === "3D000") return "engine/database-absent";
  if (code === "57014") return "engine/database-stopped";
  // A session that the server itself ends dies (FATAL): of an error, it is a server behind it (postgres_fdw) that was lost.
  const isOfStatement = error instanceof Error && "severity" in error && error.severity === "ERROR";
  if (isOfStatement && /^(?:57P0|08|HV)/.test(code)) return "engine/cluster-server-lost";
  // Vigie found the tables that it names in the catalogue: what is absent is behind them.
  if (code === "42P01" || code === "42703") return "engine/cluster-table-absent";
  if (code === "42501") return "engine/table-closed-inside";
  if (/^57P0|^08/.test(code) || /terminated|not queryable|closed/i.test(text)) return "engine/database-lost";
  if (code.startsWith("53") || code === "54000") return "engine/database-short";
  return null;
}

/**
 * What stands for an error of ClickHouse or of the network: what a person can do something about, else its code. Its text
 * quotes values, and is left behind.
 */
export function clickhouseProblem(error: unknown, connection: string): Error {
  const network = networkProblem(error);
  if (network !== null) return named(network, connection);
  const code = errorCode(error);
  if (!/^[0-9]+$/.test(code)) return answerUnread(connection);
  const known = problemOfCode.get(Number(code));
  return known === undefined ? new DriverError("ClickHouse", `error ${code}`) : named(known, connection);
}

/** What answers is not ClickHouse, or its answer is cut or without end. */
export function answerUnread(connection: string): VigieErrors {
  return named("engine/database-answer-unread", connection);
}

export function noAnswer(connection: string): VigieErrors {
  return named("engine/database-unreachable", connection);
}

function named(code: DatabaseProblem, connection: string): VigieErrors {
  return engineInputError(code, {}, { connection: textValue(connection), server: textValue("clickhouse") });
}

type DatabaseProblem =
  | "engine/cluster-server-lost"
  | "engine/database-unreachable"
  | "engine/database-tls"
  | "engine/database-lost"
  | "engine/database-login-refused"
  | "engine/database-absent"
  | "engine/table-closed-inside"
  | "engine/database-too-old"
  | "engine/database-settings-closed"
  | "engine/database-stopped"
  | "engine/database-short"
  | "engine/database-answer-unread";

/** @see ClickHouse, src/Common/ErrorCodes.cpp */
const problemOfCode: ReadonlyMap<number, DatabaseProblem> = new Map(
  (
    [
      // UNKNOWN_USER, WRONG_PASSWORD, REQUIRED_PASSWORD, IP_ADDRESS_NOT_ALLOWED, AUTHENTICATION_FAILED, USER_EXPIRED
      ["engine/database-login-refused", [192, 193, 194, 195, 516, 720]],
      // UNKNOWN_DATABASE
      ["engine/database-absent", [81]],
      // DATABASE_ACCESS_DENIED, ACCESS_DENIED
      ["engine/table-closed-inside", [291, 497]],
      // UNKNOWN_SETTING
      ["engine/database-too-old", [115]],
      // READONLY, SETTING_CONSTRAINT_VIOLATION
      ["engine/database-settings-closed", [164, 452]],
      // TIMEOUT_EXCEEDED, TOO_SLOW, QUERY_WAS_CANCELLED, QUERY_WAS_CANCELLED_BY_CLIENT
      ["engine/database-stopped", [159, 160, 394, 735]],
      // TOO_MANY_ROWS, CANNOT_ALLOCATE_MEMORY, SET_SIZE_LIMIT_EXCEEDED, QUOTA_EXCEEDED, TOO_MANY_SIMULTANEOUS_QUERIES,
      // MEMORY_LIMIT_EXCEEDED, NOT_ENOUGH_SPACE, LIMIT_EXCEEDED, TOO_MANY_BYTES, TOO_MANY_ROWS_OR_BYTES,
      // USER_SESSION_LIMIT_EXCEEDED, SERVER_OVERLOADED
      ["engine/database-short", [158, 173, 191, 201, 202, 241, 243, 290, 307, 396, 700, 745]],
      // ATTEMPT_TO_READ_AFTER_EOF, UNKNOWN_TABLE (it went since it was opened), SOCKET_TIMEOUT, NETWORK_ERROR, ABORTED,
      // SESSION_NOT_FOUND, SESSION_IS_LOCKED
      ["engine/database-lost", [32, 60, 209, 210, 236, 372, 373]],
      // ALL_CONNECTION_TRIES_FAILED, ALL_REPLICAS_LOST
      ["engine/cluster-server-lost", [279, 415]],
    ] as const
  ).flatMap(([problem, codes]) => codes.map((code) => [code, problem] as const)),
);
