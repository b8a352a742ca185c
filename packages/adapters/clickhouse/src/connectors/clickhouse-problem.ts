import { DriverError, engineInputError, errorCode, networkProblem } from "@vigie/engine/adapter";
import { textValue, type VigieErrors } from "@vigie/words";

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
