import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Snippet } from "@/components/ui/snippet";
import { TabLinks } from "@/components/ui/tab-links";
import { connectHref } from "@/lib/urls/connect";
import { settingsHref } from "@/lib/urls/settings";
import type { ConnectModel } from "@/lib/views/connect/connect";
import styles from "./connect.module.css";
import { Heartbeat } from "./heartbeat";
import { Steps } from "./steps";

/** The first steps: what to paste, and everything that has knocked since. */
export function Connect({ model }: { model: ConnectModel }) {
  const snippet = model.snippets.find((one) => one.way === model.way) ?? model.snippets[0];
  return (
    <>
      <PageHead
        title="Connect your first service"
        sentence="Three things make a verdict: a release, its signals, and something to compare with."
        controls={model.demo && <LinkButton href="/">Look around with demo data</LinkButton>}
      />
      <Steps steps={model.steps} />
      <div className={styles.columns}>
        <div>
          <Section title="1 Announce releases" note="One call when a deploy ends. Sending it twice is safe." plain>
            <TabLinks
              label="How to announce a release"
              tabs={model.snippets.map(({ way, label }) => ({ label, href: connectHref({ way }), current: way === model.way }))}
            />
            {snippet !== undefined && <Snippet code={snippet.code} title={snippet.file} />}
            <p className={styles.token}>
              {model.mayCreateTokens
                ? "WAKE_TOKEN is a token that may send events and signals."
                : "WAKE_TOKEN is a token that may send events and signals; an admin can create one for you."}
              {model.mayCreateTokens && <LinkButton href="/settings/tokens">Create a token</LinkButton>}
            </p>
          </Section>
          <Section title="2 Send signals" note="Traces, metrics and logs of any OpenTelemetry SDK or Collector, four lines." plain>
            <Snippet code={model.signals} title="environment of your service" />
            <p className={styles.note}>
              The service, version and environment must be the same in both calls: that is how a release is linked to its signals.{" "}
              <Link href={settingsHref("sources")}>Settings, Sources</Link> shows who sends what, and what was left out and why.
            </p>
          </Section>
        </div>
        <Heartbeat model={model} />
      </div>
    </>
  );
}
