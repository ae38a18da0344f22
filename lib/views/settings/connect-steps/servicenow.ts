import type { StepsOf } from "./connect-step";

const FIELDS = [
  ...["sys_id", "number", "type", "state", "incident_state", "approval", "short_description", "risk", "impact", "priority", "severity"],
  ...["start_date", "end_date", "work_start", "work_end", "opened_at", "resolved_at", "closed_at", "due_date", "close_code"],
  ...["cab_required", "unauthorized", "outside_maintenance_schedule", "sys_updated_on", "sys_mod_count"],
];
const NAMES = [...["business_service", "cmdb_ci", "assignment_group", "requested_by", "caused_by", "rfc", "sysapproval", "approver"]];

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

const script = (address: string): string => `(function executeRule(current) {
  var body = { table: current.getTableName() + '' };
  var values = [${list(FIELDS)}];
  var names = [${list(NAMES)}];
  for (var i = 0; i < values.length; i++)
    if (current.isValidField(values[i])) body[values[i]] = current.getValue(values[i]) || '';
  for (var j = 0; j < names.length; j++)
    if (current.isValidField(names[j])) body[names[j]] = current.getDisplayValue(names[j]) || '';
  var message = new sn_ws.RESTMessageV2();
  message.setEndpoint('${address}');
  message.setHttpMethod('post');
  message.setRequestHeader('Content-Type', 'application/json');
  message.setRequestHeader('Authorization', 'Bearer ' + gs.getProperty('wake.secret'));
  message.setRequestBody(JSON.stringify(body));
  message.executeAsync();
})(current);`;

export const servicenowSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Store the secret",
    text: "As a system property of the type password2: sys_properties.list, New.",
    values: [
      { name: "Name", value: "wake.secret" },
      { name: "Value", value: secret },
    ],
  },
  {
    title: "Add a business rule",
    text: "System Definition, Business Rules, New. Once for each of the tables change_request, incident and sysapproval_approver, with Advanced ticked.",
    values: [
      { name: "Name", value: "Tell Wake" },
      { name: "When", value: "async", choose: true },
      { name: "Insert and Update", value: "ticked", choose: true },
    ],
  },
  {
    title: "Paste the script",
    text: "It sends times as they are stored, in UTC, and people, services and groups by their names.",
    code: { title: "Script of the business rule", text: script(address) },
  },
  { title: "Change any record", text: "The call appears here when the scheduler has run the rule, usually within a minute." },
];
