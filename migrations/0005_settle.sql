CREATE TABLE "complaint_pairs" (
	"brand_id" bigint NOT NULL,
	"day" date NOT NULL,
	"theme" text NOT NULL,
	"other" text NOT NULL,
	"complaints" integer NOT NULL,
	CONSTRAINT "complaint_pairs_brand_id_day_theme_other_pk" PRIMARY KEY("brand_id","day","theme","other")
);
--> statement-breakpoint
CREATE TABLE "work_rollups" (
	"brand_id" bigint NOT NULL,
	"span" text NOT NULL,
	"day" date NOT NULL,
	"by" text NOT NULL,
	"whose" bigint NOT NULL,
	"source_kind" text NOT NULL,
	"needing" integer NOT NULL,
	"answered" integer NOT NULL,
	"met" integer NOT NULL,
	"missed" integer NOT NULL,
	"waiting" integer NOT NULL,
	"closed" integer NOT NULL,
	"unpromised" integer NOT NULL,
	"places" integer[] NOT NULL,
	"times" integer[] NOT NULL,
	CONSTRAINT "work_rollups_brand_id_span_day_by_whose_source_kind_pk" PRIMARY KEY("brand_id","span","day","by","whose","source_kind"),
	CONSTRAINT "work_rollups_span" CHECK (span in ('day','month')),
	CONSTRAINT "work_rollups_by" CHECK (by in ('all','person','team'))
);
--> statement-breakpoint
DROP INDEX "rollups_once";--> statement-breakpoint
ALTER TABLE "answer_rollups" DROP CONSTRAINT "answer_rollups_brand_id_theme_day_source_kind_language_step_pk";--> statement-breakpoint
ALTER TABLE "answer_rollups" ADD CONSTRAINT "answer_rollups_of_day" PRIMARY KEY("brand_id","day","theme","source_kind","language","step");--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "template_id" bigint;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "rating_squares" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "one_star" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "two_stars" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "three_stars" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "four_stars" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "five_stars" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "said_negative" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "said_neutral" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollups" ADD COLUMN "said_positive" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shared_reports" ADD COLUMN "only" jsonb DEFAULT '{"sourceKind":null,"language":null,"theme":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_pairs" ADD CONSTRAINT "complaint_pairs_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD CONSTRAINT "work_rollups_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_template_id_reply_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."reply_templates"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_rollups_together" ON "answer_rollups" USING btree ("brand_id","theme","day") WHERE source_kind = '*';--> statement-breakpoint
CREATE INDEX "mentions_people" ON "mentions" USING btree ("brand_id",(hashtext(source_kind || ' ' || author_handle) & 1023),"published_at") WHERE author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null;--> statement-breakpoint
CREATE INDEX "mentions_heard" ON "mentions" USING btree ("brand_id",(coalesce(author_followers, 0)::bigint + coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)) desc,"published_at") WHERE (coalesce(author_followers, 0)::bigint + coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)) > 0 and author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null;--> statement-breakpoint
CREATE INDEX "mentions_to_thank" ON "mentions" USING btree ("brand_id","published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE coalesce(sentiment_by_user, sentiment) = 'positive' and first_replied_at is null and author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null;--> statement-breakpoint
CREATE INDEX "mentions_to_win_back" ON "mentions" USING btree ("brand_id","published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE coalesce(sentiment_by_user, sentiment) = 'negative' and (first_replied_at is null or status = 'open') and author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null;--> statement-breakpoint
CREATE INDEX "mentions_undue" ON "mentions" USING btree ("brand_id","due_at") WHERE needs_response and due_at is not null and first_replied_at is null and resolved_at is null;--> statement-breakpoint
CREATE INDEX "mentions_facets" ON "mentions" USING gin ("themes","tags","intents",to_tsvector('simple', translate(left(coalesce(author_name, '') || ' ' || coalesce(author_handle, ''), 400), './:@_-', '      ')),array_to_tsvector(array_remove(array[
  'source ' || source_kind,
  'status ' || status,
  'priority ' || priority,
  'sentiment ' || coalesce(sentiment_by_user, sentiment),
  'lang ' || left(split_part(replace(lower(language), '_', '-'), '-', 1), 20),
  'rating ' || floor(rating)::int,
  'site ' || left(reverse(lower(substring(url from '^https?://([^/:?#]+)'))), 200),
  case when unsure then 'unsure' end,
  case when first_replied_at is not null then 'answered' end,
  case when rating is not null then 'rated' end,
  case when tags <> '{}' then 'tagged' end], null)));--> statement-breakpoint
CREATE INDEX "replies_to_look_at" ON "replies" USING btree ("id") WHERE state in ('waiting','unclear','failed','returned');--> statement-breakpoint
CREATE UNIQUE INDEX "rollups_of_day" ON "rollups" USING btree ("brand_id","day","theme","source_kind","language");--> statement-breakpoint
CREATE INDEX "rollups_together" ON "rollups" USING btree ("brand_id","day") WHERE source_kind = '*';--> statement-breakpoint
CREATE INDEX "rollups_counting" ON "rollups" USING btree ("counting");--> statement-breakpoint
CREATE INDEX "rollups_whole" ON "rollups" USING btree ("brand_id","day") WHERE theme = '' and language = '*';