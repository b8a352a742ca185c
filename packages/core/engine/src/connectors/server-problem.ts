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
