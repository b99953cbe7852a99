// What screening is compared with.
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** @type {Readonly<Record<string, (text: string) => boolean>>} */
export const REFERENCES = { 'obscenity, English': (text) => matcher.hasMatch(text) };
