/**
 * The names of columns whose header is on two lines: a name that the second leaves empty stands above it, as merged cells
 * leave it; one that it has several times is completed by the group above, as `2023 Guichet`.
 * @param above the line just above; empty where there is none
 * @param names of the second line
 */
export function joinedHeader(above: readonly string[], names: readonly string[]): readonly string[] {
  let group = "";
  const sameNames = Map.groupBy(names, (name) => name);
  return names.map((name, at) => {
    const over = above[at]?.trim() ?? "";
    group = over || group;
    if (name.trim() === "") return over;
    return (sameNames.get(name)?.length ?? 0) > 1 && group !== "" ? `${group} ${name}` : name;
  });
}
