import type { JointCounts } from "@vigie/table";

/** One row per respondent. */
export function expanded({ rows }: JointCounts): readonly JointCounts["rows"][number]["values"][] {
  return rows.flatMap(({ values, count }) => Array.from({ length: count }, () => values));
}
