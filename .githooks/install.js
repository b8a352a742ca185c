// Run by `npm ci`: points git to the hooks of this folder, where git is used and nobody chose others.
import { execFileSync } from "node:child_process";

/** What a git command prints; null where it fails, git itself absent included. */
function git(...words) {
  try {
    return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}

const isRootOfClone = git("rev-parse", "--show-prefix") === "";
if (isRootOfClone && git("config", "core.hooksPath") === null) git("config", "core.hooksPath", ".githooks");
