import { DriverError, engineInputError, errorCode, networkProblem } from "@vigie/engine/adapter";
import { textValue } from "@vigie/words";

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
