// Running programs, in an environment that says nothing about any session.
import { spawn, spawnSync } from 'node:child_process';

const who = { GIT_AUTHOR_NAME: 'bench', GIT_AUTHOR_EMAIL: 'bench@localhost',
  GIT_COMMITTER_NAME: 'bench', GIT_COMMITTER_EMAIL: 'bench@localhost' };
const passed = Object.entries(process.env)
  .filter(([name]) => !/^(GIT_|ORCH_(?!JAVA_HOME|JVM_DIRS))/.test(name));
export const environment = { ...Object.fromEntries(passed), ...who,
  GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', TASKMASTER_SKIP_AUTO_UPDATE: '1' };

/** The output of a program that must succeed. */
export function output(folder, program, ...args) {
  const result = spawnSync(program, args,
    { cwd: folder, env: environment, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: exit ${result.status}\n${result.stderr}`);
  }
  return result.stdout.trim();
}

/** How many seconds a program that must succeed takes. */
export function time(folder, program, ...args) {
  const began = process.hrtime.bigint();
  output(folder, program, ...args);
  return Number(process.hrtime.bigint() - began) / 1e9;
}

/** The most memory that a program holds, in MB, by GNU time. */
export function memory(folder, program, ...args) {
  const result = spawnSync('/usr/bin/time', ['-f', '%M', program, ...args],
    { cwd: folder, env: environment, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return Number(result.stderr.trim().split('\n').at(-1)) / 1024;
}

/** Runs a program and says whether it succeeded. */
export const attempt = (folder, program, ...args) => new Promise((done) => {
  spawn(program, args, { cwd: folder, env: environment, stdio: 'ignore' })
    .on('close', (code) => done(code === 0));
});

/** Runs all of these at once: the exit code, what it complained of, and the seconds of each. */
export const attempts = (commands) => Promise.all(commands.map(([folder, program, ...args]) =>
  new Promise((done) => {
    const began = process.hrtime.bigint();
    let err = '';
    spawn(program, args, { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
      .on('close', (code) => done({ code, err, took: Number(process.hrtime.bigint() - began) / 1e9 }))
      .stderr.on('data', (data) => { err += data; });
  })));

/** `writers` writers at once, each with `count` works one after the other: how many succeeded, and
 * the seconds that it took. */
export async function together(writers, count, work) {
  const began = process.hrtime.bigint();
  const each = await Promise.all(Array.from({ length: writers }, async (_, writer) => {
    let accepted = 0;
    for (let turn = 0; turn < count; turn++) {
      accepted += (await work(writer, turn)) ? 1 : 0;
    }
    return accepted;
  }));
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  return { accepted: each.reduce((sum, n) => sum + n, 0), took };
}
