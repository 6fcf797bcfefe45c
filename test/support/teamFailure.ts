/** A whole failure of a team, without mistakes: it shows as the line `The widget of NAME has failed`. */
export function failureFile(id: string): string {
  return `${[
    `id: ${id}`,
    `articles: [${id}]`,
    'title: Our own failure',
    'short: own',
    'product: sms',
    'versions: ["2.0"]',
    'severity: error',
    'signals:',
    '  - { id: seen, role: failure, weight: distinctive, logs: [any], text: "The widget of {name} has failed" }',
    'cause: The widget of {name} is worn out.',
    'remedy:',
    '  - do: Replace the widget.',
  ].join('\n')}\n`;
}
