import { writeFile } from "node:fs/promises";
import path from "node:path";
import { openapiDocument } from "./openapi/document";
import { openapiText } from "./openapi/text";

/** `npm run openapi`: writes public/openapi.json from the schemas. A test fails while the two differ. */
export async function main(): Promise<number> {
  const file = path.join("public", "openapi.json");
  await writeFile(file, openapiText(openapiDocument()));
  console.log(`Wrote ${file}.`);
  return 0;
}
