// What a server does again and again, in one warm process, by JMH.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { orch } from './lib/ours.mjs';
import { output } from './lib/programs.mjs';
import { row } from './lib/table.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), 'jmh');

export async function measure(scratch) {
  mkdirSync(scratch, { recursive: true });
  output(scratch, orch, 'version'); // builds what isn't
  const app = join(dirname(orch), 'target/app');
  const first = (name) => readFileSync(join(app, name), 'utf8').trim().split(' ')[0];
  const jdk = process.env.ORCH_JAVA_HOME ?? process.env.JAVA_HOME ?? first('jdk');
  const jar = join(app, first('current'), 'codestrator.jar');
  const [classes, libraries, found] = ['classes', 'libraries', 'found.json'].map((name) => join(scratch, name));
  execFileSync('mvn', ['-B', '-q', '-f', join(here, 'pom.xml'), `-Dorch.jar=${jar}`, `-Djmh.folder=${scratch}`,
    'compile', 'dependency:build-classpath', `-Dmdep.outputFile=${libraries}`],
  { env: { ...process.env, JAVA_HOME: jdk }, stdio: ['ignore', 'inherit', 'inherit'] });
  execFileSync(join(jdk, 'bin/java'), ['-cp', [classes, readFileSync(libraries, 'utf8').trim()].join(delimiter),
    'org.openjdk.jmh.Main', '-v', 'SILENT', '-rf', 'json', '-rff', found], { stdio: 'ignore' });
  return JSON.parse(readFileSync(found)).map(({ benchmark, primaryMetric: { score, scoreError } }) =>
    row(benchmark.split('.').at(-1), `${score.toPrecision(3)} ± ${scoreError.toPrecision(2)} µs`));
}
