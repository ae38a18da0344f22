/** One folder of prisma/migrations. `checksum` is Prisma's: the SHA-256 of the script, in hex. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };
