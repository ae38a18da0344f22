"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  readonly className?: string | undefined;
  readonly summary: ReactNode;
  readonly summaryClassName?: string | undefined;
  /** Name of the control when `summary` shows no words. */
  readonly label?: string;
  readonly children: ReactNode;
};

/**
 * A native disclosure that closes like a menu: on Escape, on a press or focus outside, and when a link inside is followed.
 * Without scripts it still opens and closes by its summary.
 */
export function Disclosure({ className, summary, summaryClassName, label, children }: Props): ReactNode {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => (details.current === null ? undefined : closeLikeMenu(details.current)), []);
  return (
    <details ref={details} className={className}>
      <summary className={summaryClassName} aria-label={label}>
        {summary}
      </summary>
      {children}
    </details>
  );
}

function closeLikeMenu(details: HTMLDetailsElement): () => void {
  const listening = new AbortController();
  const closeOutside = (event: Event): void => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
  };
  const closeOnLink = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest("a") !== null) details.open = false;
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  };
  document.addEventListener("pointerdown", closeOutside, { signal: listening.signal });
  document.addEventListener("focusin", closeOutside, { signal: listening.signal });
  details.addEventListener("click", closeOnLink, { signal: listening.signal });
  details.addEventListener("keydown", closeOnEscape, { signal: listening.signal });
  return () => listening.abort();
}
