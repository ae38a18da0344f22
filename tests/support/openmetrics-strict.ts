export type ParsedFamily = {
  readonly type: string;
  readonly unit: string | null;
  readonly help: string | null;
  readonly samples: readonly { readonly labels: ReadonlyMap<string, string>; readonly value: number }[];
};

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** Reads OpenMetrics 1.0 text the strict way, gauges only; throws with the line that breaks a rule of the format. */
export function strictOpenMetrics(text: string): Map<string, ParsedFamily> {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.pop() !== "# EOF") throw new Error("It must end in `# EOF` and one line feed.");
  const families = new Map<
    string,
    { type: string; unit: string | null; help: string | null; samples: ParsedFamily["samples"][number][] }
  >();
  let current = "";
  for (const line of lines) {
    const meta = /^# (TYPE|UNIT|HELP) (\S+) (.*)$/.exec(line);
    if (meta !== null) {
      const [, kind, name = "", rest = ""] = meta;
      if (kind === "TYPE") {
        if (families.has(name) || !NAME.test(name) || rest !== "gauge") throw new Error(line);
        families.set(name, { type: rest, unit: null, help: null, samples: [] });
        current = name;
      }
      const family = families.get(current);
      if (name !== current || family === undefined || family.samples.length > 0) throw new Error(line);
      if (kind === "UNIT" && !name.endsWith(`_${rest}`)) throw new Error(line);
      if (kind === "UNIT") family.unit = rest;
      if (kind === "HELP") family.help = rest;
      continue;
    }
    const [name, labels, value] = sampleOf(line);
    const family = families.get(name);
    if (name !== current || family === undefined) throw new Error(line);
    const key = JSON.stringify([...labels].sort());
    if (family.samples.some((one) => JSON.stringify([...one.labels].sort()) === key)) throw new Error(`twice: ${line}`);
    family.samples.push({ labels, value });
  }
  return families;
}

function sampleOf(line: string): [name: string, labels: Map<string, string>, value: number] {
  const head = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{?)/.exec(line);
  if (head === null) throw new Error(line);
  const labels = new Map<string, string>();
  let rest = line.slice(head[0].length);
  if (head[2] === "{") {
    for (;;) {
      const pair = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"([,}])/.exec(rest);
      const [all = "", label = "", escaped = "", end = ""] = pair ?? [];
      if (pair === null || labels.has(label)) throw new Error(line);
      labels.set(
        label,
        escaped.replaceAll(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char)),
      );
      rest = rest.slice(all.length);
      if (end === "}") break;
    }
  }
  if (!/^ (NaN|[+-]Inf|-?\d+(\.\d+)?(e[+-]?\d+)?)$/.test(rest)) throw new Error(line);
  return [head[1] ?? "", labels, Number(rest.slice(1).replace("Inf", "Infinity"))];
}
