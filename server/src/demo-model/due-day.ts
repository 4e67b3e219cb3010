const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DUE = new RegExp(`[\\s,]+(?:due|by)\\s+(?:on\\s+|next\\s+)?(today|tomorrow|${DAYS.join('|')})[\\s.!]*$`, 'i');

/** A phrase without the day that it ends with, and noon of that day (UTC), today or later. */
export function dueDayIn(phrase: string, now = new Date()): { rest: string; dueAt?: string } {
  const [found, day = ''] = DUE.exec(phrase) ?? [];
  if (found === undefined) return { rest: phrase };
  const name = day.toLowerCase();
  const ahead = DAYS.includes(name) ? (DAYS.indexOf(name) - now.getUTCDay() + 7) % 7 : Number(name === 'tomorrow');
  const due = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + ahead, 12);
  return { rest: phrase.slice(0, -found.length), dueAt: new Date(due).toISOString() };
}
