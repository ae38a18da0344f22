import { PrismaPg } from "@prisma/adapter-pg";
import {
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's catalogue types that Prisma's adapter refuses or mistakes, by oid; anything else is left to be text. */
const columnTypes: ReadonlyMap<number, ColumnType> = new Map([
  [16, ColumnTypeEnum.Boolean],
  [18, ColumnTypeEnum.Character], // "char"
  [20, ColumnTypeEnum.Int64],
  [21, ColumnTypeEnum.Int32],
  [23, ColumnTypeEnum.Int32],
  [26, ColumnTypeEnum.Int64], // oid
  [700, ColumnTypeEnum.Float],
  [701, ColumnTypeEnum.Double],
  [1000, ColumnTypeEnum.BooleanArray],
  [1002, ColumnTypeEnum.CharacterArray],
  [1003, ColumnTypeEnum.TextArray], // name[]
  [1005, ColumnTypeEnum.Int32Array],
  [1007, ColumnTypeEnum.Int32Array],
  [1009, ColumnTypeEnum.TextArray],
]);

/** Arrays that pg has no reader for are read as text[]. */
const readAs = (oid: number): number => (oid === 1002 || oid === 1003 ? 1009 : oid);

/** Prisma's adapter for PostgreSQL, able to read the catalogue: what its schema engine needs to see a live database. */
export function catalogueAdapter(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: "wake schema check", max: 2 });
  const inner = new PrismaPg(pool, { disposeExternalPool: true });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => withCatalogue(await inner.connect(), pool),
    connectToShadowDb: () => inner.connectToShadowDb(),
  };
}

const withCatalogue = (adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter => ({
  provider: adapter.provider,
  adapterName: adapter.adapterName,
  queryRaw: (query) => queryRaw(pool, query),
  executeRaw: (query) => adapter.executeRaw(query),
  executeScript: (script) => adapter.executeScript(script),
  startTransaction: (isolation) => adapter.startTransaction(isolation),
  getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
  dispose: () => adapter.dispose(),
});

async function queryRaw(pool: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const result = await pool.query<unknown[]>({
    text: query.sql,
    values: query.args,
    rowMode: "array",
    types: { getTypeParser: (oid, format) => pg.types.getTypeParser(readAs(oid), format) },
  });
  return {
    columnNames: result.fields.map((field) => field.name),
    columnTypes: result.fields.map((field) => columnTypes.get(field.dataTypeID) ?? ColumnTypeEnum.Text),
    rows: result.rows,
  };
}
