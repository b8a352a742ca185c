import "./core/without-eval.ts";
import { loadParts } from "./core/load-parts.ts";
import { openStation } from "./core/open-station.ts";
import { readAbout } from "./core/read-about.ts";
import { shutNetwork } from "./core/shut-network.ts";
import { startPage } from "./page/start-page.tsx";

/* The page shows itself while its parts load; no file can be opened before the network is shut out. */

async function station(softwareVersion: string) {
  const parts = await loadParts(softwareVersion);
  shutNetwork();
  return openStation(parts);
}

const root = document.getElementById("page");
if (root === null) throw new RangeError("the page has no place for what it shows");
const { softwareVersion, dependencies } = readAbout();
startPage(root, { station: station(softwareVersion), dependencies, softwareVersion });
