/** The code under which protection gathers rare ones: alone, or before a dot and the code of their parent. */
const others = "_O";

/** The parent of the codes that `code` gathers, empty for those at the top; null where it gathers none. */
export function parentOfOthers(code: string): string | null {
  if (code === others) return "";
  return code.startsWith(`${others}.`) ? code.slice(others.length + 1) : null;
}
