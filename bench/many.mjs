// One Case among ten thousand: shown, checked, listed; and how that grows from one thousand.
import { join } from 'node:path';
import { time } from './lib/programs.mjs';
import { faster, median, row, seconds, times } from './lib/table.mjs';
import { backlogs, held, ours } from './lib/tools.mjs';

const FEW = 1_000;
const MANY = 10_000;
const ROUNDS = 7;
const PEER_ROUNDS = 3;
const LIMIT = 80;
const WORKS = ['show', 'check', 'list'];

export async function measure(scratch) {
  const places = {
    few: ours(join(scratch, 'few'), FEW),
    many: ours(join(scratch, 'many'), MANY),
    peer: backlogs(join(scratch, 'peer'), MANY),
  };
  const took = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const work of WORKS) {
      for (const [name, words] of Object.entries(places)) {
        if (name !== 'peer' || round < PEER_ROUNDS) {
          note(took, `${name} ${work}`, time(words.folder, ...words[work](round)));
        }
      }
    }
  }
  const of = (name) => median(took.get(name));
  return [
    faster(`show one of ${MANY}`, of('many show'), of('peer show'), 15),
    faster(`check one of ${MANY}`, of('many check'), of('peer check'), 15),
    faster(`list ${MANY}`, of('many list'), of('peer list'), 8),
    ...WORKS.map((work) => held(work, places.many, places.peer, ROUNDS, LIMIT)),
    ...['show', 'check'].map((work) => grown(work, of(`few ${work}`), of(`many ${work}`))),
  ];
}

const note = (took, name, value) => took.set(name, [...(took.get(name) ?? []), value]);

const grown = (work, few, many) => row(`${work}: ${FEW} to ${MANY}`,
  `${seconds(few)} to ${seconds(many)}`, '', times(many / few), '< 1.5 x', many / few < 1.5);
