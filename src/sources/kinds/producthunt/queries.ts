/** What is asked of Product Hunt's GraphQL: little, because every field counts. */

const FIELDS = 'id body createdAt url votesCount parentId user { id name username url }';

export const COMMENTS = `query Comments($slug: String!, $after: String) {
  post(slug: $slug) {
    id name url
    comments(first: 20, after: $after, order: NEWEST) {
      pageInfo { endCursor hasNextPage }
      nodes { ${FIELDS} replies(first: 10, order: NEWEST) { nodes { ${FIELDS} } } }
    }
  }
}`;

export const POSTS = `query Posts($topic: String, $postedAfter: DateTime, $after: String) {
  posts(first: 20, after: $after, order: NEWEST, topic: $topic, postedAfter: $postedAfter) {
    pageInfo { endCursor hasNextPage }
    nodes { id name tagline description url createdAt votesCount commentsCount user { id name username url } }
  }
}`;
