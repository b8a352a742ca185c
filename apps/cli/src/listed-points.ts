import type { PeriodPoint } from "@vigie/study";
import type { Terminal } from "./terminal.ts";

/** One row for what several lines of a file say alike. */
export function listPoints(points: readonly PeriodPoint[], { list, messages: { message } }: Terminal): void {
  const alike = Map.groupBy(points, ({ file, sort, name }) => JSON.stringify([file, sort, name]));
  list(
    [...alike.values()].map(([first, ...others]) => {
      const { file = "", line = 1, sort = "", name = "" } = first ?? {};
      const lines = [...new Set([line, ...others.map((other) => other.line)])];
      return [
        message("renew.place", { file, count: lines.length, lines: lines.join(", ") }),
        message("renew.point", { sort, name }),
      ];
    }),
  );
}
