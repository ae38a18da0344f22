export const DEPLOY_USAGE = `wake deploy start  [options]                 tells Wake that a deployment begins; prints its id
wake deploy finish <status> [options]        how it ended: succeeded, failed, cancelled, rolled_back
wake deploy wrap   [options] -- command …    both, around a command, whose exit code it ends with

  --service --environment                    where to; the service of the running job's repository unless given
  --version --commit                         what; the tag or commit of the running job unless given
  --id                                       your id of the deployment; that of the job's run unless given
  --change-request --emergency --change      what it rests on; --change once for each change that it carries
  --repository --ref --actor --pipeline-url
  --url --token                              where Wake is and a token with the scope ingest:events (WAKE_URL, WAKE_TOKEN)
  --strict                                   fail when Wake could not be told; otherwise that never breaks a pipeline

Every option that matters has a variable too: WAKE_SERVICE, WAKE_ENVIRONMENT, WAKE_VERSION, WAKE_COMMIT, WAKE_DEPLOYMENT_ID,
WAKE_CHANGE_REQUEST, WAKE_EMERGENCY. What could not be delivered waits in WAKE_SPOOL (~/.cache/wake) for the next command.`;
