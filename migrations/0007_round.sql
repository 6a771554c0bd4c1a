ALTER TABLE "work_rollups" ADD COLUMN "resolve_met" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resolve_missed" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resolve_waiting" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resumed" bigint[];--> statement-breakpoint
CREATE INDEX "replies_approved" ON "replies" USING btree ("user_id") WHERE reviewer_id is not null and state is null and posted_at is null;--> statement-breakpoint
CREATE INDEX "story_texts_told_before" ON "story_texts" USING btree ("text_key","story_id") WHERE story_id <> text_key;--> statement-breakpoint
INSERT INTO "rollups_due" ("brand_id", "day")
SELECT w."brand_id", w."day" FROM "work_rollups" w
WHERE w."span" = 'day' AND w."by" = 'all' AND w."source_kind" = '*'
  AND w."brand_id" IN (SELECT "brand_id" FROM "response_targets" WHERE "resolve_minutes" IS NOT NULL)
ON CONFLICT ("brand_id", "day") DO NOTHING;