/** The three desks of the demonstration site; an article's `section` is one of them. */
type DemoSection = 'health-management' | 'local-government' | 'engineering';

/** Why a reader flags a comment, in the words of the HTTP contract. */
type DemoReason =
  | 'offensive'
  | 'unsuitable'
  | 'personal_attack'
  | 'hate'
  | 'spam'
  | 'off_topic'
  | 'personal_information'
  | 'false_information'
  | 'legal'
  | 'other';

interface DemoLink {
  readonly label: string;
  readonly url: string;
}

interface DemoImage {
  /** A path below `/assets/demo/`; the file of that name stands in `src/demo/assets/`. */
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

export interface DemoArticle {
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: {
    readonly name: string;
    readonly role: string;
    readonly organisation: string;
    /** A path below `/assets/demo/`, as of an image. */
    readonly picture?: string;
  };
  readonly section: DemoSection;
  readonly tags: readonly string[];
  /** HTML made of p, h2, blockquote, ul, li, strong, em and a. */
  readonly body: string;
  readonly links: readonly DemoLink[];
  readonly images: readonly DemoImage[];
  /** Whole days between publication and the moment the demonstration is loaded. */
  readonly publishedDaysBefore: number;
  /** How commenting stands after the load: a `closed` article took its comments while it was still open. */
  readonly commenting: 'open' | 'premoderated' | 'closed';
}

export interface DemoReader {
  /** Names the reader within the demonstration; never shown, and good as the local part of an invented address. */
  readonly key: string;
  readonly displayName: string;
  /** Whole days between sign-up and the load; under 7 makes a fresh account. */
  readonly joinedDaysBefore: number;
}

interface DemoFlag {
  /** Key of a reader, never the comment's author. */
  readonly reporter: string;
  readonly reason: DemoReason;
  readonly note?: string;
}

/** An editor's decision; `reason` is what a removal or an escalation rests on, and is absent from a plain keep. */
interface DemoOutcome {
  readonly action: 'keep' | 'remove' | 'escalate';
  readonly reason?: DemoReason;
  readonly note?: string;
}

/**
 * A comment and what became of it. On an open article it is published at once, and an `outcome` decides the case its
 * flags opened. On a premoderated one it is held: `keep` lets it out, `remove` doesn't, no outcome leaves it waiting.
 */
export interface DemoComment {
  /** Unique among all demonstration comments. */
  readonly key: string;
  /** Slug of the article. */
  readonly article: string;
  /** Key of a reader. */
  readonly author: string;
  /** Key of the earlier comment, under the same article, that this one answers. */
  readonly parent?: string;
  /** Plain text; an empty line parts paragraphs. */
  readonly body: string;
  readonly minutesAfterPublication: number;
  /** Keys of readers, never the author's. */
  readonly recommendedBy?: readonly string[];
  readonly flags: readonly DemoFlag[];
  readonly outcome?: DemoOutcome;
  /** An editor is looking at the case when the load ends; only where the case is still open. */
  readonly claimed?: true;
  /** The author took it back after the replies came. */
  readonly withdrawn?: true;
}
