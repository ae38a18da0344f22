const WHOLE = new Set(["intValue", "asInt", "count", "zeroCount", "bucketCounts"]);
const DOUBLES = new Set(["doubleValue", "asDouble", "sum", "min", "max", "explicitBounds", "zeroThreshold"]);
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  kind: ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"].map((name) => `SPAN_KIND_${name}`),
  code: ["UNSET", "OK", "ERROR"].map((name) => `STATUS_CODE_${name}`),
  aggregationTemporality: ["UNSPECIFIED", "DELTA", "CUMULATIVE"].map((name) => `AGGREGATION_TEMPORALITY_${name}`),
};
const NOISE = [
  ...['"later":[{"a":[1,-0.5e-3,"\\u00e9\\n"]},null,true]', '"__proto__":{"kind":3}', '"constructor":"x"', '"":""', '"nam":{"name":1}'],
  ...['"droppedAttributesCount":3', '"schemaUrl":"https://example.com"', '"exemplars":[{"asDouble":1}]', '"flags_":[]', '"nameX":"\\"}"'],
];

/** Draws whole numbers below a limit. */
export type Draw = (limit: number) => number;

/** Draws from a sequence that a seed decides. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % limit;
  };
}

/**
 * One of the many texts that say the same request in OTLP's JSON: fields in any order and either spelling, numbers as numbers or texts,
 * enums by number or name, any white space, any escapes, and unknown fields in between. Whole numbers of 64 bits are given as digits.
 */
export function jsonText(request: object, draw: Draw, order: "any" | "given" = "any"): string {
  return new Speller(draw, order).object(request);
}

class Speller {
  readonly #draw: Draw;
  readonly #order: "any" | "given";

  constructor(draw: Draw, order: "any" | "given") {
    this.#draw = draw;
    this.#order = order;
  }

  object(object: object): string {
    const fields = Object.entries(object).map(
      ([key, value]) => `${this.#key(key)}${this.#space()}:${this.#space()}${this.#value(key, value)}`,
    );
    const noise = this.#draw(4) === 0 ? [NOISE[this.#draw(NOISE.length)] ?? ""] : [];
    return `{${this.#joined(this.#shuffled([...fields, ...noise]))}}`;
  }

  #value(key: string, value: unknown): string {
    if (Array.isArray(value)) return `[${this.#joined(value.map((entry: unknown) => this.#value(key, entry)))}]`;
    if (typeof value === "object" && value !== null) return this.object(value);
    if (typeof value === "number" && DOUBLES.has(key)) return this.#double(value);
    if (typeof value === "number" && this.#draw(3) === 0) return JSON.stringify(MEMBERS[key]?.[value] ?? value);
    if (typeof value === "string" && (WHOLE.has(key) || key.endsWith("UnixNano"))) return this.#draw(2) === 0 ? value : `"${value}"`;
    return typeof value === "string" ? this.#text(value) : JSON.stringify(value);
  }

  #double(value: number): string {
    if (!Number.isFinite(value)) return `"${value}"`;
    const digits = Object.is(value, -0) ? "-0" : this.#draw(4) === 0 ? value.toExponential() : String(value);
    return this.#draw(3) === 0 ? `"${digits}"` : digits;
  }

  #key(key: string): string {
    const spelled = this.#draw(2) === 0 ? key : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return this.#draw(8) === 0 ? this.#text(spelled) : JSON.stringify(spelled);
  }

  #text(text: string): string {
    const escapes = this.#draw(2) === 0;
    const unit = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;
    const escaped = (character: string): string =>
      Array.from({ length: character.length }, (_, at) => unit(character.charCodeAt(at))).join("");
    const spelled = Array.from(
      JSON.stringify(text)
        .slice(1, -1)
        .match(/\\u....|\\.|[^\\]/gsu) ?? [],
    );
    return `"${spelled.map((one) => (escapes && !one.startsWith("\\") && this.#draw(4) === 0 ? escaped(one) : one)).join("")}"`;
  }

  #joined(parts: readonly string[]): string {
    return parts.map((part) => `${this.#space()}${part}${this.#space()}`).join(",");
  }

  #space(): string {
    return this.#draw(5) === 0 ? (["\n", " ", "\t\r\n  "][this.#draw(3)] ?? "") : "";
  }

  #shuffled(parts: readonly string[]): readonly string[] {
    if (this.#order === "given" || this.#draw(3) > 0) return parts;
    return parts
      .map((part) => ({ part, rank: this.#draw(1000) }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ part }) => part);
  }
}
