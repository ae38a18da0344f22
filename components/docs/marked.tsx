import { Fragment, type ReactNode } from "react";

/** A text in which words between backticks are code. */
export function Marked({ text }: { readonly text: string }): ReactNode {
  const parts = text.split("`").map((part, place) => ({ part, place, isCode: place % 2 === 1 }));
  return parts.map(({ part, place, isCode }) => (isCode ? <code key={place}>{part}</code> : <Fragment key={place}>{part}</Fragment>));
}
