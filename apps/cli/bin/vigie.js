#!/usr/bin/env node
// Plain JavaScript that an old Node.js can read, so that it can say what to do.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    "Vigie a besoin de Node.js 24 ou plus récent ; cette commande tourne avec la version " +
      process.versions.node +
      ".\n" +
      "Node.js 24 vient avec les dépendances du projet : dans son dossier, lancez « npm ci » puis « npm run vigie -- … ».\n" +
      "S’il manque encore, les scripts d’installation de npm sont désactivés : lancez « npm ci --ignore-scripts=false ».\n" +
      "\n" +
      "Vigie needs Node.js 24 or later. It comes with the project's dependencies: run “npm ci” in its folder, then\n" +
      "“npm run vigie -- …”; with npm's install scripts switched off, run “npm ci --ignore-scripts=false”.\n",
  );
  process.exitCode = 2;
} else {
  // What Node.js compiled is kept beside the code, where only those who may change it can write.
  const { enableCompileCache } = await import("node:module");
  const { fileURLToPath } = await import("node:url");
  enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/vigie", import.meta.url)));
  // A reader may close its pipe early, as “head” does, and a disk may be full: the command goes on; a full disk is reported at its end.
  let isCut = false;
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error) => {
      isCut = isCut || error.code !== "EPIPE";
    });
  process.on("exit", () => {
    if (!isCut) return;
    process.exitCode = process.exitCode || 1;
    process.stderr.write(
      "Ce que dit cette commande n’a pas pu être écrit en entier : il n’y a sans doute plus de place là où vous l’enregistrez.\n" +
        "What this command says could not all be written: there is probably no room left where you save it.\n",
    );
  });
  const { main } = await import("../src/main.ts");
  process.exitCode = await main(process.argv.slice(2), {
    out: process.stdout,
    error: process.stderr,
    env: process.env,
  });
}
