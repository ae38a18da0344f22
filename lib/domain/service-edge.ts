/** One service calls another: under the name `peer`, which is how the caller knows it. The environment is the caller's. */
export type ServiceEdge = { readonly caller: string; readonly environment: string; readonly peer: string; readonly callee: string };
