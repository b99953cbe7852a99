import {
  ACTORS,
  DEEDS,
  FAMILY_NAMES,
  GIVEN_NAMES,
  OBJECTS,
  OFFENCES,
  OPENERS,
  QUESTIONS,
  RETORTS,
  SUBJECTS,
  THESES,
  VERDICTS,
  WHEN,
} from './fragments.js';
import type { Random } from './random.js';

/** How a comment is meant to read. */
interface Tone {
  readonly isReply: boolean;
  readonly isOffence: boolean;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Plain text of one to three paragraphs, which an empty line parts. */
export function writeComment(random: Random, { isReply, isOffence }: Tone): string {
  const lead = isReply && random.chance(0.6) ? [random.pick(RETORTS)] : [];
  const paragraphs = Array.from({ length: 1 + random.streak(0.25, 2) }, () => writeParagraph(random));
  const end = isOffence ? [random.pick(OFFENCES)] : [];
  return [[...lead, paragraphs[0]].join(' '), ...paragraphs.slice(1), ...end].join('\n\n');
}

/** Plain text of one paragraph with one to six sentences. */
export function writeParagraph(random: Random): string {
  return Array.from({ length: 1 + random.streak(0.6, 5) }, () => writeSentence(random)).join(' ');
}

function writeSentence(random: Random): string {
  const kind = random.next();
  if (kind < 0.25) return random.pick(VERDICTS);
  if (kind < 0.35) return random.pick(QUESTIONS);
  const deed = `${random.pick(ACTORS)} ${random.pick(DEEDS)} ${random.pick(OBJECTS)}`;
  const clause = random.chance(0.5) ? `${deed} ${random.pick(WHEN)}` : deed;
  return kind < 0.6 ? `${opened(random.pick(OPENERS), clause)}.` : `${capitalised(clause)}.`;
}

/** Puts a comma after an opener that leads into a main clause without "but", "that" or a colon. */
function opened(opener: string, clause: string): string {
  return /(but|and|that|:)$/.test(opener) ? `${opener} ${clause}` : `${opener}, ${clause}`;
}

export function writeHeadline(random: Random): string {
  return capitalised(`${random.pick(SUBJECTS)} ${random.pick(THESES)}`);
}

/** A full name, initials, or a handle. */
export function writeName(random: Random): string {
  const [given, family] = [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
  const kind = random.next();
  if (kind < 0.6) return `${given} ${family}`;
  if (kind < 0.8) return `${given.charAt(0)}. ${family}`;
  return `${given} of ${random.pick(SUBJECTS)}`;
}
