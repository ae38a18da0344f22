import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

export type Signature = { readonly service: string; readonly signature: string };

/** What some signatures are called: the type and the message without what varies. By service and signature, as `titleKey` writes them. */
export async function signatureTitles(asked: readonly Signature[]): Promise<Map<string, string>> {
  if (asked.length === 0) return new Map();
  const { rows } = await pool().query<Signature & { type: string; template: string }>(
    `SELECT e.service, e.signature, e.type, e.template
       FROM unnest($1::int[], $2::text[], $3::text[]) AS a (shard_key, service, signature)
       JOIN telemetry.error_signature e USING (shard_key, service, signature)`,
    [asked.map(({ service }) => shardKeyOf(service)), asked.map(({ service }) => service), asked.map(({ signature }) => signature)],
  );
  return new Map(rows.map((row) => [titleKey(row), row.template === "" ? row.type : `${row.type}: ${row.template}`]));
}

export const titleKey = ({ service, signature }: Signature): string => `${service}\0${signature}`;
