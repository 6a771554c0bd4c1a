/** Every file that models learn from. Nothing else may: corpus.ts reads what stands here and checks its hash. */

export type Entry = {
  /** In data/: a head line, then text, label, split (train or dev; never test) and a fourth column, brotli. */
  file: string;
  origin: string;
  licence: string;
  sha256: string;
  use: string;
};

export const MANIFEST: Entry[] = [
  {
    file: 'banking77.tsv.br',
    origin: 'PolyAI-LDN/task-specific-datasets, banking_data',
    licence: 'CC BY 4.0',
    sha256: '6b855fc3d907ae1b3b587ce0261738aae17c84625ba7acf1ddc4525d1b32318e',
    use: 'questions and issues of customers',
  },
  {
    file: 'goemotions.tsv.br',
    origin: 'google-research/google-research, goemotions (copy: monologg/GoEmotions-pytorch)',
    licence: 'Apache-2.0',
    sha256: '911d958ddf6add0871f4ac0d73a6fafb065a81f41bfd6a1824c2c50b770a89ca',
    use: 'emotions; sentiment by the grouping of its authors',
  },
  {
    file: 'mams_target.tsv.br',
    origin: 'siat-nlp/MAMS-for-ABSA, MAMS-ATSA',
    licence: 'Apache-2.0',
    sha256: '43b624aff8a630cd7d9cc8730bd0551c0b940ef7f70fe78547533ea1d4214f76',
    use: 'sentiment toward a target',
  },
  {
    file: 'newsmtsc_target.tsv.br',
    origin: 'fhamborg/NewsMTSC',
    licence: 'MIT',
    sha256: '574627c3faf7339edb477e4800726e0de7d76f1a8a5d49cf96182cfddf432e6d',
    use: 'sentiment toward a target in news',
  },
  {
    file: 'sentfin_target.tsv.br',
    origin: 'pyRis/SEntFiN',
    licence: 'MIT',
    sha256: 'f45d898f4635f68d4771accbe4a64311ed91c8e0e7943a87c69e5f18eca522ab',
    use: 'sentiment toward a company in titles',
  },
  {
    file: 'uci_sentences.tsv.br',
    origin: 'UCI Machine Learning Repository, Sentiment Labelled Sentences',
    licence: 'CC BY 4.0',
    sha256: 'd6ec7b3ab3417052b574eba50c68fdaf89f08c2dba7c0bd58fcf202eed1d6e6c',
    use: 'sentiment',
  },
  {
    file: 'vader_amazon.tsv.br',
    origin: 'cjhutto/vaderSentiment, amazonReviewSnippets',
    licence: 'MIT',
    sha256: 'edfcb9341c117116557d06b1bbef357c2244d45e091224f089b8c19e8ab8fa17',
    use: 'sentiment',
  },
  {
    file: 'vader_movie.tsv.br',
    origin: 'cjhutto/vaderSentiment, movieReviewSnippets',
    licence: 'MIT',
    sha256: '185658744fcde23a3d79fe47ee940d38ddc5dfc999053fb75f538605155c233c',
    use: 'sentiment',
  },
  {
    file: 'vader_nyt.tsv.br',
    origin: 'cjhutto/vaderSentiment, nytEditorialSnippets',
    licence: 'MIT',
    sha256: '4eaf6a29f2613f71122b5571e36d7b9a75cfad25ad2563c852aa383b3736ed70',
    use: 'sentiment',
  },
];
