import { WakeError } from "@/lib/domain/error";

/** Where in a JSON body the reader stands, so that a mistake can be named without building a path for every span. */
export class JsonPlace {
  resource = -1;
  scope = -1;
  span = -1;

  /** The failure of a field that is not what it must be. `field` is relative to the innermost entry. */
  mistake(field: string, expected: string): WakeError {
    const path = this.#path(field);
    return new WakeError("invalid", `The JSON body is wrong at ${path}: expected ${expected}.`, {
      fix: "Send an ExportTraceServiceRequest in the JSON encoding of OTLP.",
      issues: [{ field: path, message: `Expected ${expected}.` }],
    });
  }

  #path(field: string): string {
    const entries = [
      this.resource < 0 ? [] : [`resourceSpans[${this.resource}]`],
      this.scope < 0 ? [] : [`scopeSpans[${this.scope}]`],
      this.span < 0 ? [] : [`spans[${this.span}]`],
    ];
    return [...entries.flat(), ...(field === "" ? [] : [field])].join(".") || "its root";
  }
}
