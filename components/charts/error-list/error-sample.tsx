import { CopyButton } from "@/components/ui/copy-button";
import { FactList } from "@/components/ui/fact-list";
import { Time } from "@/components/ui/time";
import type { ErrorSample as Sample } from "@/lib/charts/error-list/model";
import styles from "./error-list.module.css";

const SOURCE = { span: "told by a span", log: "told by a log record" } as const;

/** One case of a fault as its sender told it: when, in which trace, the message, the stack and what else was said. */
export function ErrorSample({ sample, zone }: { sample: Sample; zone: string }) {
  const attributes = Object.entries(sample.attributes);
  return (
    <article className={styles.sample}>
      <header>
        <Time at={sample.at} zone={zone} />
        <span>
          version {sample.version}, {SOURCE[sample.source]}
        </span>
        {sample.traceId !== null && (
          <>
            <span>
              trace <code>{sample.traceId}</code>
            </span>
            <CopyButton text={sample.traceId} label="Copy trace id" />
          </>
        )}
      </header>
      {sample.message !== "" && <p>{sample.message}</p>}
      {sample.stack !== "" && <pre className={styles.stack}>{sample.stack}</pre>}
      {attributes.length > 0 && (
        <div className={styles.attributes}>
          <FactList facts={attributes.map(([term, value]) => ({ term, value: <code>{value}</code> }))} />
        </div>
      )}
    </article>
  );
}
