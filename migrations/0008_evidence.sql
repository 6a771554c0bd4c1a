ALTER TABLE "source_gaps" ADD COLUMN "noted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "story_texts" ADD COLUMN "former" jsonb;