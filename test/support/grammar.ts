import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const { resolve } = createRequire(import.meta.url);

export const grammarPath = new URL('../../syntaxes/sms-log.tmLanguage.json', import.meta.url);

/** A stretch of one line with its scopes, the root scope left out; `start` and `end` in UTF-16 code units. */
export interface ScopedText {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Gives the scopes of every line of a text. */
export type Tokenize = (lines: readonly string[]) => readonly (readonly ScopedText[])[];

/** Loads the grammar with the pair of engines that VS Code ships. Fails where a pattern does not compile. */
export async function loadGrammar(): Promise<Tokenize> {
  const grammar = await loadRawGrammar();
  return (lines) => {
    let state = textmate.INITIAL;
    return lines.map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens
        .map(({ startIndex, endIndex, scopes }) => ({
          start: startIndex,
          end: Math.min(endIndex, line.length),
          scopes: scopes.slice(1),
        }))
        .filter(({ start, end }) => end > start);
    });
  };
}

/** The grammar as the engine has it, for what needs its state line by line. */
export async function loadRawGrammar(): Promise<textmate.IGrammar> {
  const wasm = readFileSync(resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarPath, 'utf8'), 'sms-log.tmLanguage.json'),
  });
  const grammar = await registry.loadGrammar('text.sms-log');
  if (!grammar) throw new Error('The grammar has no scope text.sms-log.');
  return grammar;
}
