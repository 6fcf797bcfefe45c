// Measures the grammar: lines per second for each family, and the slowest of long hostile lines.
// Run: node test/bench/grammar.ts
import textmate from 'vscode-textmate';
import { loadRawGrammar } from '../support/grammar.ts';
import { grammarFamilies } from '../support/grammarFamilies.ts';
import { longLines } from '../support/grammarLongLines.ts';

const linesPerFamily = 20_000;
const grammar = await loadRawGrammar();

console.log('family             lines/s');
for (const { family, lines } of grammarFamilies) {
  run(lines, 2_000);
  const started = cpu();
  run(lines, linesPerFamily);
  const seconds = (cpu() - started) / 1000;
  console.log(
    family.padEnd(18),
    Math.round(linesPerFamily / seconds)
      .toString()
      .padStart(7),
  );
}

console.log('\nlong line                            characters      ms');
for (const { name, line } of longLines()) {
  const best = Math.min(...[1, 2, 3].map(() => milliseconds(line)));
  console.log(name.padEnd(36), String(line.length).padStart(10), best.toFixed(1).padStart(7));
}

function run(lines: readonly string[], count: number): void {
  let state = textmate.INITIAL;
  for (let index = 0; index < count; index++) {
    state = grammar.tokenizeLine2(lines[index % lines.length] ?? '', state).ruleStack;
  }
}

function milliseconds(line: string): number {
  const started = cpu();
  grammar.tokenizeLine2(line, textmate.INITIAL);
  return cpu() - started;
}

/** Milliseconds this thread has worked: other programs on the machine do not count. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
