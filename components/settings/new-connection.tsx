import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { connectSystemHref } from "@/lib/urls/connection";
import { settingsHref } from "@/lib/urls/settings";
import type { ConnectFormModel } from "@/lib/views/settings/connect-form";
import { ConnectForm } from "./connect-form";
import styles from "./connection.module.css";
import type { ConnectSystem, MakeSecret } from "./settings-action";
import { SystemChoice } from "./system-choice";

type Props = {
  readonly model: ConnectFormModel;
  readonly actions: { readonly connect: ConnectSystem; readonly renewSecret: MakeSecret };
};

/** Connects a system: first which one, then its name, then what to do there. */
export function NewConnection({ model: { system }, actions }: Props): ReactNode {
  const crumb = { label: "Sources", href: settingsHref("sources") };
  if (system === null)
    return (
      <>
        <PageHead title="Connect a source" crumb={crumb} sentence="Wake takes the webhooks that your systems send anyway. Choose one." />
        <div className={styles.body}>
          <SystemChoice />
        </div>
      </>
    );
  return (
    <>
      <PageHead
        title={`Connect ${system.label}`}
        crumb={crumb}
        sentence={system.tells}
        controls={<LinkButton href={connectSystemHref()}>Choose another</LinkButton>}
      />
      <div className={styles.body}>
        <ConnectForm key={system.source} system={system} actions={actions} />
      </div>
    </>
  );
}
