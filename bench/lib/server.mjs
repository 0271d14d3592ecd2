// An MCP client.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { environment } from './programs.mjs';

export class Server {
  #process;
  #id = 0;
  #waiting = new Map();

  constructor(folder, orch, options, variables) {
    this.#process = spawn(orch, ['mcp', ...options],
      { cwd: folder, env: { ...environment, ...variables }, stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#reply(line))
      .on('close', () => this.#waiting.forEach(({ refuse }) => refuse(new Error('the server ended'))));
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

  #request(method, params) {
    const id = ++this.#id;
    return new Promise((done, refuse) => {
      this.#waiting.set(id, { method, done, refuse });
      this.#process.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  }

  /** Reads one line; it is a notification when nobody waits for it. */
  #reply(line) {
    const { id, error, result } = JSON.parse(line);
    const { method, done, refuse } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error) {
      refuse?.(new Error(`${method}: ${error.message}`));
    } else {
      done?.(result);
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
