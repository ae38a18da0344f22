import type { FieldText } from "./field";

type Described = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

/** The attributes by which a control of a `Field` points at its hint and its error. */
export function describedBy(id: string, { hint, error }: Pick<FieldText, "hint" | "error">): Described {
  const parts = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter((part) => part !== null);
  return {
    id,
    "aria-describedby": parts.length === 0 ? undefined : parts.join(" "),
    "aria-invalid": error === undefined ? undefined : true,
  };
}
