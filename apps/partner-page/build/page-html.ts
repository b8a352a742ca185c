import { createHash } from "node:crypto";

interface PageSource {
  readonly script: string;
  readonly style: string;
  /** JSON, in `about`. */
  readonly about: string;
  /** Compressed, by name; none where they are served beside the page. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Addresses of the parts that are served beside the page, which the browser asks for while it reads the page. */
  readonly served: readonly string[];
}

/**
 * The page, alone in its file but for the parts that are served. Its policy lets in the scripts and styles that are in it,
 * by their hashes, and no connection but to its own server, for its parts.
 */
export function pageHtml({ script, style, about, parts, served }: PageSource): string {
  const isAlone = parts.size > 0;
  const policy = [
    "default-src 'none'",
    `script-src ${hashed(tooOld)} ${hashed(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashed(style)}`,
    "font-src data:",
    "img-src data: blob:",
    "worker-src blob:",
    "child-src blob:",
    `connect-src ${isAlone ? "'none'" : "'self'"}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const held = [...parts].map(
    ([name, bytes]) =>
      `<script type="application/octet-stream" id="part-${name}">${Buffer.from(bytes).toString("base64")}</script>\n`,
  );
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>Poste du partenaire — Vigie</title>
<link rel="icon" href="data:,">
${served.map((address) => `<link rel="preload" as="fetch" crossorigin href="${address}">\n`).join("")}<style>${style}</style>
</head>
<body>
<div id="too-old" class="instead" hidden>
<h1>Ce navigateur est trop ancien</h1>
<p>Ouvrez cette page dans Edge 137, Chrome 137, Firefox 129 ou Safari 18.4, ou dans une version plus récente. Sur un PC Windows, essayez d’abord Edge. À défaut, l’édition portable de Vigie pour Windows ne demande aucun navigateur.</p>
<h1 lang="en">This browser is too old</h1>
<p lang="en">Open this page in Edge 137, Chrome 137, Firefox 129 or Safari 18.4, or in a later version. On a Windows PC, try Edge first. Otherwise, the portable edition of Vigie for Windows needs no browser.</p>
</div>
<div id="not-secure" class="instead" hidden>
<h1>Cette page n’est pas servie en HTTPS</h1>
<p>Le navigateur lui refuse ce qu’il faut pour signer. Demandez à l’observatoire une adresse qui commence par https:, ou le fichier vigie-poste.html, à ouvrir d’un double clic.</p>
<h1 lang="en">This page is not served over HTTPS</h1>
<p lang="en">The browser refuses it what signing needs. Ask the observatory for an address that begins with https:, or for the file vigie-poste.html, to be opened by a double click.</p>
</div>
<div id="page"></div>
<noscript><p class="instead">Cette page calcule dans votre navigateur : permettez-lui d’exécuter des scripts. <span lang="en">This page computes in your browser: let it run scripts.</span></p></noscript>
<script type="application/json" id="about">${about.replaceAll("<", "\\u003c")}</script>
${held.join("")}<script>${tooOld}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** In the JavaScript of 2009: it must run where nothing else does. */
const tooOld = `(function () {
  function say() {
    var why = window.isSecureContext === false ? "not-secure" : "too-old";
    document.getElementById(why).removeAttribute("hidden");
  }
  var language = typeof Promise === "function" && typeof Map === "function" && typeof Map.groupBy === "function";
  var parts = typeof WebAssembly === "object" && typeof DecompressionStream === "function";
  if (!language || !parts || typeof crypto !== "object" || typeof crypto.subtle !== "object") say();
  else crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]).then(null, say);
})();`;

function hashed(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
