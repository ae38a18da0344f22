import type { Snapshot } from "../snapshot";

/** What has changed since days were worked out, as triggers wrote it down (`DeliveryStale`). */
export type Mark = {
  readonly kind: string;
  readonly key: string;
  readonly deployment: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  readonly at: Date | null;
  readonly was: ChangeWords | null;
};

/** The words of a change by which it may take another back. */
export type ChangeWords = { readonly repository: string; readonly title: string | null; readonly headBranch: string | null };

/** The columns of a mark. */
export const MARK_COLUMNS = `kind, key, deployment, service, environment, at, was`;

/** The oldest marks, at most so many. */
export async function readMarks(client: Snapshot, most: number): Promise<Mark[]> {
  const { rows } = await client.query<Mark>({
    name: "delivery-marks",
    text: `select ${MARK_COLUMNS} from "DeliveryStale" order by id limit $1`,
    values: [most],
  });
  return rows;
}
