/**
 * From here on, nothing that the page or its workers do can reach the network: no connection, and no script but those that
 * are there. Policies add up, so this one cannot be undone by what runs later.
 */
export function shutNetwork(): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = [
    "default-src 'none'",
    "connect-src 'none'",
    "script-src 'wasm-unsafe-eval'",
    "worker-src blob:",
    "child-src blob:",
    "font-src data:",
    "img-src data: blob:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  document.head.append(policy);
}
