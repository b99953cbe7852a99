import type { Signal } from '../../comments/index.js';

/** Numbers and short words that complete a sentence about a finding. Never what a person wrote. */
export type FindingDetails = Readonly<Record<string, string | number>>;

interface Words {
  /** What an editor reads beside the marked text. */
  readonly editor: (details: FindingDetails) => string;
  /** What the author is told; null where telling would only help to get round the rule, or would be unfair. */
  readonly author: ((details: FindingDetails) => string) | null;
}

/** As the words phase names the kinds. */
const KIND_OF_WORD: Readonly<Record<string, string>> = {
  obscene: 'an obscene expression',
  slur: 'a slur',
  abuse: 'an insult or a threat',
};

const kindOfWord = ({ kind }: FindingDetails): string => KIND_OF_WORD[String(kind)] ?? 'an expression';

/** The one place where what a phase found is put into words. */
const WORDS = {
  'article.premoderated': {
    editor: () => 'Every comment on this article waits for an editor.',
    author: () => 'On this article an editor reads every comment before it appears.',
  },
  'author.rejected_tries': {
    editor: ({ count, minutes }) =>
      `Within ${minutes} minutes before this one, ${count} texts by the same author were rejected.`,
    author: () => 'Several of your texts were turned down just before this one, so an editor will look at it first.',
  },
  'text.hidden_characters': {
    editor: () => 'Has invisible characters within a word.',
    author: () => 'Your comment has invisible characters within a word. Please type that word anew.',
  },
  'text.direction_override': {
    editor: () => 'Has invisible characters that turn round the direction of the text.',
    author: () => 'Your comment has invisible characters that turn round the direction of the text.',
  },
  'text.imitated_letters': {
    editor: () => 'Has letters of another alphabet in a word, in place of Latin ones that they look like.',
    author: () => 'Your comment has letters of another alphabet in a word. Please type that word anew.',
  },
  'words.banned': {
    editor: (details) => `Has ${kindOfWord(details)} that is banned here.`,
    author: (details) => `Your comment has ${kindOfWord(details)} that we do not print. Please put it another way.`,
  },
  'words.suspect': {
    editor: (details) => `Has ${kindOfWord(details)} that is suspect here.`,
    author: (details) => `Your comment has what may be ${kindOfWord(details)}, so an editor will look at it.`,
  },
  'words.mild': {
    editor: () => 'Has a coarse word.',
    author: null,
  },
  'links.too_many': {
    editor: ({ most }) => `Has more than ${most} web addresses.`,
    author: ({ most }) => `Your comment has more than ${most} web addresses, so an editor will look at it.`,
  },
  'links.denied': {
    editor: () => 'Leads to a site on the list of those that are not allowed.',
    author: () => 'Your comment leads to a site that we do not link to. Please take that address out.',
  },
  'links.not_allowed': {
    editor: () => 'Leads to a site that is not on the list of those that are allowed.',
    author: () => 'Your comment leads to a site that we do not know, so an editor will look at it.',
  },
  'links.shortener': {
    editor: () => 'Uses a shortened address, which hides where it leads.',
    author: () => 'Your comment has a shortened web address, so an editor will look where it leads.',
  },
  'links.numbers': {
    editor: () => 'Leads to an address of numbers instead of a name.',
    author: () => 'Your comment has a web address of numbers, so an editor will look where it leads.',
  },
  'links.look_alike': {
    editor: ({ domain }) =>
      domain === '' ? 'Has an address that mixes alphabets.' : `Has an address that can be taken for ${domain}.`,
    author: () => 'Your comment has a web address that can be taken for another, so an editor will look at it.',
  },
  'links.misleading': {
    editor: () => 'The words of a link name another site than it leads to.',
    author: () => 'A link in your comment leads to another site than its words say, so an editor will look at it.',
  },
  'personal_data.email': {
    editor: () => 'Has an e-mail address.',
    author: () => 'Your comment seems to have an e-mail address in it, so an editor will look at it first.',
  },
  'personal_data.telephone': {
    editor: () => 'Has a telephone number.',
    author: () => 'Your comment seems to have a telephone number in it, so an editor will look at it first.',
  },
  'personal_data.home_address': {
    editor: () => 'Has a postcode with the number of a house.',
    author: () => "Your comment seems to have somebody's address in it, so an editor will look at it first.",
  },
  'personal_data.nhs_number': {
    editor: () => 'Has an NHS number.',
    author: () => 'Your comment seems to have an NHS number in it, so an editor will look at it first.',
  },
  'personal_data.national_insurance': {
    editor: () => 'Has a National Insurance number.',
    author: () => 'Your comment seems to have a National Insurance number in it, so an editor will look at it first.',
  },
  'personal_data.payment_card': {
    editor: () => 'Has the number of a payment card.',
    author: () => 'Your comment seems to have the number of a payment card in it, so an editor will look at it first.',
  },
  'personal_data.bank_account': {
    editor: () => 'Has the number of a bank account (IBAN).',
    author: () => 'Your comment seems to have the number of a bank account in it, so an editor will look at it first.',
  },
  'noise.capitals': {
    editor: () => 'Is mostly in capitals.',
    author: () => 'Your comment is mostly in capitals, which reads as shouting. Please write in lower case.',
  },
  'noise.marks': {
    editor: () => 'Piles up accents on letters.',
    author: () => 'Your comment has more accents on a letter than can be read.',
  },
  'noise.repeated': {
    editor: () => 'Repeats one character over and over.',
    author: () => 'Your comment repeats one character over and over.',
  },
  'noise.script': {
    editor: () => "Is in a script other than those of the site's languages.",
    author: () => 'Your comment is written in letters that most readers here cannot read.',
  },
  'noise.keyboard': {
    editor: () => 'Looks like keys struck at random.',
    author: () => 'We could not make out words in your comment.',
  },
  'substance.too_short': {
    editor: ({ least }) => `Has fewer than ${least} characters.`,
    author: ({ least }) => `Your comment is too short: please write at least ${least} characters.`,
  },
  'substance.too_long': {
    editor: ({ most }) => `Has more than ${most} characters.`,
    author: ({ length, most }) => `Your comment has ${length} characters; please use no more than ${most}.`,
  },
  'substance.wordless': {
    editor: () => 'Has nothing but punctuation, emoji or links.',
    author: () => 'Please say something in words: your comment has only punctuation, emoji or links.',
  },
  'section.premoderated': {
    editor: () => 'Every comment in this section waits for an editor.',
    author: () => 'An editor reads every comment here before it appears.',
  },
  'repeat.same': {
    editor: () => 'Its author has posted the same text already.',
    author: () => 'You have posted this comment already.',
  },
  'repeat.removed': {
    editor: ({ percent, comment }) => `${percent} % like comment ${comment}, which was removed.`,
    author: null,
  },
  'repeat.wave': {
    editor: ({ accounts, comment }) => `${accounts} other accounts have just posted much the same, such as ${comment}.`,
    author: null,
  },
  'author.premoderated': {
    editor: () => 'Every comment of this author waits for an editor, by a sanction.',
    author: () => 'For the time being an editor reads each of your comments before it appears.',
  },
  'flood.author': {
    editor: ({ comments, minutes }) => `Its author has posted ${comments} comments within ${minutes} minutes.`,
    author: () => 'You have posted many comments in a short time. Please wait a little before the next one.',
  },
  'flood.article': {
    editor: ({ comments, minutes }) => `New accounts have posted ${comments} comments here within ${minutes} minutes.`,
    author: () => 'This article is getting many comments just now, so an editor looks at some of them first.',
  },
  'author.unverified': {
    editor: () => 'The e-mail address of its author is not verified.',
    author: () => 'An editor looks at your comments first until you have verified your e-mail address.',
  },
  'author.new': {
    editor: ({ published, first }) => `One of its author's first ${first} comments: ${published} are published so far.`,
    author: () => 'An editor looks at the first comments of everyone who is new here.',
  },
  'author.often_removed': {
    editor: ({ removed, judged }) => `Of the last ${judged} comments of its author, ${removed} were removed.`,
    author: () => 'Several of your recent comments were removed, so an editor looks at this one first.',
  },
  'service.found': {
    editor: ({ service, label }) => `The service "${service}" found: ${label}.`,
    author: () => 'An automatic check by another service did not let your comment pass as it is.',
  },
  'phase.failed': {
    editor: ({ phase }) => `The check "${phase}" could not be made.`,
    author: () => 'One of our checks could not be made, so an editor will look at your comment.',
  },
} as const satisfies Record<string, Words>;

export type FindingCode = keyof typeof WORDS;
export const FINDING_CODES = Object.keys(WORDS) as readonly FindingCode[];

/** For editors: what was found, in a sentence. */
export function wordsForEditors(code: FindingCode, details: FindingDetails = {}): string {
  return WORDS[code].editor(details);
}

/**
 * For the author: what was found, in a sentence; null where they are not told. A stored signal may have a code that no
 * phase gives any more.
 */
export function wordsForAuthor({ code, details }: Pick<Signal, 'code' | 'details'>): string | null {
  const known = FINDING_CODES.find((each) => each === code);
  const words: Words | undefined = known && WORDS[known];
  return words?.author?.(details) ?? null;
}
