import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { PanelMessage } from "@/components/ui/panel/panel-message";

/** What a list shows before anything has ever arrived: the shortest way to data. */
export function ConnectFirst({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <PanelMessage
      because="never"
      title={title}
      actions={
        <LinkButton href="/connect" tone="primary">
          Connect your first service
        </LinkButton>
      }
    >
      {children}
    </PanelMessage>
  );
}
