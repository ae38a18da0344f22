import { readdirSync } from "node:fs";
import { servicenowAdapter } from "@/lib/ingest/sources/servicenow/servicenow";
import { opsFixture, opsRead } from "./ops-read";

// Prints what ServiceNow's records mean in the zone that this process was started in.
const names = readdirSync("tests/fixtures/servicenow").map((file) => file.replace(".json", ""));
const events = names.flatMap((name) => opsRead(servicenowAdapter, opsFixture("servicenow", name)).events);
process.stdout.write(JSON.stringify({ offset: new Date("2026-03-01T12:00:00Z").getTimezoneOffset(), events }));
