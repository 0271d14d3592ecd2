// A scratch repository with Task Master in it: task-master-ai, without its telemetry, which would wait for a
// network. It keeps all tasks in one file of JSON; the steps of a Case are subtasks here.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { output } from './programs.mjs';

const home = join(dirname(fileURLToPath(import.meta.url)), '../task-master/node_modules/task-master-ai');
export const taskMaster = [process.execPath, join(home, 'dist/task-master.js')];
export const version = () => JSON.parse(readFileSync(join(home, 'package.json'))).version;

/** A repository where Task Master was set up and has so many tasks. */
export function repository(folder, count) {
  mkdirSync(folder, { recursive: true });
  output(folder, 'git', 'init', '--quiet', '--initial-branch=main');
  output(folder, ...taskMaster, 'init', '--yes', '--name', 'bench', '--rules', 'codex', '--no-aliases');
  const config = join(folder, '.taskmaster/config.json');
  const settings = JSON.parse(readFileSync(config));
  settings.global.anonymousTelemetry = false;
  writeFileSync(config, JSON.stringify(settings, null, 2));
  const tasks = Array.from({ length: count }, (_, n) => task(n + 1));
  const day = '2026-11-21T02:12:00.000Z';
  const metadata = { created: day, updated: day, description: 'Tasks for master context' };
  writeFileSync(join(folder, '.taskmaster/tasks/tasks.json'),
    JSON.stringify({ master: { tasks, metadata } }, null, 2));
  return folder;
}

const task = (id) => ({ ...item(id, `Case ${id}`), testStrategy: '', priority: 'medium',
  description: 'What is to be done here, in a sentence or two of ordinary length, as people write it.',
  subtasks: Array.from({ length: 20 }, (_, n) => ({ ...item(n + 1, `Step ${n}`), parentId: id })) });

const item = (id, title) =>
  ({ id, title, description: '', details: '', status: 'pending', dependencies: [] });
