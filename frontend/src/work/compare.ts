/** What a command printed, and how it differs from what the lesson expects. The same rules as in the test of the lessons. */

export type Row = { expected: string | null; printed: string | null; same: boolean };

const ANY = '…';
const PROMPT = /^\S+@\S+:.*[$#]( |$)/;

export const isPrompt = (line: string): boolean => PROMPT.test(line);

/** The lines between the newest echo of a command and the prompt after it; null when the echo is no longer there. */
export function outputOf(command: string, lines: string[]): string | null {
  const asked = command.trim().split('\n').map(single);
  for (let from = lines.length - asked.length; from >= 0; from--) {
    const first = single(lines[from]!);
    if (!isPrompt(lines[from]!) || !first.endsWith(asked[0]!)) continue;
    if (!asked.every((line, i) => i === 0 || single(lines[from + i]!.replace(/^>\s?/, '')) === line)) continue;
    const rest = lines.slice(from + asked.length);
    const end = rest.findIndex(isPrompt);
    return (end < 0 ? rest : rest.slice(0, end)).join('\n').trimEnd();
  }
  return null;
}

/** The two texts side by side, or null when the printed one is as expected. */
export function differences(expected: string, printed: string): Row[] | null {
  const left = lines(expected);
  const right = lines(printed);
  const rows = align(left, right);
  return rows.every(row => row.same) ? null : rows;
}

const lines = (text: string): string[] => text.trim() === '' ? [] : text.trim().split('\n');
const single = (line: string): string => line.trim().replace(/\s+/g, ' ');

/** Whether a printed line is the expected one: `…` stands for any text, runs of blanks count as one. */
export function lineMatches(expected: string, printed: string): boolean {
  const parts = single(expected).split(ANY);
  const text = single(printed);
  if (parts.length === 1) return parts[0] === text;
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** The pairing with the fewest lines left alone; an expected line of `…` alone takes any number of printed ones. */
function align(expected: string[], printed: string[]): Row[] {
  const [n, m] = [expected.length, printed.length];
  const any = expected.map(line => line.trim() === ANY);
  const cost = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(0));
  for (let i = n; i >= 0; i--) {
    for (let j = m; j >= 0; j--) {
      if (i === n && j === m) continue;
      const skipPrinted = j < m ? cost[i]![j + 1]! + (any[i] ? 0 : 2) : Infinity;
      const skipExpected = i < n ? cost[i + 1]![j]! + (any[i] ? 0 : 2) : Infinity;
      const both = i < n && j < m && !any[i] ? cost[i + 1]![j + 1]! + (lineMatches(expected[i]!, printed[j]!) ? 0 : 3) : Infinity;
      cost[i]![j] = Math.min(skipPrinted, skipExpected, both);
    }
  }
  const rows: Row[] = [];
  for (let i = 0, j = 0; i < n || j < m;) {
    const here = cost[i]![j]!;
    if (i < n && j < m && !any[i]) {
      const same = lineMatches(expected[i]!, printed[j]!);
      if (here === cost[i + 1]![j + 1]! + (same ? 0 : 3)) {
        rows.push({ expected: expected[i++]!, printed: printed[j++]!, same });
        continue;
      }
    }
    if (j < m && here === cost[i]![j + 1]! + (any[i] ? 0 : 2)) rows.push({ expected: any[i] ? ANY : null, printed: printed[j++]!, same: !!any[i] });
    else if (any[i]) i++;
    else rows.push({ expected: expected[i++]!, printed: null, same: false });
  }
  return rows;
}
