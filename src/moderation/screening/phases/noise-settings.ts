import { z } from 'zod';

/** As Unicode names them. */
const SCRIPTS = [
  ...([
    'Arabic',
    'Armenian',
    'Bengali',
    'Cyrillic',
    'Devanagari',
    'Ethiopic',
    'Georgian',
    'Greek',
    'Gujarati',
  ] as const),
  ...(['Gurmukhi', 'Han', 'Hangul', 'Hebrew', 'Hiragana', 'Kannada', 'Katakana', 'Khmer', 'Lao', 'Latin'] as const),
  ...(['Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thai', 'Tibetan'] as const),
] as const;

export const noiseSettings = z.strictObject({
  verdict: z
    .enum(['publish', 'hold', 'reject'])
    .default('hold')
    .meta({ description: 'What becomes of a comment that shouts or is noise' }),
  maxCapitals: z
    .number()
    .min(0.3)
    .max(1)
    .default(0.7)
    .meta({ description: 'The share of letters in sentences of capitals above which a comment shouts; 1 for never' }),
  capitalsFrom: z.int().min(5).max(500).default(20).meta({ description: 'A comment of fewer letters does not shout' }),
  maxMarks: z.int().min(2).max(50).default(4).meta({ description: 'The most accents and other marks on one letter' }),
  maxRepeats: z
    .int()
    .min(4)
    .max(5000)
    .default(20)
    .meta({ description: 'The most times that one character is repeated, apart from lines of dashes or dots' }),
  scripts: z
    .array(z.enum(SCRIPTS))
    .min(1)
    .max(SCRIPTS.length)
    .default(['Latin'])
    .meta({ description: "The scripts of the site's languages" }),
  maxOtherScripts: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .meta({ description: 'The share of letters of other scripts above which a comment is noise here; 1 for never' }),
  keyboardMash: z.boolean().default(true).meta({ description: 'Whether keys struck at random are noise' }),
});

export type NoiseSettings = z.output<typeof noiseSettings>;
