// Talks to a server by the TypeScript SDK's client, and prints what it was told as one JSON object.
// Usage: node typescript.mjs SERVER ARGUMENT..., or: node typescript.mjs URL TOKEN
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [command, ...args] = process.argv.slice(2);
const transport = command.startsWith("http:")
  ? new StreamableHTTPClientTransport(new URL(command), {
      requestInit: { headers: { Authorization: `Bearer ${args[0]}` } },
    })
  : new StdioClientTransport({ command, args, cwd: process.cwd(), stderr: "inherit" });
const client = new Client({ name: "typescript", version: "1" });
await client.connect(transport);

const call = (name, method, params = {}, options) =>
  client.callTool({ name, arguments: { method, params } }, undefined, options);

const opened = await call("orch_session", "session.open", { user_request: "Pay by card" });
const epic = await call("orch_task", "task.create", { level: "epic", title: "Pay" });
const id = epic.structuredContent.id;
const child = await call("orch_thread", "thread.child.spawn", {
  role: "plan_architect",
  provider: "command",
  launch_command: "sh -c 'exec cat'",
});
const thread = child.structuredContent.thread.thread_id;
const progress = [];
const waited = await call(
  "orch_thread",
  "thread.child.wait_status",
  { thread_id: thread, timeout_seconds: 1 },
  { onprogress: (told) => progress.push(told.message) },
);
const cancelling = new AbortController();
const cancelled = call(
  "orch_thread",
  "thread.child.wait_status",
  { thread_id: thread, timeout_seconds: 600 },
  { signal: cancelling.signal },
).catch((reason) => String(reason));
cancelling.abort("enough");

const told = {
  server: client.getServerVersion().name,
  instructions: client.getInstructions(),
  tools: (await client.listTools()).tools.map((tool) => tool.name),
  opened: opened.structuredContent.status,
  refused: await call("orch_task", "task.get", { task_id: "c-0000000" }),
  help: (await client.callTool({ name: "orchestrator.call", arguments: { method: "task.get", help: true } }))
    .structuredContent,
  resources: (await client.listResources()).resources.map((resource) => resource.uri),
  templates: (await client.listResourceTemplates()).resourceTemplates.map((template) => template.uriTemplate),
  record: (await client.readResource({ uri: `orch://task/${id}` })).contents[0],
  status: (await client.readResource({ uri: "orch://status" })).contents[0].text,
  completed: (
    await client.complete({
      ref: { type: "ref/resource", uri: "orch://task/{id}" },
      argument: { name: "id", value: id.slice(0, 4) },
    })
  ).completion.values,
  missing: await client.readResource({ uri: "orch://task/c-0000000" }).catch((error) => error.code),
  prompts: (await client.listPrompts()).prompts.map((prompt) => prompt.name),
  prompt: (await client.getPrompt({ name: "codestrator" })).messages[0].content.text,
  waited: waited.structuredContent,
  progress,
  cancelled: await cancelled,
  epic: id,
};
await call("orch_thread", "thread.child.stop", { thread_id: thread });
console.log(JSON.stringify(told));
await transport.terminateSession?.();
await client.close();
