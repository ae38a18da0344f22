import { artifactDraft, changeEventDraft, incidentDraft } from "../facts/draft";
import { type Adapter, type Delivery, type Headers, ignored, made, type SourceReading } from "./adapter";
import { commitAt } from "./commit-at";
import { deploymentReading } from "./deployment-reading";
import { at, type Json, said, textAt } from "./fields";
import { momentOf } from "./moment";
import { mapped } from "./place";
import { placeAmong, tierWordIn } from "./place-among";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

/** The bodies of Pelorus' webhook exporter. */
export const pelorusAdapter: Adapter = {
  source: "pelorus",
  headers: ["x-pelorus-event"],
  topic: kindOf,
  deliveryKey: () => null,
  read: readPelorus,
};

type Told = { readonly app: string; readonly time: Date };

function readPelorus(delivery: Delivery): SourceReading {
  const kind = kindOf(delivery.headers, delivery.body);
  if (kind === "ping") return ignored("Pelorus asked whether Wake is there.");
  const app = textAt(delivery.body, "app");
  const time = timeAt(delivery.body, "timestamp");
  if (kind === null) return ignored("This is no body of Pelorus: it needs the header X-Pelorus-Event.");
  if (app === null || time === null) return ignored(`This \`${kind}\` of Pelorus names no application or no time.`);
  if (kind === "deploytime") return deployed({ app, time }, delivery);
  if (kind === "committime") return committed({ app, time }, delivery);
  return kind === "failure" ? failed({ app, time }, delivery) : ignored(`Pelorus sends “${kind}”; Wake has no use for it.`);
}

/** By the header, or else by the fields that only one kind has. */
function kindOf(headers: Headers, body: Json): string | null {
  const said = headers["x-pelorus-event"]?.trim().toLowerCase();
  if (said !== undefined && said !== "") return said.slice(0, 100);
  const has = (field: string): boolean => at(body, field) !== undefined;
  return has("failure_id") ? "failure" : has("commit_hash") ? "committime" : has("image_sha") ? "deploytime" : null;
}

/** What Pelorus measures is a deployment that runs. */
function deployed({ app, time }: Told, delivery: Delivery): SourceReading {
  const { body, connection, settings } = delivery;
  const image = imageOf(body);
  if (image === null) return ignored(`This deployment of ${app} names no image.`);
  const namespace = textAt(body, "namespace");
  const id = sourceId("pelorus", connection, app, namespace ?? "", image, time.toISOString());
  return deploymentReading(delivery, {
    id,
    key: sourceId(id, "succeeded"),
    status: "succeeded",
    version: image,
    place: placeAmong(settings, { service: app, environments: [namespace], hints: [tierWordIn(namespace), tierWordIn(app)] }),
    at: time,
    finishedAt: time,
  });
}

/** The commit that an image was built from: it is a change of its own, and deployments of the image carry it. */
function committed({ app, time }: Told, { body, connection, settings, receivedAt }: Delivery): SourceReading {
  const [image, commit] = [imageOf(body), commitAt(body, "commit_hash")];
  if (image === null || commit === null) return ignored(`This commit of ${app} names no hash or no image.`);
  const service = mapped(settings.services, app) ?? app;
  const change = { id: commit, commits: [commit], ...said({ firstCommitAt: momentOf(time, receivedAt) }) };
  const key = sourceId("pelorus", connection, "commit", app, image, commit);
  return made([
    artifactDraft({ id: image, service, version: image, commit, change: commit }, "packaged", { key, at: null, receivedAt }),
    changeEventDraft(change, "updated", { key: sourceId(key, "change"), at: time, receivedAt }),
  ]);
}

function failed({ app, time }: Told, { body, connection, settings, receivedAt }: Delivery): SourceReading {
  const [failure, event] = [textAt(body, "failure_id"), textAt(body, "failure_event")?.toLowerCase()];
  if (failure === null || (event !== "created" && event !== "resolved")) {
    return ignored(`This failure of ${app} has no id, or is neither created nor resolved.`);
  }
  const id = sourceId("pelorus", connection, app, failure);
  const moment = momentOf(time, receivedAt);
  const services = [mapped(settings.services, app) ?? app];
  const common = { key: sourceId(id, event), at: time, receivedAt };
  const named = { id, title: `${failure} of ${app}`, services };
  if (event === "created") return made([incidentDraft({ ...named, status: "open", ...said({ openedAt: moment }) }, common)]);
  return made([incidentDraft({ ...named, status: "resolved", ...said({ resolvedAt: moment }) }, common)]);
}

const imageOf = (body: Json): string | null => textAt(body, "image_sha")?.toLowerCase() ?? null;
