ALTER TABLE "work_rollups" ADD COLUMN "resolve_met" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resolve_missed" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resolve_waiting" integer;--> statement-breakpoint
ALTER TABLE "work_rollups" ADD COLUMN "resumed" bigint[];--> statement-breakpoint
CREATE INDEX "replies_approved" ON "replies" USING btree ("user_id") WHERE reviewer_id is not null and state is null and posted_at is null;--> statement-breakpoint
CREATE INDEX "story_texts_told_before" ON "story_texts" USING btree ("text_key","story_id") WHERE story_id <> text_key;