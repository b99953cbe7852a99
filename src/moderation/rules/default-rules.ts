import type { RuleSet } from './rule.js';

/** The community rules that Belowline comes with. A change of wording or severity raises the version. */
export const DEFAULT_RULES: RuleSet = {
  version: 1,
  rules: [
    {
      code: 'personal_information',
      title: 'Keep private details private',
      text: 'Do not publish an address, a telephone number, a patient or case record, or anything else that lets strangers reach a private person. It does not matter where you found it.',
      severity: 4,
      flagReasons: ['personal_information', 'unsuitable', 'legal'],
    },
    {
      code: 'hate',
      title: 'No hatred of groups',
      text: 'Do not insult, threaten or belittle people for what they are: their origin, colour, religion, sex, sexuality, age or disability.',
      severity: 4,
      flagReasons: ['hate', 'offensive', 'unsuitable', 'personal_attack'],
    },
    {
      code: 'legal',
      title: 'Nothing against the law',
      text: 'Do not post what may be unlawful here: a defamatory claim, contempt of court, a threat, or somebody else’s work without leave.',
      severity: 4,
      flagReasons: ['legal', 'unsuitable', 'false_information', 'personal_information'],
    },
    {
      code: 'personal_attack',
      title: 'Argue with the point, not the person',
      text: 'Criticise what people say and what public bodies do as sharply as you like. Do not abuse or bully the author, another reader or anyone named in the article.',
      severity: 3,
      flagReasons: ['personal_attack', 'offensive', 'unsuitable', 'hate'],
    },
    {
      code: 'false_information',
      title: 'Do not mislead',
      text: 'Do not present as fact what you know to be untrue, above all where others may act on it: on health, safety, money or elections.',
      severity: 3,
      flagReasons: ['false_information', 'unsuitable'],
    },
    {
      code: 'offensive',
      title: 'Mind your language',
      text: 'No obscenity, no gratuitous swearing, no descriptions of cruelty or sex. This is read at work.',
      severity: 2,
      flagReasons: ['offensive', 'unsuitable', 'personal_attack'],
    },
    {
      code: 'spam',
      title: 'No advertising',
      text: 'Do not sell, recruit or collect clicks, and do not post the same text again and again. A link that helps the discussion is welcome.',
      severity: 1,
      flagReasons: ['spam', 'unsuitable', 'off_topic'],
    },
    {
      code: 'off_topic',
      title: 'Stay with the subject',
      text: 'Write about what the article is about. Questions about your account or a delivery go to the help desk.',
      severity: 1,
      flagReasons: ['off_topic', 'unsuitable', 'spam'],
    },
    {
      code: 'other',
      title: 'In the spirit of the place',
      text: 'Where a comment spoils the discussion in a way that no rule above names, an editor may remove it and will say why.',
      severity: 1,
      flagReasons: ['other', 'unsuitable'],
    },
  ],
  flagReasons: [
    { code: 'offensive', label: 'Offensive' },
    { code: 'unsuitable', label: 'Unsuitable' },
    { code: 'personal_attack', label: 'Attacks a person' },
    { code: 'hate', label: 'Hatred of a group' },
    { code: 'spam', label: 'Advertising or spam' },
    { code: 'off_topic', label: 'Off the subject' },
    { code: 'personal_information', label: 'Gives away private details' },
    { code: 'false_information', label: 'False or misleading' },
    { code: 'legal', label: 'May be against the law' },
    { code: 'other', label: 'Something else' },
  ],
};
