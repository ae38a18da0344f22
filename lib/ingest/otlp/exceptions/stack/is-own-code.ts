import type { Frame } from "./frame";

/** Folders of packages and of what came with the language. */
const FOREIGN_FOLDER =
  /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|vendor|gems|\.cargo|\.nuget)[\\/]|[\\/]lib[\\/](?:ruby|python[\d.]*|node)[\\/]|[\\/]pkg[\\/]mod[\\/]|^\/usr\/(?:local\/)?(?:lib|share|go)\/|[\\/]go[\\/]src[\\/](?:runtime|net|testing|internal)[\\/]/;
/** Not files of anybody. */
const NO_FILE = /^(?:node:|internal[\\/]|ext:|deno:|native$|index \d|eval at |<|\[internal)/;
/** Packages of Java and its kin, namespaces of .NET, the runtime of Go. */
const FOREIGN_NAME =
  /^(?:(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy|clojure|android|androidx|dalvik|org\.springframework|org\.apache|org\.hibernate|org\.eclipse|org\.jboss|org\.junit|io\.netty|io\.vertx|io\.micrometer|io\.opentelemetry|reactor|akka|okhttp3|System|Microsoft|runtime|testing|syscall|reflect)[./]|(?:net|runtime|internal|encoding|database)\/\w|panic$)/;

/** Whether a frame is in the service's own code, and not in that of a package, a framework or the language. */
export const isOwnCode = ({ name, file }: Frame): boolean =>
  !NO_FILE.test(file) && !FOREIGN_FOLDER.test(file) && !FOREIGN_NAME.test(name) && (name !== "" || file !== "");
