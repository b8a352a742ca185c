#!/usr/bin/env node
// Plain JavaScript that an old Node.js can read, so that it can say what to do.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    "Le service a besoin de Node.js 24 ou plus récent.\nThis service needs Node.js 24 or later.\n",
  );
  process.exitCode = 2;
} else {
  const { main } = await import("../src/main.ts");
  process.exitCode = await main(process.argv.slice(2), {
    environment: process.env,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  });
}
