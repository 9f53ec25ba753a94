// What the order of hits is weighed by, in one place. Found by going down one weight at a time, over all queries of
// benchmarks/soegning.yaml, towards the page that should come first, and tried on folds that were held out (see 0011).
export const weights = {
  K: 3, // how soon more of the same word counts no more
  B: 0.28, // how much a long text weighs against
  ELSEWHERE: 0.38, // what a word is worth in another part of the page
  AIMED: 6, // a page that data say a word leads to
  NAMED: 2.4, // a title, or a sentence that people say, that says what the query says
  SENTENCE: 0.95, // how much less a sentence that says it is worth than a title
  BACK: 5, // how much more it counts that the whole title is said than that the whole query is
  SHARP: 2, // how much more a title that fits is worth than one that half fits
  SMALL: 0.8, // a small word beside others: it is common, and weighs little for that
  SMALL_TITLE: 0.5, // a small word in a title
  COVERED: 0.4, // the words of the query that are there at all
  UNKNOWN: 6, // a word that stands nowhere
  NEAR: 0.15, // words side by side
  SAID: 0.9, // the very words of the query
  FIRST: 1.3, // the beginning of a page
  LISTED: 0.8, // a part of a page that has others below it: what it lists is told there
  OWN: 1.5, // how soon a page that weighs less weighs all of it, as its title or a sentence of it is typed
  EXPLAINED: 0.7, // a word of the glossary, when nobody asks what it means
  MEANS: 1.5, // the same when somebody does
  NUMBER: 2, // a module's number
  IN_TITLE: 3.8,
  IN_HEAD: 3.8,
  IN_WORDS: 1.9,
  LONG_WORDS: 0.13, // how much it weighs against a part that many sentences are said of
  IN_LEAD: 0.5,
};
