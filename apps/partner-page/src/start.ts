import "./core/without-eval.ts";
import { loadParts, readAbout } from "./core/load-parts.ts";
import { openPageCore } from "./core/open-page-core.ts";

import { shutNetwork } from "./core/shut-network.ts";
import { startPage } from "./page/start-page.tsx";

/* The page shows itself while its parts load; no file can be chosen before the network is shut out. */

const root = document.getElementById("page");
if (root === null) throw new RangeError("the page has no place for what it shows");
const { softwareVersion, dependencies } = readAbout();
const parts = loadParts(softwareVersion).then((loaded) => {
  shutNetwork();
  return loaded;
});
startPage(root, { parts, core: parts.then(openPageCore), dependencies, softwareVersion });
