import { CopyButton } from "@/components/ui/copy-button";
import { FactList } from "@/components/ui/fact-list";
import { Time } from "@/components/ui/time";
import type { ErrorRow, ErrorSample as Sample } from "@/lib/charts/error-list/model";
import styles from "./error-list.module.css";

const SOURCE = { span: "told by a span", log: "told by a log record" } as const;

type Changed = NonNullable<ErrorRow["changed"]>;
type Props = { readonly sample: Sample; readonly changed: Changed; readonly zone: string };

/** One case of a fault as its sender told it: when, in which trace, the message, the stack and what else was said. */
export function ErrorSample({ sample, changed, zone }: Props) {
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
              trace <Trace sample={sample} />
            </span>
            <CopyButton text={sample.traceId} label="Copy trace id" />
          </>
        )}
      </header>
      {sample.message !== "" && <p>{sample.message}</p>}
      {sample.stack !== "" && <Stack stack={sample.stack} changed={changed} />}
      {attributes.length > 0 && (
        <div className={styles.attributes}>
          <FactList facts={attributes.map(([term, value]) => ({ term, value: <code>{value}</code> }))} />
        </div>
      )}
    </article>
  );
}

function Trace({ sample: { traceId, traceHref } }: { readonly sample: Sample }) {
  const id = <code>{traceId}</code>;
  return traceHref == null ? (
    id
  ) : (
    <a href={traceHref} rel="noreferrer">
      {id}
    </a>
  );
}

/** The stack as it was sent; lines in files that a change of the release touches say which one. */
function Stack({ stack, changed }: Pick<Props, "changed"> & { readonly stack: string }) {
  if (changed.length === 0) return <pre className={styles.stack}>{stack}</pre>;
  const lines = stack.split("\n").map((text, number) => ({ number, text, by: [...new Set(changeOf(text, changed))] }));
  return (
    <pre className={styles.stack}>
      {lines.map(({ number, text, by }) =>
        by.length === 0 ? (
          `${text}\n`
        ) : (
          <span key={number} className={styles.changed}>
            {text} <em>changed in {by.join(", ")}</em>
            {"\n"}
          </span>
        ),
      )}
    </pre>
  );
}

const changeOf = (line: string, changed: Changed): string[] =>
  changed.filter(({ file }) => namesFile(line, file)).map(({ change }) => change);

/** Whether a line names this file, and not one whose name ends like it. */
function namesFile(line: string, file: string): boolean {
  const at = line.indexOf(file);
  return at >= 0 && !/[\w.-]/.test(line[at - 1] ?? " ");
}
