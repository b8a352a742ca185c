import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Minutes long, or run whole commands: started last, one would hold a worker while the others have nothing left. */
const longest = [
  /^test\/(engines|reader|reference-site|public|kinds)/,
  /^packages\/adapters\/(page-engine\/test\/browser|clickhouse)/,
  /^packages\/core\/engine\/test\/(generated|cases)/,
  /^packages\/core\/publication\/test\/(page|accessibility)/,
  /^apps\//,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const path = moduleId.slice(project.config.root.length + 1);
      const at = longest.findIndex((pattern) => pattern.test(path));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ["packages/*/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", "test/**/*.test.ts"],
    pool: "threads",
    isolate: false,
    // Tests of commands, browsers and databases wait for other processes: one worker per core leaves some of the time unused.
    maxWorkers: availableParallelism() + 1,
    // Where Node.js keeps the sources once compiled: a third of the time of a command that refuses its input.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules", ".cache", "compiled") },
    sequence: { sequencer: LongestFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A page may be slow where browsers, databases and compilers share its processors: what is waited for is not how fast.
    expect: { poll: { timeout: 60_000 } },
  },
});
