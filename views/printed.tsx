/** What of a long list is printed: a report is one page of paper. */
import { count } from './format.ts';

/** So many rows of a list of people are printed. */
export const PRINTED = 12;

/** What a printed list leaves out. */
export const NotPrinted = ({ of }: { of: number }) =>
  of <= PRINTED ? null : (
    <p class="hint print-only">
      {count(of - PRINTED, 'more person is', 'more people are')} on the page that this was printed from.
    </p>
  );
