/** A text with a colon and a space in it, written without quotes, and the key that it is of. */
export interface UnquotedColon {
  readonly key: string;
  readonly text: string;
}

const blockValue = /^\s*(?:-\s+)?([^\s:"'{[#]+)\s*:\s+([^\s"'{[|>&*!#].*)$/;
const flowValue = /[{,]\s*([^\s:"'{[,]+)\s*:\s+([^\s"'{[,&*!][^,{}]*)/g;

/** The first such text of a line of YAML; null where it has none, as where what is wrong is something else. */
export function unquotedColon(line: string): UnquotedColon | null {
  const bare = line.replace(/\s#.*$/, "");
  const values = [blockValue.exec(bare), ...bare.matchAll(flowValue)].flatMap((found) => {
    const [, key = "", text = ""] = found ?? [];
    return text.trim().length > textMax ? [] : [{ key, text: text.trim() }];
  });
  return values.find(({ text }) => /:(?:\s|$)/.test(text)) ?? null;
}

/** Past this, a message would be all text. */
const textMax = 200;
