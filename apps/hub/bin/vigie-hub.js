#!/usr/bin/env node
// Plain JavaScript that an old Node.js can read, so that it can say what to do.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    "Le service a besoin de Node.js 24 ou plus récent.\nThis service needs Node.js 24 or later.\n",
  );
  process.exitCode = 2;
} else {
  // The database, its copies and the kept files are read by the account of the service alone.
  process.umask(0o077);
  // What Node.js compiled is kept in the service's folder, where only its account writes; the threads and processes that it
  // starts find it by the environment.
  const folder = process.env.VIGIE_HUB_FOLDER;
  const { existsSync } = await import("node:fs");
  if (folder !== undefined && existsSync(folder)) {
    const { enableCompileCache } = await import("node:module");
    process.env.NODE_COMPILE_CACHE ??= `${folder}/compiled`;
    enableCompileCache(process.env.NODE_COMPILE_CACHE);
  }
  const { hubMain } = await import("../src/main.ts");
  process.exitCode = await hubMain(process.argv.slice(2), {
    environment: process.env,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  });
}
