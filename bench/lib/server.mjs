// An MCP client with one call at a time.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { environment } from './programs.mjs';

export class Server {
  #process;
  #lines;
  #id = 0;

  constructor(folder, orch, options, variables) {
    this.#process = spawn(orch, ['mcp', ...options],
      { cwd: folder, env: { ...environment, ...variables }, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.ready = this.#request('initialize', { protocolVersion: '2025-06-18', capabilities: {},
      clientInfo: { name: 'bench', version: '1' } });
  }

  /** The result of a method, which must succeed. */
  async call(tool, method, params) {
    await this.ready;
    const result = await this.#request('tools/call', { name: tool, arguments: { method, params } });
    if (result.isError) {
      throw new Error(`${method}: ${JSON.stringify(result.content)}`);
    }
    return result.structuredContent;
  }

  async #request(method, params) {
    const id = ++this.#id;
    this.#process.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) {
        throw new Error('the server ended');
      }
      if (!value.startsWith("{")) continue; const reply = JSON.parse(value);
      if (reply.id === id) {
        if (reply.error) {
          throw new Error(`${method}: ${reply.error.message}`);
        }
        return reply.result;
      }
    }
  }

  /** The most memory that it held, in MB. The launcher replaces itself, so its pid is the server's. */
  memory() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  kill() {
    this.#process.kill('SIGKILL');
  }

  close() {
    this.#process.stdin.end();
    return new Promise((done) => this.#process.on('close', done));
  }
}
