CREATE TABLE "theme_mentions" (
	"brand_id" bigint NOT NULL,
	"theme" text NOT NULL,
	"day" date NOT NULL,
	"said" text NOT NULL,
	"mention_ids" bigint[] NOT NULL,
	CONSTRAINT "theme_mentions_brand_id_theme_day_said_pk" PRIMARY KEY("brand_id","theme","day","said"),
	CONSTRAINT "theme_mentions_said" CHECK (said in ('negative','neutral','positive','unscored'))
);
--> statement-breakpoint
DROP INDEX "mentions_heard";--> statement-breakpoint
DROP INDEX "answer_rollups_together";--> statement-breakpoint
DROP INDEX "rollups_together";--> statement-breakpoint
DROP INDEX "rollups_whole";--> statement-breakpoint
ALTER TABLE "complaint_pairs" ADD COLUMN "mentions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_pairs" ADD COLUMN "positive" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_pairs" ADD COLUMN "neutral" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_pairs" ADD COLUMN "negative" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "emerging_themes" ADD COLUMN "counted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "learnt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "theme_mentions" ADD CONSTRAINT "theme_mentions_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "theme_mentions_day" ON "theme_mentions" USING btree ("brand_id","day");--> statement-breakpoint
CREATE INDEX "complaint_pairs_of_theme" ON "complaint_pairs" USING btree ("brand_id","theme","day");--> statement-breakpoint
CREATE INDEX "mentions_loudest" ON "mentions" USING btree ("brand_id",(coalesce(author_followers, 0)::bigint + coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)) desc,"published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status <> 'dismissed' and not spam and deleted_at is null;--> statement-breakpoint
CREATE INDEX "mentions_suspected" ON "mentions" USING btree ("brand_id","published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE spam and status in ('open','pending') and deleted_at is null;--> statement-breakpoint
CREATE INDEX "answer_rollups_together" ON "answer_rollups" USING btree ("brand_id","theme","day","step","answers","source_kind","language") WHERE source_kind = '*';--> statement-breakpoint
CREATE INDEX "rollups_together" ON "rollups" USING btree ("brand_id","theme","day") WHERE source_kind = '*';--> statement-breakpoint
CREATE INDEX "rollups_whole" ON "rollups" USING btree ("brand_id","day") WHERE theme = '';