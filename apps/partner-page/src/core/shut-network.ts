/**
 * From here on, nothing that the page or its workers do can reach the network: no connection, and no script but those that
 * are there. Policies add up, so this one cannot be undone by what runs later.
 */
export function shutNetwork(): void {
  shutWaysOut();
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
    ...trustedContents(),
  ].join("; ");
  document.head.append(policy);
}

/**
 * Takes from the page what its policy does not cover: windows, navigations, and calls from one browser to another. A browser
 * without the Navigation API keeps its navigations, which the guide says.
 */
function shutWaysOut(): void {
  window.open = () => null;
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"])
    Object.defineProperty(globalThis, name, { value: undefined });
  if (!("navigation" in window)) return;
  navigation.addEventListener("navigate", (event) => {
    const { cancelable, destination, downloadRequest, navigationType } = event;
    const isOfPage = destination.sameDocument || navigationType === "reload";
    const isDownload = downloadRequest !== null && destination.url.startsWith("blob:");
    if (cancelable && !isOfPage && !isDownload) event.preventDefault();
  });
}

/** Known to some browsers; the types of pages do not have it yet. */
declare const trustedTypes:
  | {
      createPolicy(name: string, rules: Readonly<Record<string, (text: string) => string | null>>): unknown;
    }
  | undefined;

/** Markup that could run or load something: figures and reports have none. */
const active = /<(?:script|iframe|frame|object|embed|base|meta|link|form)\b|\son\w+\s*=|javascript:/i;

/** Directives by which every text that becomes markup or a worker passes one filter; none where the browser has no such thing. */
function trustedContents(): readonly string[] {
  if (typeof trustedTypes === "undefined") return [];
  trustedTypes.createPolicy("default", {
    createHTML: (markup) => (active.test(markup) ? null : markup),
    createScriptURL: (address) => (address.startsWith("blob:") ? address : null),
  });
  return ["require-trusted-types-for 'script'", "trusted-types default"];
}
