/**
 * What Wake wants to know of a resource or item. Those from `peerService` to `peerUrl` say whom a call goes to, the most telling first;
 * the two after them name what the points of metrics are about; `config` tells settings of one version from others, and is read of
 * resources alone.
 */
export const CONCEPT = {
  service: 0,
  environment: 1,
  version: 2,
  method: 3,
  route: 4,
  httpStatus: 5,
  rpcStatus: 6,
  errorType: 7,
  messaging: 8,
  cicd: 9,
  peerService: 10,
  databaseSystem: 11,
  databaseName: 12,
  destination: 13,
  rpcService: 14,
  peerAddress: 15,
  peerUrl: 16,
  rpcMethod: 17,
  operationName: 18,
  config: 19,
} as const;
export type Concept = (typeof CONCEPT)[keyof typeof CONCEPT];
export const CONCEPT_COUNT = 20;

/** Attribute names of each concept, the one that wins first: today's semantic conventions, then what older SDKs send. */
const NAMES: readonly (readonly [Concept, readonly string[]])[] = [
  [CONCEPT.service, ["service.name"]],
  [CONCEPT.environment, ["deployment.environment.name", "deployment.environment"]],
  [
    CONCEPT.version,
    [
      "service.version",
      "container.image.tags",
      "container.image.tag",
      "k8s.deployment.label.app.kubernetes.io/version",
      "k8s.pod.label.app.kubernetes.io/version",
      "k8s.pod.labels.app.kubernetes.io/version",
      "artifact.version",
      // A deployment that is announced by its commit alone has that as its version.
      "vcs.ref.head.revision",
      "vcs.repository.ref.revision",
      "git.commit.sha",
    ],
  ],
  [CONCEPT.method, ["http.request.method", "http.method"]],
  [CONCEPT.route, ["http.route"]],
  [CONCEPT.httpStatus, ["http.response.status_code", "http.status_code"]],
  [CONCEPT.rpcStatus, ["rpc.status_code", "rpc.response.status_code", "rpc.grpc.status_code"]],
  [CONCEPT.errorType, ["error.type"]],
  [CONCEPT.messaging, ["messaging.operation.type", "messaging.operation"]],
  [CONCEPT.peerService, ["peer.service", "service.peer.name"]],
  [CONCEPT.databaseSystem, ["db.system.name", "db.system"]],
  [CONCEPT.databaseName, ["db.namespace", "db.name"]],
  [CONCEPT.destination, ["messaging.destination.name", "messaging.destination"]],
  [CONCEPT.rpcService, ["rpc.service"]],
  [CONCEPT.peerAddress, ["server.address", "net.peer.name", "http.host"]],
  [CONCEPT.peerUrl, ["url.full", "http.url"]],
  [CONCEPT.rpcMethod, ["rpc.method"]],
  [CONCEPT.operationName, ["messaging.operation.name"]],
  [CONCEPT.config, ["service.config.hash", "config.hash", "wake.config.hash", "k8s.pod.label.config-hash"]],
];

/** Every name that is read, numbered from 1; number 0 is "not of interest", number 1 stands for all names under `cicd.`. */
export const UNREAD = 0;
export const CICD = 1;
export const CICD_PREFIX = "cicd.";

type ReadName = { readonly name: string; readonly concept: Concept; readonly rank: number };

/** The names by number; `rank` 1 wins over 2. */
export const READ_NAMES: readonly ReadName[] = [
  { name: "", concept: CONCEPT.cicd, rank: 1 },
  { name: CICD_PREFIX, concept: CONCEPT.cicd, rank: 1 },
  ...NAMES.flatMap(([concept, names]) => names.map((name, index) => ({ name, concept, rank: index + 1 }))),
];
