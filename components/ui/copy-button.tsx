"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button, type ButtonTone } from "./button";
import { VisuallyHidden } from "./visually-hidden";

const SHOWN_MS = 2_000;

type Props = {
  readonly text: string;
  /** The verb on the button. */
  readonly label?: string;
  readonly tone?: ButtonTone;
};

type Outcome = "ready" | "copied" | "refused";

/** Copies `text` and says so for two seconds; when the browser refuses, it says that the text must be selected by hand. */
export function CopyButton({ text, label = "Copy", tone = "quiet" }: Props): ReactNode {
  const [outcome, setOutcome] = useState<Outcome>("ready");

  useEffect(() => {
    if (outcome === "ready") return;
    const timer = setTimeout(() => setOutcome("ready"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };

  const said = { ready: label, copied: "Copied", refused: "Select and copy by hand" }[outcome];
  return (
    <>
      <Button tone={tone} icon={outcome === "copied" ? "check" : "copy"} onClick={copy}>
        {said}
      </Button>
      <VisuallyHidden>
        <span role="status">{outcome === "ready" ? "" : said}</span>
      </VisuallyHidden>
    </>
  );
}
