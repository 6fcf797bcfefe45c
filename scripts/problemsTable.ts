/** One line of the Problems panel as a screen reader hears it. */
export interface PanelLine {
  /** 1: a file, 2: a problem of the file above it, 3: a place that the problem points to. */
  readonly level: number;
  readonly label: string;
}

/** One line for each problem: severity, text, file, one-based line. A label of an unknown form is given as it is. */
export function problemsTable(lines: readonly PanelLine[]): readonly string[] {
  const table: string[] = [];
  let file = '';
  for (const { level, label } of lines) {
    if (level === 1) file = fileOf(label);
    if (level === 2) table.push(rowOf(label, file));
  }
  return table;
}

function fileOf(label: string): string {
  const parts = /^\d+ problems? in file (.+) of folder ?(.*)$/.exec(label);
  return parts ? [parts[2], parts[1]].filter(Boolean).join('/') : label;
}

function rowOf(label: string, file: string): string {
  const parts = /^(\w+): (.*) at line (\d+) and character \d+\./s.exec(label);
  return parts ? `${parts[1]}  ${parts[2]}  ${file}  line ${parts[3]}` : `${label}  ${file}`;
}
