/** Answering on review sites. */
import { fixture as appstoreconnect } from '../fixtures/appstoreconnect.ts';
import { fixture as googleplay } from '../fixtures/googleplay.ts';
import { type Case, SESSION, TEXT } from './case.ts';

const PLAY =
  'https://androidpublisher.googleapis.com/androidpublisher/v3/applications/com.example.fernhill/reviews/gp%3A7';
const PROFILE = 'accounts/1/locations/2/reviews/3';
const APPLE = 'https://api.appstoreconnect.apple.com/v1';
const PILOT = 'https://api.trustpilot.com/v1/private/reviews/abc';

export const REVIEWS: Case[] = [
  {
    kind: 'googleplay',
    settings: googleplay.upstreams.googleplay!.settings,
    post: { externalId: 'gp:7' },
    writes: {
      method: 'POST',
      url: `${PLAY}:reply`,
      body: { replyText: TEXT },
      gives: { result: { replyText: TEXT } },
    },
    shows: {
      [PLAY]: {
        reviewId: 'gp:7',
        comments: [{ userComment: { text: 'Bad.' } }, { developerComment: { text: ` ${TEXT}\n` } }],
      },
    },
    posted: 'gp:7',
  },
  {
    kind: 'googlebusiness',
    settings: { account: 'accounts/1', location: 'locations/2', clientId: 'c', clientSecret: 's' },
    session: SESSION,
    post: { externalId: PROFILE },
    writes: {
      method: 'PUT',
      url: `https://mybusiness.googleapis.com/v4/${PROFILE}/reply`,
      body: { comment: TEXT },
      gives: { comment: TEXT, updateTime: '2026-11-21T12:00:00Z' },
    },
    shows: {
      [`https://mybusiness.googleapis.com/v4/${PROFILE}`]: { name: PROFILE, reviewReply: { comment: TEXT } },
    },
    posted: `${PROFILE}/reply`,
  },
  {
    kind: 'trustpilot',
    settings: { access: 'business', businessUnit: 'fernhill.example', apiKey: 'k', apiSecret: 's' },
    session: SESSION,
    post: { externalId: 'abc' },
    writes: { method: 'POST', url: `${PILOT}/reply`, body: { message: TEXT }, gives: {} },
    shows: {
      [PILOT]: {
        id: 'abc',
        stars: 1,
        consumer: { displayName: 'Nils Example' },
        companyReply: { text: TEXT },
        createdAt: '2026-11-20T00:00:00Z',
      },
    },
    posted: 'abc',
  },
  {
    kind: 'appstoreconnect',
    settings: appstoreconnect.upstreams.appstoreconnect!.settings,
    post: { externalId: '00000007' },
    writes: {
      method: 'POST',
      url: `${APPLE}/customerReviewResponses`,
      body: {
        data: {
          type: 'customerReviewResponses',
          attributes: { responseBody: TEXT },
          relationships: { review: { data: { type: 'customerReviews', id: '00000007' } } },
        },
      },
      gives: { data: { type: 'customerReviewResponses', id: 'r-1' } },
    },
    shows: {
      [`${APPLE}/customerReviews/00000007?include=response`]: {
        data: { type: 'customerReviews', id: '00000007' },
        included: [{ type: 'customerReviewResponses', id: 'r-1', attributes: { responseBody: TEXT } }],
      },
    },
    posted: 'r-1',
  },
];
