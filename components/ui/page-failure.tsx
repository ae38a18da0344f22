"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { PageMessage } from "./page-message";

type Props = { readonly error: unknown; readonly retry: () => void };

/** A page that could not be drawn: a number to quote, and the way to try again. Nothing of the inside is shown. */
export function PageFailure({ error, retry }: Props): ReactNode {
  const number = digestOf(error);
  return (
    <PageMessage
      icon="stop"
      title="This page could not be read"
      actions={
        <>
          <Button tone="primary" onClick={() => retry()}>
            Try again
          </Button>
          {number !== null && <CopyButton text={number} label="Copy the number" tone="default" />}
        </>
      }
    >
      <p>
        Nothing was lost. If it happens again, tell whoever runs Wake
        {number === null ? " what you did and when." : `: the log has the cause under the number ${number}.`}
      </p>
    </PageMessage>
  );
}

const digestOf = (error: unknown): string | null =>
  error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
