import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const schemas = { validateFailure: 'failure', validateLogs: 'logs', validateCodes: 'codes' } as const;

/**
 * The validators of server/catalogue/*.schema.json as one self-contained module: it imports nothing, makes no code at
 * run time, and so runs in a web worker under a strict content security policy.
 */
export function makeValidators(): string {
  // `unicode: false` counts UTF-16 code units, as everything else here does, and needs no helper of Ajv.
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // `if` and `then` narrow objects whose properties are declared once, outside.
    strictRequired: false,
    unicode: false,
    logger: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  } as ConstructorParameters<typeof Ajv2020>[0]);
  const ids: Record<string, string> = {};
  for (const [name, file] of Object.entries(schemas)) {
    const schema = readSchema(file);
    ajv.addSchema(schema);
    ids[name] = schema.$id;
  }
  const code = (standalone as unknown as { default: typeof standalone.default }).default(ajv, ids);
  if (code.includes('require('))
    throw new Error('A validator needs a helper of Ajv; use another keyword in the schema.');
  return `// @ts-nocheck -- made by scripts/makeValidators.ts from server/catalogue/*.schema.json; do not edit.\n${code}\n`;
}

export const validatorsFile = fileURLToPath(
  new URL('../server/src/authoring/generated/validators.js', import.meta.url),
);

function readSchema(name: string): { readonly $id: string } {
  const text = readFileSync(new URL(`../server/catalogue/${name}.schema.json`, import.meta.url), 'utf8');
  // Descriptions are for the author's editor; in the validator they would only be bytes.
  return JSON.parse(text, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(validatorsFile, makeValidators());
