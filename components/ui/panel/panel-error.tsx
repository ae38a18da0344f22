import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { PanelMessage } from "./panel-message";
import { RetryButton } from "./retry-button";

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  /** Number to quote, under which the log has the cause. */
  readonly requestId: string | null;
};

/** The body of a panel whose data could not be read. Its neighbours live on. */
export function PanelError({ title, children, requestId }: Props): ReactNode {
  return (
    <PanelMessage
      because="failed"
      title={title}
      actions={
        <>
          <RetryButton />
          {requestId !== null && <CopyButton text={requestId} label="Copy the number" tone="default" />}
        </>
      }
    >
      {children} {requestId !== null && `Request ${requestId}.`}
    </PanelMessage>
  );
}
